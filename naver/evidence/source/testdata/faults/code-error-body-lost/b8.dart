import 'package:http/http.dart' as http;
Future<String> issue() async {
  final res = await http.get(Uri.parse('https://openapi.naver.com/v1/captcha/nkey?code=0'), headers: {'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': s});
  if (res.statusCode == 200) {
    return jsonDecode(res.body)['key'];
  } else {
    throw Exception('Failed to load captcha');
  }
}
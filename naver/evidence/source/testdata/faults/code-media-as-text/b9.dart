import 'package:http/http.dart' as http;
Future<void> image(String key) async {
  final res = await http.get(Uri.parse('https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=$key'), headers: {'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': s});
  File('a.jpg').writeAsString(res.body);
}
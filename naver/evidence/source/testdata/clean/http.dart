import 'package:http/http.dart' as http;
class NaverCaptcha {
  NaverCaptcha(this.id, this.secret);
  final String id, secret;
  Map<String, String> get _headers => {'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': secret};
  Future<String> issue() async {
    final res = await http.get(Uri.parse('https://openapi.naver.com/v1/captcha/nkey?code=0'), headers: _headers);
    if (res.statusCode != 200) throw Exception('NAVER ${res.statusCode}: ${res.body}');
    return jsonDecode(res.body)['key'];
  }
  Future<Uint8List> image(String key) async {
    final res = await http.get(Uri.parse('https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=$key'), headers: _headers);
    return res.bodyBytes;
  }
  Future<bool> verify(String key, String value) async {
    final res = await http.get(Uri.https('openapi.naver.com', '/v1/captcha/nkey', {'code': '1', 'key': key, 'value': value}), headers: _headers);
    return jsonDecode(res.body)['result'];
  }
}

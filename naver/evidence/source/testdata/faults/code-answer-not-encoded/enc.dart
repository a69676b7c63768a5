Future<bool> v(String key, String a) async {
 final r = await http.get(Uri.parse('https://openapi.naver.com/v1/captcha/nkey?code=1&key=$key&value=$a'), headers: {'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': s});
 return jsonDecode(r.body)['result']; }
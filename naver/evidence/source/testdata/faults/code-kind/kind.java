class K {
  String issue() { return get("https://openapi.naver.com/v1/captcha/skey?code=0"); }
  byte[] pic(String key) { return getBytes("https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=" + key); }
  String verify(String key, String v) { return get("https://openapi.naver.com/v1/captcha/nkey?code=1&key=" + key + "&value=" + URLEncoder.encode(v)); }
}
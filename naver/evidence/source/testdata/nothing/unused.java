class A { // https://openapi.naver.com/v1/captcha/nkey
  static final String OLD = "http://openapi.naver.com/v1/captcha/nkey?code=1";
  /* new URL("http://openapi.naver.com/v1/captcha/nkey") */
  void m() { log.info("http://openapi.naver.com/v1/captcha/nkey"); }
}

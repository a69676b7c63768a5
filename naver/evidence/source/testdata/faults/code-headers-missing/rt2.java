class R { String issue() {
 return restTemplate.getForObject("https://openapi.naver.com/v1/captcha/nkey?code=0", String.class); } }
public class CaptchaClient {
    private final WebClient webClient;
    public CaptchaClient(WebClient.Builder b, NaverProperties p) {
        this.webClient = b.baseUrl("https://openapi.naver.com").defaultHeader("X-Naver-Client-Id", p.getId()).defaultHeader("X-Naver-Client-Secret", p.getSecret()).build();
    }
    public Mono<String> issue() {
        return webClient.get().uri("/v1/captcha/skey?code=0").retrieve().bodyToMono(KeyResponse.class).map(KeyResponse::key);
    }
    public Mono<byte[]> sound(String key) {
        return webClient.get().uri(u -> u.path("/v1/captcha/scaptcha").queryParam("key", key).build()).retrieve().bodyToMono(byte[].class);
    }
    public Mono<Boolean> verify(String key, String value) {
        return webClient.get()
            .uri(u -> u.path("/v1/captcha/skey").queryParam("code", 1).queryParam("key", key).queryParam("value", value).build())
            .retrieve().bodyToMono(Result.class).map(Result::result);
    }
}

@Service
public class CaptchaService {
    @Value("${naver.client-id}") private String clientId;
    @Value("${naver.client-secret}") private String clientSecret;
    private static final String BASE = "https://naveropenapi.apigw.ntruss.com";
    private final RestTemplate restTemplate;

    private HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-NCP-APIGW-API-KEY-ID", clientId);
        headers.set("X-NCP-APIGW-API-KEY", clientSecret);
        return headers;
    }
    public String issue() {
        ResponseEntity<KeyResponse> r = restTemplate.exchange(BASE + "/captcha/v1/nkey?code=0", HttpMethod.GET, new HttpEntity<>(headers()), KeyResponse.class);
        return r.getBody().getKey();
    }
    public byte[] image(String key) {
        return restTemplate.exchange(BASE + "/captcha-bin/v1/ncaptcha?key={key}&X-NCP-APIGW-API-KEY-ID={id}", HttpMethod.GET, null, byte[].class, key, clientId).getBody();
    }
    public boolean verify(String key, String answer) {
        URI uri = UriComponentsBuilder.fromHttpUrl(BASE).path("/captcha/v1/nkey")
            .queryParam("code", 1).queryParam("key", key).queryParam("value", answer).encode().build().toUri();
        return restTemplate.exchange(uri, HttpMethod.GET, new HttpEntity<>(headers()), VerifyResponse.class).getBody().isResult();
    }
}

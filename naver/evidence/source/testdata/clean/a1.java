import okhttp3.*;
@Component
public class NaverCaptchaClient {
    private static final String ISSUE_URL = "https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey?code=0";
    private static final String IMAGE_URL = "https://naveropenapi.apigw.ntruss.com/captcha-bin/v1/ncaptcha?key=%s&X-NCP-APIGW-API-KEY-ID=%s";
    private static final String VERIFY_URL = "https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey?code=1&key=%s&value=%s";
    private static final String HEADER_ID = "X-NCP-APIGW-API-KEY-ID";
    private static final String HEADER_SECRET = "X-NCP-APIGW-API-KEY";
    private final OkHttpClient client = new OkHttpClient();
    @Value("${ncp.id}") private String id;
    @Value("${ncp.secret}") private String secret;
    public String issue() throws IOException { return execute(ISSUE_URL).string(); }
    public byte[] image(String key) throws IOException {
        Request request = new Request.Builder().url(String.format(IMAGE_URL, key, id)).get().build();
        try (Response response = client.newCall(request).execute()) { return response.body().bytes(); }
    }
    public String verify(String key, String value) throws IOException {
        return execute(String.format(VERIFY_URL, key, URLEncoder.encode(value, StandardCharsets.UTF_8))).string();
    }
    private ResponseBody execute(String url) throws IOException {
        Request request = new Request.Builder().url(url).addHeader(HEADER_ID, id).addHeader(HEADER_SECRET, secret).build();
        return client.newCall(request).execute().body();
    }
}
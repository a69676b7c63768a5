public final class Naver {
  private static final String HOST = "https://openapi.naver.com";
  private final HttpClient http = HttpClient.newHttpClient();
  private <T> T get(String path, HttpResponse.BodyHandler<T> handler) throws Exception {
    HttpRequest request = HttpRequest.newBuilder().uri(URI.create(HOST + path))
        .header("X-Naver-Client-Id", id).header("X-Naver-Client-Secret", secret).GET().build();
    return http.send(request, handler).body();
  }
  String issue() throws Exception { return get("/v1/captcha/nkey?code=0", HttpResponse.BodyHandlers.ofString()); }
  byte[] image(String key) throws Exception { return get("/v1/captcha/ncaptcha.bin?key=" + key, HttpResponse.BodyHandlers.ofByteArray()); }
  String verify(String key, String value) throws Exception {
    return get(String.format("/v1/captcha/nkey?code=1&key=%s&value=%s", key, URLEncoder.encode(value, StandardCharsets.UTF_8)), HttpResponse.BodyHandlers.ofString());
  }
}

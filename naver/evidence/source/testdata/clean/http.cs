using System.Net.Http;
public class NaverCaptcha {
    private readonly HttpClient _http;
    public NaverCaptcha(HttpClient http, IConfiguration config) {
        _http = http;
        _http.BaseAddress = new Uri("https://openapi.naver.com");
        _http.DefaultRequestHeaders.Add("X-Naver-Client-Id", config["Naver:Id"]);
        _http.DefaultRequestHeaders.Add("X-Naver-Client-Secret", config["Naver:Secret"]);
    }
    public async Task<string> IssueAsync() {
        var res = await _http.GetAsync("/v1/captcha/nkey?code=0");
        var body = await res.Content.ReadAsStringAsync();
        if (!res.IsSuccessStatusCode) throw new Exception(body);
        return JObject.Parse(body)["key"].ToString();
    }
    public async Task<byte[]> ImageAsync(string key) {
        var res = await _http.GetAsync($"/v1/captcha/ncaptcha.bin?key={key}");
        return await res.Content.ReadAsByteArrayAsync();
    }
    public async Task<bool> VerifyAsync(string key, string value) {
        var res = await _http.GetAsync($"/v1/captcha/nkey?code=1&key={key}&value={Uri.EscapeDataString(value)}");
        var body = await res.Content.ReadAsStringAsync();
        return (bool)JObject.Parse(body)["result"];
    }
}

using System; using System.Net; using System.IO; using System.Web;
class P {
    static string Get(string url) {
        var request = (HttpWebRequest)WebRequest.Create(url);
        request.Headers.Add("X-Naver-Client-Id", Environment.GetEnvironmentVariable("NAVER_ID"));
        request.Headers.Add("X-Naver-Client-Secret", Environment.GetEnvironmentVariable("NAVER_SECRET"));
        try { using (var r = (HttpWebResponse)request.GetResponse()) using (var s = new StreamReader(r.GetResponseStream())) return s.ReadToEnd(); }
        catch (WebException e) { using (var s = new StreamReader(e.Response.GetResponseStream())) throw new Exception(s.ReadToEnd()); }
    }
    static void Main(string[] args) {
        string key = args[0], value = args[1];
        Console.WriteLine(Get("https://openapi.naver.com/v1/captcha/nkey?code=0"));
        Console.WriteLine(Get("https://openapi.naver.com/v1/captcha/nkey?code=1&key=" + key + "&value=" + HttpUtility.UrlEncode(value)));
    }
}
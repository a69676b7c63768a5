public class C {
    string Issue() {
        string url = string.Format("https://openapi.naver.com/v1/captcha/nkey?code={0}", 0);
        HttpWebRequest request = (HttpWebRequest)WebRequest.Create(url);
        request.Method = "GET";
        request.Headers.Add("X-Naver-Client-Id", ConfigurationManager.AppSettings["NaverId"]);
        request.Headers.Add("X-Naver-Client-Secret", ConfigurationManager.AppSettings["NaverSecret"]);
        try {
            using (var response = request.GetResponse()) return new StreamReader(response.GetResponseStream()).ReadToEnd();
        } catch (WebException e) {
            return new StreamReader(e.Response.GetResponseStream()).ReadToEnd();
        }
    }
}

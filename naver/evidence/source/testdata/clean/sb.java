public class S {
  String issue() throws Exception {
    StringBuilder sb = new StringBuilder("https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey");
    sb.append("?code=").append("1");
    sb.append("&key=").append(key);
    sb.append("&value=").append(URLEncoder.encode(value, "UTF-8"));
    CloseableHttpClient client = HttpClients.createDefault();
    HttpGet get = new HttpGet(sb.toString());
    get.addHeader("X-NCP-APIGW-API-KEY-ID", props.getId());
    get.addHeader("X-NCP-APIGW-API-KEY", props.getSecret());
    return EntityUtils.toString(client.execute(get).getEntity());
  }
}

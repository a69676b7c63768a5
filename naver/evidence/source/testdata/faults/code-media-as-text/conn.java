class M { String image(String key) throws Exception {
 HttpURLConnection con = (HttpURLConnection) new URL("https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=" + key).openConnection();
 con.setRequestProperty("X-Naver-Client-Id", id); con.setRequestProperty("X-Naver-Client-Secret", secret);
 BufferedReader br = new BufferedReader(new InputStreamReader(con.getResponseCode() == 200 ? con.getInputStream() : con.getErrorStream()));
 StringBuilder sb = new StringBuilder(); String line; while ((line = br.readLine()) != null) sb.append(line);
 Files.writeString(Path.of("captcha.jpg"), sb.toString()); return "ok"; } }
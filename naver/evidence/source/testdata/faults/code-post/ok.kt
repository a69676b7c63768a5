fun issue(): String { val body = FormBody.Builder().add("code", "0").build()
 val r = Request.Builder().url("https://openapi.naver.com/v1/captcha/nkey").post(body).header("X-Naver-Client-Id", id).header("X-Naver-Client-Secret", secret).build()
 return client.newCall(r).execute().body!!.string() }
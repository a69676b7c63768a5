class NaverClient(private val id: String, private val secret: String) {
    private val client = OkHttpClient()
    fun issue(): String {
        val request = Request.Builder()
            .url("https://openapi.naver.com/v1/captcha/nkey?code=0")
            .addHeader("X-Naver-Client-Id", id)
            .addHeader("X-Naver-Client-Secret", secret)
            .build()
        client.newCall(request).execute().use { response ->
            val body = response.body!!.string()
            if (!response.isSuccessful) throw IOException("NAVER ${response.code}: $body")
            return JSONObject(body).getString("key")
        }
    }
    fun image(key: String): ByteArray {
        val url = HttpUrl.Builder().scheme("https").host("openapi.naver.com").addPathSegments("v1/captcha/ncaptcha.bin")
            .addQueryParameter("key", key).build()
        val request = Request.Builder().url(url).header("X-Naver-Client-Id", id).header("X-Naver-Client-Secret", secret).build()
        return client.newCall(request).execute().use { it.body!!.bytes() }
    }
    fun verify(key: String, value: String): Boolean {
        val url = "https://openapi.naver.com/v1/captcha/nkey".toHttpUrl().newBuilder()
            .addQueryParameter("code", "1")
            .addQueryParameter("key", key)
            .addQueryParameter("value", value)
            .build()
        val request = Request.Builder().url(url).addHeader("X-Naver-Client-Id", id).addHeader("X-Naver-Client-Secret", secret).build()
        client.newCall(request).execute().use { return JSONObject(it.body!!.string()).getBoolean("result") }
    }
}

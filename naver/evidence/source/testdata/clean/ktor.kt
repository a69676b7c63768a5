suspend fun verify(client: HttpClient, key: String, value: String): Boolean =
    client.get("https://openapi.naver.com/v1/captcha/nkey") {
        parameter("code", 1)
        parameter("key", key)
        parameter("value", value)
        header("X-Naver-Client-Id", System.getenv("ID"))
        header("X-Naver-Client-Secret", System.getenv("SECRET"))
    }.body<Result>().result

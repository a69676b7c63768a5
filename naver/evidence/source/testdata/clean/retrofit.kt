interface NaverApi {
    @Headers("Accept: application/json")
    @GET("v1/captcha/nkey?code=0")
    suspend fun issue(@Header("X-Naver-Client-Id") id: String, @Header("X-Naver-Client-Secret") secret: String): KeyResponse
    @GET("v1/captcha/nkey?code=1")
    suspend fun verify(@Header("X-Naver-Client-Id") id: String, @Header("X-Naver-Client-Secret") secret: String, @Query("key") key: String, @Query("value") value: String): Result
}
val api = Retrofit.Builder().baseUrl("https://openapi.naver.com/").build().create(NaverApi::class.java)

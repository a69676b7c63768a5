@RestController
class CaptchaController(private val props: NaverProps) {
    private val rest = RestTemplate()
    private fun entity() = HttpEntity<Void>(HttpHeaders().apply {
        set("X-Naver-Client-Id", props.id)
        set("X-Naver-Client-Secret", props.secret)
    })
    @GetMapping("/captcha/nkey")
    fun issue(): String? = rest.exchange("https://openapi.naver.com/v1/captcha/nkey?code=0", HttpMethod.GET, entity(), String::class.java).body
    @GetMapping("/captcha/image")
    fun image(@RequestParam key: String): ByteArray? =
        rest.exchange("https://openapi.naver.com/v1/captcha/ncaptcha.bin?key={key}", HttpMethod.GET, entity(), ByteArray::class.java, key).body
    @PostMapping("/captcha/verify")
    fun verify(@RequestParam key: String, @RequestParam value: String): String? =
        rest.exchange("https://openapi.naver.com/v1/captcha/nkey?code=1&key={key}&value={value}", HttpMethod.GET, entity(), String::class.java, key, value).body
}
import aiohttp
async def image(key):
    headers = {"X-Naver-Client-Id": os.getenv("NAVER_ID"), "X-Naver-Client-Secret": os.getenv("NAVER_SECRET")}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.get("https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=%s" % key) as res:
            data = await res.read()
    return data

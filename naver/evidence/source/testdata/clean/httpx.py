import httpx
BASE = "https://naveropenapi.apigw.gov-ntruss.com"
class Captcha:
    def __init__(self, client_id: str, client_secret: str):
        self.client = httpx.AsyncClient(base_url=BASE, headers={"X-NCP-APIGW-API-KEY-ID": client_id, "X-NCP-APIGW-API-KEY": client_secret})
    async def issue(self):
        r = await self.client.get("/scaptcha/v1/skey", params={"code": 0})
        return r.json()["key"]
    async def sound(self, key):
        r = await self.client.get("/scaptcha-bin/v1/scaptcha", params={"key": key})
        return r.content
    async def verify(self, key, value):
        r = await self.client.get("/scaptcha/v1/skey", params={"code": 1, "key": key, "value": value})
        return r.json()["result"]

import requests
session = requests.Session()
session.headers.update({"X-Naver-Client-Id": settings.NAVER_ID, "X-Naver-Client-Secret": settings.NAVER_SECRET})
URL = "https://openapi.naver.com/v1/captcha/nkey"
def issue():
    return session.get(URL, params={"code": 0}).json()["key"]
def verify(key, answer):
    return session.get(URL, params=dict(code=1, key=key, value=answer)).json()["result"]

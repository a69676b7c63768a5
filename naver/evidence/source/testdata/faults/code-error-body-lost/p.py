import requests
r = requests.get("https://openapi.naver.com/v1/captcha/nkey", params={"code": 0}, headers={"X-Naver-Client-Id": i, "X-Naver-Client-Secret": s})
if r.status_code != 200:
    print("error", r.status_code)
else:
    print(r.json()["key"])
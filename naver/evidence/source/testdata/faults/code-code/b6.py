import requests
requests.get("https://openapi.naver.com/v1/captcha/nkey", params={"code": 1}, headers={"X-Naver-Client-Id": i, "X-Naver-Client-Secret": s})
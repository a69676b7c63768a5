import requests
requests.get("https://openapi.naver.com/v1/captcha/nkey", params={"code": 0, "key": key, "value": value}, headers={"X-Naver-Client-Id": i, "X-Naver-Client-Secret": s})
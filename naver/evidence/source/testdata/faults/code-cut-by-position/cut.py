import urllib.request
req = urllib.request.Request("https://openapi.naver.com/v1/captcha/nkey?code=0", headers={"X-Naver-Client-Id": i, "X-Naver-Client-Secret": s})
body = urllib.request.urlopen(req).read().decode()
key = body[8:24]
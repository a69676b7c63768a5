import urllib.request, urllib.parse
data = urllib.parse.urlencode({"code": 1, "key": key, "value": value}).encode()
req = urllib.request.Request("https://openapi.naver.com/v1/captcha/nkey", data=data, headers={"X-Naver-Client-Id": i, "X-Naver-Client-Secret": s})
urllib.request.urlopen(req)
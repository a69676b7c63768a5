import os
import urllib.request
import urllib.parse
import urllib.error

def verify(key, value):
    params = urllib.parse.urlencode({"code": 1, "key": key, "value": value})
    req = urllib.request.Request("https://openapi.naver.com/v1/captcha/nkey?" + params)
    req.add_header("X-Naver-Client-Id", os.environ["NAVER_CLIENT_ID"])
    req.add_header("X-Naver-Client-Secret", os.environ["NAVER_CLIENT_SECRET"])
    try:
        with urllib.request.urlopen(req) as res:
            return json.load(res)["result"]
    except urllib.error.HTTPError as e:
        raise RuntimeError(e.read().decode("utf-8"))

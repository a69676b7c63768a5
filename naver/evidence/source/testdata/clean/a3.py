import os
import urllib.request
from urllib.error import HTTPError
from urllib.parse import quote

client_id = os.environ["NAVER_CLIENT_ID"]
client_secret = os.environ["NAVER_CLIENT_SECRET"]

def call(url):
    request = urllib.request.Request(url)
    request.add_header("X-Naver-Client-Id", client_id)
    request.add_header("X-Naver-Client-Secret", client_secret)
    try:
        return urllib.request.urlopen(request).read()
    except HTTPError as e:
        print("Error", e.code, e.read())
        raise

key = json.loads(call("https://openapi.naver.com/v1/captcha/nkey?code=0"))["key"]
with open("captcha.jpg", "wb") as f:
    f.write(call("https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=" + key))
value = input("answer: ")
print(call("https://openapi.naver.com/v1/captcha/nkey?code=1&key=" + key + "&value=" + quote(value)))

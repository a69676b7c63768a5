import requests
KEY = "ALdPbazKgh8EEQk1"
r = requests.get(f"https://openapi.naver.com/v1/captcha/ncaptcha.bin?key={KEY}", headers={"X-Naver-Client-Id": i, "X-Naver-Client-Secret": s})
open("a.jpg", "wb").write(r.content)
import requests
H = {"X-Naver-Client-Id": ID, "X-Naver-Client-Secret": SECRET}
key = requests.get("https://openapi.naver.com/v1/captcha/nkey?code=0", headers=H).json()["key"]
wav = requests.get("https://openapi.naver.com/v1/captcha/scaptcha?key=" + key, headers=H).content
import requests
r = requests.get("https://openapi.naver.com/v1/search/blog?query=captcha", headers={"X-Naver-Client-Id": "x", "X-Naver-Client-Secret": "y"})

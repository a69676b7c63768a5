@echo off
set URL=http://openapi.naver.com/v1/captcha/nkey
curl "%URL%?code=0" -H "X-Naver-Client-Id: %NAVER_ID%" -H "X-Naver-Client-Secret: %NAVER_SECRET%"
#!/bin/sh
# http://openapi.naver.com/v1/captcha/nkey
KEY=$(curl -s "https://openapi.naver.com/v1/captcha/nkey?code=0" -H "X-Naver-Client-Id: $NAVER_ID" -H "X-Naver-Client-Secret: $NAVER_SECRET" | jq -r .key)
curl -sG "https://openapi.naver.com/v1/captcha/nkey" \
  -H "X-Naver-Client-Id: $NAVER_ID" -H "X-Naver-Client-Secret: $NAVER_SECRET" \
  -d code=1 -d "key=$KEY" --data-urlencode "value=$1"

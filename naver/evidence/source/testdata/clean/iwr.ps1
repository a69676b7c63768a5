# 캡차 키 발급
$headers = @{ "X-Naver-Client-Id" = $env:NAVER_ID; "X-Naver-Client-Secret" = $env:NAVER_SECRET }
$key = (Invoke-RestMethod -Uri "https://openapi.naver.com/v1/captcha/nkey?code=0" -Headers $headers).key
Invoke-WebRequest -Uri "https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=$key" -Headers $headers -OutFile captcha.jpg
$value = [uri]::EscapeDataString((Read-Host "answer"))
$r = Invoke-RestMethod -Uri "https://openapi.naver.com/v1/captcha/nkey?code=1&key=$key&value=$value" -Headers $headers

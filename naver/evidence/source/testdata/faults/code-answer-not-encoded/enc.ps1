$h = @{ 'X-Naver-Client-Id' = $env:I; 'X-Naver-Client-Secret' = $env:S }
Invoke-RestMethod "https://openapi.naver.com/v1/captcha/nkey?code=1&key=$key&value=$answer" -Headers $h
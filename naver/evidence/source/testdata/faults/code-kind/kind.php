<?php
$headers = ["X-Naver-Client-Id: $id", "X-Naver-Client-Secret: $secret"];
function call($url, $headers) { $ch = curl_init($url); curl_setopt($ch, CURLOPT_RETURNTRANSFER, 1); curl_setopt($ch, CURLOPT_HTTPHEADER, $headers); return curl_exec($ch); }
$key = json_decode(call("https://openapi.naver.com/v1/captcha/nkey?code=0", $headers))->key;
$ok = call("https://openapi.naver.com/v1/captcha/skey?code=1&key=$key&value=" . urlencode($_POST['v']), $headers);
<?php
$ch = curl_init('https://openapi.naver.com/v1/captcha/nkey?code=0');
curl_setopt($ch, CURLOPT_HTTPHEADER, ["X-Naver-Client-Id: $id", "X-Naver-Client-Secret: $secret"]);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
$res = curl_exec($ch);
if (curl_getinfo($ch, CURLINFO_HTTP_CODE) != 200) { die('captcha failed'); }
$key = json_decode($res)->key;
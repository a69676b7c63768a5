<?php
$ch = curl_init('https://openapi.naver.com/v1/captcha/nkey?code=0'); curl_setopt($ch, CURLOPT_HTTPHEADER, ["X-Naver-Client-Id: $id", "X-Naver-Client-Secret: $s"]); curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
$res = curl_exec($ch); $key = substr($res, 8, 16);
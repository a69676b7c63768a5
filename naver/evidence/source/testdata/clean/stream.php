<?php
$opts = ['http' => ['method' => 'GET', 'ignore_errors' => true, 'header' => "X-Naver-Client-Id: {$id}\r\nX-Naver-Client-Secret: {$secret}\r\n"]];
$context = stream_context_create($opts);
$query = http_build_query(['code' => 1, 'key' => $key, 'value' => $value]);
$body = file_get_contents("https://openapi.naver.com/v1/captcha/nkey?$query", false, $context);

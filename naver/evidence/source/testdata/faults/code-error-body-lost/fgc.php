<?php
$ctx = stream_context_create(['http' => ['header' => ["X-Naver-Client-Id: $id", "X-Naver-Client-Secret: $secret"]]]);
$key = json_decode(file_get_contents('https://openapi.naver.com/v1/captcha/nkey?code=0', false, $ctx))->key;
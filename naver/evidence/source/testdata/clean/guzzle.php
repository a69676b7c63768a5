<?php
use GuzzleHttp\Client;
$client = new Client(['base_uri' => 'https://openapi.naver.com', 'http_errors' => false, 'headers' => [
    'X-Naver-Client-Id' => getenv('NAVER_ID'), 'X-Naver-Client-Secret' => getenv('NAVER_SECRET')]]);
$res = $client->request('GET', '/v1/captcha/nkey', ['query' => ['code' => 1, 'key' => $key, 'value' => $answer]]);
echo $res->getBody();

<?php
$client_id = getenv("NAVER_CLIENT_ID");
$client_secret = getenv("NAVER_CLIENT_SECRET");
$headers = ["X-Naver-Client-Id: ".$client_id, "X-Naver-Client-Secret: ".$client_secret];
// 키 발급
$ch = curl_init();
curl_setopt($ch, CURLOPT_URL, "https://openapi.naver.com/v1/captcha/skey?code=0");
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
curl_setopt($ch, CURLOPT_HTTPHEADER, $headers);
$response = curl_exec($ch);
$status = curl_getinfo($ch, CURLINFO_HTTP_CODE);
curl_close($ch);
if ($status != 200) { error_log("NAVER $status: $response"); exit; }
$key = json_decode($response, true)['key'];
// 음성
$ch = curl_init();
curl_setopt($ch, CURLOPT_URL, "https://openapi.naver.com/v1/captcha/scaptcha?key=".$key);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
curl_setopt($ch, CURLOPT_HTTPHEADER, $headers);
$wav = curl_exec($ch);
file_put_contents("captcha.wav", $wav);
// 검증
$value = $_POST["value"];
$ch = curl_init("https://openapi.naver.com/v1/captcha/skey?code=1&key=".$key."&value=".rawurlencode($value));
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
curl_setopt($ch, CURLOPT_HTTPHEADER, $headers);
echo curl_exec($ch);
?>
<form><img src="captcha.jpg"></form>
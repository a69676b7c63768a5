<?php
class NaverCaptcha {
    const HOST = 'https://openapi.naver.com';
    private $id; private $secret;
    public function __construct($id, $secret) { $this->id = $id; $this->secret = $secret; }
    private function call($path) {
        $ch = curl_init();
        curl_setopt_array($ch, [
            CURLOPT_URL => self::HOST . $path,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => ["X-Naver-Client-Id: {$this->id}", "X-Naver-Client-Secret: {$this->secret}"],
        ]);
        $body = curl_exec($ch);
        curl_close($ch);
        return $body;
    }
    public function issue() { return json_decode($this->call('/v1/captcha/nkey?code=0'))->key; }
    public function image($key) { return $this->call('/v1/captcha/ncaptcha.bin?key=' . $key); }
    public function verify($key, $value) { return json_decode($this->call(sprintf('/v1/captcha/nkey?code=1&key=%s&value=%s', $key, rawurlencode($value))))->result; }
}

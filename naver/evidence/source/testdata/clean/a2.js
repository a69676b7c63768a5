const express = require('express');
const request = require('request');
const app = express();
const client_id = process.env.NAVER_CLIENT_ID;
const client_secret = process.env.NAVER_CLIENT_SECRET;
app.get('/captcha/nkey', function (req, res) {
  const options = { url: 'https://openapi.naver.com/v1/captcha/nkey?code=0', headers: { 'X-Naver-Client-Id': client_id, 'X-Naver-Client-Secret': client_secret } };
  request.get(options, function (error, response, body) {
    res.status(response.statusCode).type('json').send(body);
  });
});
app.get('/captcha/image', function (req, res) {
  const options = { url: 'https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=' + req.query.key, headers: { 'X-Naver-Client-Id': client_id, 'X-Naver-Client-Secret': client_secret } };
  request.get(options).pipe(res);
});
app.post('/captcha/verify', function (req, res) {
  const url = 'https://openapi.naver.com/v1/captcha/nkey?code=1&key=' + req.body.key + '&value=' + encodeURIComponent(req.body.value);
  request.get({ url, headers: { 'X-Naver-Client-Id': client_id, 'X-Naver-Client-Secret': client_secret } }, (e, r, body) => res.send(body));
});
const request = require('request');
request.get({ url: 'https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=' + key, headers: { 'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': secret } }, (err, res, body) => {
  fs.writeFileSync('captcha.jpg', body);
});
const https = require('https');
const querystring = require('querystring');
function verify(key, value, cb) {
  const query = querystring.stringify({ code: 1, key: key, value: value });
  https.request({ hostname: 'openapi.naver.com', path: '/v1/captcha/nkey?' + query, method: 'GET',
    headers: { 'X-Naver-Client-Id': process.env.ID, 'X-Naver-Client-Secret': process.env.SECRET } }, res => {
    let body = '';
    res.on('data', d => body += d);
    res.on('end', () => cb(res.statusCode, body));
  }).end();
}

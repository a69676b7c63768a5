const axios = require('axios');
const naver = axios.create({
  baseURL: 'https://openapi.naver.com',
  headers: { 'X-Naver-Client-Id': process.env.NAVER_CLIENT_ID, 'X-Naver-Client-Secret': process.env.NAVER_CLIENT_SECRET },
});
async function issue() { return (await naver.get('/v1/captcha/nkey', { params: { code: 0 } })).data.key; }
async function image(key) { return (await naver.get('/v1/captcha/ncaptcha.bin', { params: { key }, responseType: 'arraybuffer' })).data; }
async function verify(key, value) { return (await naver.get('/v1/captcha/nkey', { params: { code: 1, key, value } })).data.result; }

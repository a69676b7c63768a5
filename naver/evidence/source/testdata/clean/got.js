import got from 'got';
const client = got.extend({ prefixUrl: 'https://openapi.naver.com/v1/captcha', headers: { 'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': secret } });
export const picture = key => got('https://openapi.naver.com/v1/captcha/ncaptcha.bin', { searchParams: { key }, headers: { 'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': secret } }).buffer();

const r = await fetch('https://openapi.naver.com/v1/captcha/nkey?code=0', { headers: { 'X-Naver-Client-Id': process.env.I, 'X-Naver-Client-Secret': process.env.S } });
if (!r.ok) throw new Error('HTTP ' + r.status);
const { key } = await r.json();
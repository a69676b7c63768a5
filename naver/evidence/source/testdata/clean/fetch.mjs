const headers = { 'X-Naver-Client-Id': process.env.NAVER_ID, 'X-Naver-Client-Secret': process.env.NAVER_SECRET };
export async function verify(key, value) {
  const url = new URL('https://openapi.naver.com/v1/captcha/nkey');
  url.searchParams.set('code', '1');
  url.searchParams.set('key', key);
  url.searchParams.set('value', value);
  const res = await fetch(url, { headers });
  if (!res.ok) throw new Error(`NAVER ${res.status}: ${await res.text()}`);
  return (await res.json()).result;
}
export async function issue() {
  const res = await fetch('https://openapi.naver.com/v1/captcha/nkey?' + new URLSearchParams({ code: 0 }), { headers });
  if (!res.ok) throw new Error(await res.text());
  return (await res.json()).key;
}
export async function image(key) {
  const res = await fetch(`https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=${key}`, { headers });
  return Buffer.from(await res.arrayBuffer());
}

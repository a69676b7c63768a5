import express from 'express';
const NAVER = { host: 'https://openapi.naver.com', nkey: '/v1/captcha/nkey', image: '/v1/captcha/ncaptcha.bin' };
const headers = () => ({ 'X-Naver-Client-Id': process.env.ID, 'X-Naver-Client-Secret': process.env.SECRET });
export const issue = async () => {
  const res = await fetch(`${NAVER.host}${NAVER.nkey}?code=0`, { headers: headers() });
  const body = await res.text();
  if (!res.ok) { console.error(res.status, body); throw new Error('naver'); }
  return JSON.parse(body).key;
};
export const image = async (key) => {
  const res = await fetch(`${NAVER.host}${NAVER.image}?${new URLSearchParams({ key })}`, { headers: headers() });
  return Buffer.from(await res.arrayBuffer());
};
export const verify = async (key, value) => {
  const q = new URLSearchParams({ code: '1', key, value });
  const res = await fetch(`${NAVER.host}${NAVER.nkey}?${q}`, { headers: headers() });
  return (await res.json()).result;
};
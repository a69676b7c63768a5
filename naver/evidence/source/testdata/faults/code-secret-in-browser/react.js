import React, { useEffect } from 'react';
export function C() {
  useEffect(() => { fetch('https://openapi.naver.com/v1/captcha/nkey?code=0', { headers: { 'X-Naver-Client-Id': process.env.REACT_APP_ID, 'X-Naver-Client-Secret': process.env.REACT_APP_SECRET } }); }, []);
}
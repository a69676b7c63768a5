import React from 'react';
export default function Captcha({ k }) {
  return <img src={`https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=${k}`} alt="Don't" />;
}
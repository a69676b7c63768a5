const get = p => axios.get('https://openapi.naver.com/v1/captcha/' + p, { headers: { 'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': secret }, responseType: 'arraybuffer' });
const issue = () => get('nkey?code=0');
const sound = key => get('scaptcha?key=' + key);
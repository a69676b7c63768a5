var xhr = new XMLHttpRequest();
xhr.open('GET', 'https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey?code=0');
xhr.setRequestHeader('X-NCP-APIGW-API-KEY-ID', id);
xhr.setRequestHeader('X-NCP-APIGW-API-KEY', secret);
xhr.onload = function () { document.title = xhr.responseText; };
xhr.send();
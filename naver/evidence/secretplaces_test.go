package evidence_test

import (
	"encoding/base64"
	"fmt"
	"testing"

	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
)

// held is evidence that holds a pair: a file by its name, and how its text is packed when the pair is in it.
type held struct {
	name, text string
	pack       func(t *testing.T, text string) string
}

const (
	issue   = "https://openapi.naver.com/v1/captcha/nkey?code=0"
	headers = `{"name":"X-Naver-Client-Id","value":"` + id + `"},{"name":"X-Naver-Client-Secret","value":"` + secret + `"}`
	sent    = "X-Naver-Client-Id: " + id + "\r\nX-Naver-Client-Secret: " + secret + "\r\n"
)

var refused = fmt.Sprintf(`"response":{"status":401,"content":{"size":99,"text":%q}}`, notEnabled)

// entryWith is a HAR whose only request has these fields besides its URL.
func entryWith(fields string) string {
	return `{"log":{"version":"1.2","creator":{"name":"x"},"entries":[{"request":{"method":"POST","url":"` + issue + `",` + fields + `},` + refused + `}]}}`
}

func collection(item, more string) string {
	return `{"info":{"_postman_id":"x","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[{"name":"a","request":{"method":"GET",` + item + `,"url":{"raw":"` + issue + `"}},"response":[{"code":401,"body":` + fmt.Sprintf("%q", notEnabled) + `}]}]` + more + `}`
}

func charles(request string) string {
	return `[{"status":"COMPLETE","method":"POST","scheme":"https","host":"openapi.naver.com","path":"/v1/captcha/nkey","query":"code=0","request":{` + request + `},"response":{"status":401,"body":{"text":` + fmt.Sprintf("%q", notEnabled) + `}}}]`
}

// fileForms are the files of programs with the pair in each place that they have for one.
var fileForms = []held{
	{name: "headers.har", text: entryWith(`"headers":[` + headers + `]`)},
	{name: "pseudo.har", text: entryWith(`"headers":[{"name":":authority","value":"openapi.naver.com"},{"name":":path","value":"/v1/captcha/nkey?client_id=` + id + `&client_secret=` + secret + `"}]`)},
	{name: "query.har", text: entryWith(`"headers":[],"queryString":[` + headers + `]`)},
	{name: "params.har", text: entryWith(`"headers":[],"postData":{"params":[{"name":"client_id","value":"` + id + `"},{"name":"client_secret","value":"` + secret + `"}]}`)},
	{name: "post.har", text: entryWith(`"headers":[],"postData":{"mimeType":"application/x-www-form-urlencoded","text":"client_id=` + id + `&client_secret=` + secret + `"}`)},
	{name: "json.har", text: entryWith(`"headers":[],"postData":{"text":"{\"clientId\":\"` + id + `\",\"clientSecret\":\"` + secret + `\"}"}`)},
	{name: "cookies.har", text: entryWith(`"headers":[{"name":"Cookie","value":"client_id=` + id + `; client_secret=` + secret + `"}],"cookies":[{"name":"client_id","value":"` + id + `"},{"name":"client_secret","value":"` + secret + `"}]`)},
	{name: "a.chlsj", text: charles(`"header":{"headers":[` + headers + `]}`)},
	{name: "b.chlsj", text: charles(`"header":{},"body":{"text":"client_id=` + id + `&client_secret=` + secret + `"}`)},
	{name: "burp.xml", text: burp(false, "GET /v1/captcha/nkey?code=0 HTTP/1.1\r\nHost: openapi.naver.com\r\n"+sent+"\r\n")},
	{name: "body.xml", text: burp(false, "POST /v1/captcha/nkey HTTP/1.1\r\nHost: openapi.naver.com\r\n\r\nclient_id="+id+"&client_secret="+secret)},
	{name: "burp64.xml", text: "GET /v1/captcha/nkey?code=0 HTTP/1.1\r\nHost: openapi.naver.com\r\n" + sent + "\r\n", pack: func(_ *testing.T, text string) string { return burp(true, text) }},
	{name: "a.saz", text: "GET " + issue + " HTTP/1.1\r\nHost: openapi.naver.com\r\n" + sent + "\r\n", pack: func(t *testing.T, text string) string {
		return zipped(t, "raw/1_c.txt", text, "raw/1_s.txt", "HTTP/1.1 401 Unauthorized\r\n\r\n"+notEnabled)
	}},
	{name: "header.json", text: collection(`"header":[{"key":"X-Naver-Client-Id","value":"`+id+`"},{"key":"X-Naver-Client-Secret","value":"`+secret+`"}]`, "")},
	{name: "off.json", text: collection(`"header":[{"key":"X-Naver-Client-Id","value":"`+id+`","disabled":true},{"key":"X-Naver-Client-Secret","value":"`+secret+`","disabled":true}]`, "")},
	{name: "order.json", text: collection(`"header":[{"value":"`+id+`","type":"text","key":"X-Naver-Client-Id"},{"value":"`+secret+`","type":"text","key":"X-Naver-Client-Secret"}]`, "")},
	{name: "auth.json", text: collection(`"auth":{"type":"basic","basic":[{"key":"username","value":"`+id+`"},{"key":"password","value":"`+secret+`"}]}`, "")},
	{name: "apikey.json", text: collection(`"auth":{"type":"apikey","apikey":[{"key":"value","value":"`+secret+`"},{"key":"key","value":"X-Naver-Client-Secret"}]}`, "")},
	{name: "variable.json", text: collection(`"header":[]`, `,"variable":[{"key":"client_id","value":"`+id+`","type":"string"},{"key":"client_secret","value":"`+secret+`","type":"string"}]`)},
	{name: "console.txt", text: "GET " + issue + "\n401\nRequest Headers\n" + sent + "Response Body\n" + notEnabled},
	{name: "fetch.txt", text: `fetch("` + issue + `", {"headers": {"x-naver-client-id": "` + id + `", "x-naver-client-secret": "` + secret + `"}, "method": "GET"});` + "\n" + notEnabled},
	{name: "ps.txt", text: "Invoke-WebRequest -Uri \"" + issue + "\" -Headers @{\n\"X-Naver-Client-Id\"=\"" + id + "\"\n  \"X-Naver-Client-Secret\"=\"" + secret + "\"\n}\n" + notEnabled},
	{name: "cmd.txt", text: "curl ^\"" + issue + "^\" ^\n  -H ^\"x-naver-client-id: " + id + "^\" ^\n  -H ^\"x-naver-client-secret: " + secret + "^\"\n" + notEnabled},
	{name: "trace.txt", text: "=> Send header, 150 bytes (0x96)\n0000: GET /v1/captcha/nkey?code=0 HTTP/1.1\n0026: Host: openapi.naver.com\n003f: X-Naver-Client-Id: " + id + "\n0068: X-Naver-Client-Secret: " + secret + "\n<= Recv header, 27 bytes (0x1b)\n0000: HTTP/1.1 401 Unauthorized\n" + notEnabled},
	{name: "httpie.txt", text: "http GET '" + issue + "' X-Naver-Client-Id:" + id + " X-Naver-Client-Secret:" + secret + "\n" + notEnabled},
	{name: "okhttp.log", text: "D/OkHttp: --> GET " + issue + "\nD/OkHttp: X-Naver-Client-Id: " + id + "\nD/OkHttp: X-Naver-Client-Secret: " + secret + "\nD/OkHttp: --> END GET\nD/OkHttp: <-- 401 " + issue + " (20ms)\nD/OkHttp: " + notEnabled + "\nD/OkHttp: <-- END HTTP\n"},
	{name: "axios.log", text: "AxiosError: Request failed with status code 401\n  config: {\n    url: '" + issue + "',\n    headers: Object [AxiosHeaders] {\n      'X-Naver-Client-Id': '" + id + "',\n      'X-Naver-Client-Secret': '" + secret + "'\n    }\n  },\n  _header: 'GET /v1/captcha/nkey HTTP/1.1\\r\\nX-Naver-Client-Id: " + id + "\\r\\nX-Naver-Client-Secret: " + secret + "\\r\\n\\r\\n',\n  data: '" + notEnabled + "'\n"},
	{name: "raw.log", text: "rawHeaders: [\n  'X-Naver-Client-Id',\n  '" + id + "',\n  'X-Naver-Client-Secret',\n  '" + secret + "'\n]\n" + issue + "\n" + notEnabled},
	{name: "access.log", text: `1.2.3.4 - - [20/Nov/2026:10:00:00 +0900] "GET /v1/captcha/nkey?code=0&client_id=` + id + `&client_secret=` + secret + ` HTTP/1.1" 401 124 "-" "curl/8"` + "\n" + notEnabled},
	{name: "a.py", text: "import os, requests\ncid = os.environ.get('NAVER_CLIENT_ID', '" + id + "')\nsec = os.getenv('NAVER_CLIENT_SECRET', '" + secret + "')\nrequests.get('" + issue + "', headers={'X-Naver-Client-Id': cid, 'X-Naver-Client-Secret': sec})\n"},
	{name: "a.js", text: "const id = process.env.NAVER_CLIENT_ID || '" + id + "';\nconst secret = process.env.NAVER_CLIENT_SECRET ?? \"" + secret + "\";\nfetch('" + issue + "', {headers: {'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': secret}});\n"},
	{name: "A.java", text: "String clientId = \"YOUR_CLIENT_ID\"; // \"" + id + "\"\nString clientSecret = \"" + secret + "\";\nURL u = new URL(\"" + issue + "\");\ncon.setRequestProperty(\"X-Naver-Client-Id\", \"" + id + "\");\ncon.setRequestProperty(\"X-Naver-Client-Secret\", clientSecret);\n"},
	{name: "a.php", text: "<?php\ndefine('NAVER_CLIENT_ID', '" + id + "');\ndefine(\"NAVER_CLIENT_SECRET\", \"" + secret + "\");\n$u = '" + issue + "';\n$h = ['X-Naver-Client-Id: ' . NAVER_CLIENT_ID, 'X-Naver-Client-Secret: ' . NAVER_CLIENT_SECRET];\n"},
	{name: "a.go", text: "package a\nconst clientID, clientSecret = \"" + id + "\", \"" + secret + "\"\nfunc f(r *http.Request) { r.Header.Set(\"X-Naver-Client-Id\", clientID); r.Header.Set(\"X-Naver-Client-Secret\", clientSecret); get(\"" + issue + "\") }\n"},
	{name: "a.kt", text: "val clientId = System.getenv(\"NAVER_CLIENT_ID\") ?: \"" + id + "\"\nval clientSecret = System.getenv(\"NAVER_CLIENT_SECRET\") ?: \"" + secret + "\"\nval u = \"" + issue + "\"\nc.header(\"X-Naver-Client-Id\", clientId).header(\"X-Naver-Client-Secret\", clientSecret)\n"},
	{name: "a.txt.gz", text: places[0], pack: func(_ *testing.T, text string) string { return gzipped(text) }},
	{name: "a.zip", text: entryWith(`"headers":[` + headers + `]`), pack: func(t *testing.T, text string) string { return zipped(t, "a/calls.har", text) }},
	{name: "a.eml", text: places[0], pack: attached("base64")},
	{name: "b.eml", text: places[0], pack: attached("quoted-printable")},
	{name: "utf16.txt", text: places[1], pack: func(t *testing.T, text string) string {
		return encoded(t, text, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder())
	}},
	{name: "cp949.txt", text: "안녕하세요 " + places[0], pack: func(t *testing.T, text string) string { return encoded(t, text, korean.EUCKR.NewEncoder()) }},
}

func attached(coding string) func(*testing.T, string) string {
	return func(_ *testing.T, text string) string {
		body := quoted(text)
		if coding == "base64" {
			body = base64.StdEncoding.EncodeToString([]byte(text))
		}
		return mailHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8; name=a.log\r\nContent-Disposition: attachment; filename=a.log\r\nContent-Transfer-Encoding: " + coding + "\r\n\r\n" + body + "\r\n--x--\r\n"
	}
}

func burp(packed bool, request string) string {
	if packed {
		request = base64.StdEncoding.EncodeToString([]byte(request))
	}
	return fmt.Sprintf(`<?xml version="1.0"?><items burpVersion="2024"><item><url>%s</url><method>GET</method><request base64="%v"><![CDATA[%s]]></request><status>401</status><response base64="false"><![CDATA[HTTP/1.1 401 No`+"\n\n%s]]></response></item></items>", issue, packed, request, notEnabled)
}

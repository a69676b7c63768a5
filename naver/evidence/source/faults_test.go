package source_test

import (
	"slices"
	"strings"
	"testing"

	"navercaptcha/naver/evidence/source"
)

// twin is code with one fault, and the same code mended: old is what stands there with the fault, fresh what takes its place.
type twin struct {
	rule       string
	file       string
	code       string // the mended one
	fresh, old string
	line       int // of the fault
}

const (
	javaVerify = `import java.net.*; import java.io.*;
class Captcha {
    String verify(String key, String answer) throws IOException {
        String url = "https://openapi.naver.com/v1/captcha/nkey?code=1&key=" + key
            + "&value=" + URLEncoder.encode(answer, "UTF-8");
        HttpURLConnection c = (HttpURLConnection) new URL(url).openConnection();
        c.setRequestMethod("GET");
        c.setRequestProperty("X-Naver-Client-Id", System.getenv("NAVER_ID"));
        c.setRequestProperty("X-Naver-Client-Secret", System.getenv("NAVER_SECRET"));
        InputStream in = c.getResponseCode() == 200 ? c.getInputStream() : c.getErrorStream();
        return new JSONObject(new String(in.readAllBytes())).getString("result");
    }
}
`
	javaPicture = `class Captcha {
    byte[] picture(String key) throws IOException, InterruptedException {
        HttpRequest r = HttpRequest.newBuilder(URI.create("https://naveropenapi.apigw.ntruss.com/captcha-bin/v1/ncaptcha?key=" + key
            + "&X-NCP-APIGW-API-KEY-ID=" + clientId)).build();
        return http.send(r, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
`
	phpVerify = `<?php
function verify($key, $answer) {
    $url = "https://openapi.naver.com/v1/captcha/skey?code=1&key={$key}&value=" . urlencode($answer);
    $ch = curl_init();
    curl_setopt($ch, CURLOPT_URL, $url);
    curl_setopt($ch, CURLOPT_POST, false);
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($ch, CURLOPT_HTTPHEADER, [
        "X-Naver-Client-Id: " . getenv('NAVER_ID'),
        "X-Naver-Client-Secret: " . getenv('NAVER_SECRET'),
    ]);
    $body = curl_exec($ch);
    return json_decode($body)->result;
}
`
	phpSound = `<?php
$url = "https://naveropenapi.apigw.ntruss.com/scaptcha-bin/v1/scaptcha?key=" . $_GET['key'] . "&X-NCP-APIGW-API-KEY-ID=" . getenv('NCP_ID');
$ch = curl_init($url);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
curl_setopt($ch, CURLOPT_HTTPHEADER, []);
file_put_contents('voice.wav', curl_exec($ch));
`
	nodeVerify = `const axios = require('axios');
const HOST = 'https://openapi.naver.com';
exports.verify = async (key, answer) => {
  const url = HOST + '/v1/captcha/nkey?code=1&key=' + key + '&value=' + encodeURIComponent(answer);
  const { data } = await axios.get(url, {
    headers: { 'X-Naver-Client-Id': process.env.ID, 'X-Naver-Client-Secret': process.env.SECRET },
  });
  return data.result;
};
`
	nodePicture = "const axios = require('axios');\n" +
		"async function picture(key) {\n" +
		"  const r = await axios.get(`https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=${key}`, {\n" +
		"    headers: { 'X-Naver-Client-Id': id, 'X-Naver-Client-Secret': secret },\n" +
		"    responseType: 'arraybuffer',\n" +
		"  });\n" +
		"  fs.writeFileSync('captcha.jpg', r.data);\n" +
		"}\n"
	nodeCaught = `const axios = require('axios');
async function issue(id, secret) {
  try {
    const r = await axios.get('https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey', { params: { code: 0 }, headers: { 'X-NCP-APIGW-API-KEY-ID': id, 'X-NCP-APIGW-API-KEY': secret } });
    return r.data.key;
  } catch (e) {
    console.error(e.response.data);
  }
}
`
	pythonVerify = `import os, requests
from urllib.parse import quote

HEADERS = {"X-Naver-Client-Id": os.environ["NAVER_ID"], "X-Naver-Client-Secret": os.environ["NAVER_SECRET"]}

def verify(key, answer):
    url = f"https://openapi.naver.com/v1/captcha/nkey?code=1&key={key}&value={quote(answer)}"
    r = requests.get(url, headers=HEADERS)
    return r.json()["result"]
`
	pythonPicture = `import requests

def picture(key, client_id, client_secret):
    r = requests.get("https://openapi.naver.com/v1/captcha/ncaptcha.bin", params={"key": key},
                     headers={"X-Naver-Client-Id": client_id, "X-Naver-Client-Secret": client_secret})
    with open("captcha.jpg", "wb") as f:
        f.write(r.content)
`
)

var twins = []twin{
	{rule: "code-key-doubled", file: "a.java", code: javaVerify, fresh: `&key=" + key`, old: `&key=" + key + key`, line: 4},
	{rule: "code-key-doubled", file: "a.php", code: phpVerify, fresh: `{$key}`, old: `{$key}{$key}`, line: 3},
	{rule: "code-key-doubled", file: "a.js", code: nodeVerify, fresh: `' + key + '`, old: `' + key + key + '`, line: 4},
	{rule: "code-key-doubled", file: "a.py", code: pythonVerify, fresh: `{key}`, old: `{key}{key}`, line: 7},

	{rule: "code-equals-missing", file: "a.java", code: javaPicture, fresh: `KEY-ID="`, old: `KEY-ID"`, line: 4},
	{rule: "code-equals-missing", file: "a.php", code: phpSound, fresh: `KEY-ID="`, old: `KEY-ID"`, line: 2},
	{rule: "code-equals-missing", file: "a.js", code: nodeVerify, fresh: `&value='`, old: `&value'`, line: 4},
	{rule: "code-equals-missing", file: "a.py", code: pythonVerify, fresh: `&value=`, old: `&value`, line: 7},

	{rule: "code-path", file: "a.java", code: javaVerify, fresh: "/v1/captcha/nkey", old: "/v1/saptcha/nkey", line: 4},
	{rule: "code-path", file: "a.java", code: javaPicture, fresh: "v1/ncaptcha?", old: "v1/ncaptcha.bin?", line: 3},
	{rule: "code-path", file: "a.php", code: phpVerify, fresh: "/captcha/skey", old: "/scaptcha/skey", line: 3},
	{rule: "code-path", file: "a.js", code: nodePicture, fresh: "ncaptcha.bin", old: "ncaptcha", line: 3},
	{rule: "code-path", file: "a.py", code: pythonPicture, fresh: "ncaptcha.bin", old: "ncaptcha", line: 4},
	{rule: "code-path", file: "fin.php", code: phpSound, fresh: "naveropenapi.apigw.ntruss", old: "naveropenapi.apigw.fin-ntruss", line: 2},

	{rule: "code-platform", file: "a.java", code: javaVerify, fresh: "https://openapi.naver.com/v1", old: "https://naveropenapi.apigw.ntruss.com/v1", line: 4},
	{rule: "code-platform", file: "a.php", code: phpSound, fresh: "naveropenapi.apigw.ntruss.com", old: "openapi.naver.com", line: 2},
	{rule: "code-platform", file: "a.js", code: nodeVerify, fresh: "{ 'X-Naver-Client-Id': process.env.ID, 'X-Naver-Client-Secret'", old: "{ 'X-NCP-APIGW-API-KEY-ID': process.env.ID, 'X-NCP-APIGW-API-KEY'", line: 6},
	{rule: "code-platform", file: "a.py", code: pythonVerify, fresh: "openapi.naver.com", old: "naveropenapi.apigw-pub.fin-ntruss.com", line: 7},

	{rule: "code-headers-missing", file: "a.java", code: javaVerify, fresh: `        c.setRequestProperty("X-Naver-Client-Secret", System.getenv("NAVER_SECRET"));` + "\n", line: 8},
	{rule: "code-headers-missing", file: "a.php", code: phpVerify, fresh: `        "X-Naver-Client-Secret: " . getenv('NAVER_SECRET'),` + "\n", line: 9},
	{rule: "code-headers-missing", file: "a.js", code: nodeVerify, fresh: ", {\n    headers: { 'X-Naver-Client-Id': process.env.ID, 'X-Naver-Client-Secret': process.env.SECRET },\n  }", line: 4},
	{rule: "code-headers-missing", file: "a.py", code: pythonVerify, fresh: ", headers=HEADERS", line: 7},

	{rule: "code-credentials-in-query", file: "a.java", code: javaVerify, fresh: `"UTF-8");` + "\n", old: `"UTF-8") + "&client_id=" + id;` + "\n", line: 5},
	{rule: "code-credentials-in-query", file: "a.php", code: phpSound, fresh: `getenv('NCP_ID');`, old: `getenv('NCP_ID') . "&X-NCP-APIGW-API-KEY=" . getenv('NCP_SECRET');`, line: 2},
	{rule: "code-credentials-in-query", file: "a.js", code: nodeVerify, fresh: `nkey?code=1`, old: `nkey?clientId=' + id + '&code=1`, line: 4},
	{rule: "code-credentials-in-query", file: "a.py", code: pythonPicture, fresh: `{"key": key}`, old: `{"key": key, "X-Naver-Client-Id": client_id}`, line: 4},

	{rule: "code-http", file: "a.java", code: javaVerify, fresh: "https://", old: "http://", line: 4},
	{rule: "code-http", file: "a.php", code: phpVerify, fresh: "https://", old: "http://", line: 3},
	{rule: "code-http", file: "a.js", code: nodeVerify, fresh: "https://", old: "http://", line: 2},
	{rule: "code-http", file: "a.py", code: pythonPicture, fresh: "https://", old: "http://", line: 4},

	{rule: "code-post", file: "a.java", code: javaVerify, fresh: `"GET"`, old: `"POST"`, line: 7},
	{rule: "code-post", file: "a.php", code: phpVerify, fresh: "CURLOPT_POST, false", old: "CURLOPT_POST, true", line: 6},
	{rule: "code-post", file: "a.js", code: nodeVerify, fresh: "axios.get(", old: "axios.post(", line: 5},
	{rule: "code-post", file: "a.py", code: pythonPicture, fresh: "requests.get(", old: "requests.post(", line: 4},

	{rule: "code-answer-not-encoded", file: "a.java", code: javaVerify, fresh: `URLEncoder.encode(answer, "UTF-8")`, old: "answer", line: 5},
	{rule: "code-answer-not-encoded", file: "a.php", code: phpVerify, fresh: "urlencode($answer)", old: "$answer", line: 3},
	{rule: "code-answer-not-encoded", file: "a.js", code: nodeVerify, fresh: "encodeURIComponent(answer)", old: "answer", line: 4},
	{rule: "code-answer-not-encoded", file: "a.py", code: pythonVerify, fresh: "quote(answer)", old: "answer", line: 7},

	{rule: "code-code", file: "a.java", code: javaVerify, fresh: "code=1&", old: "", line: 4},
	{rule: "code-code", file: "a.php", code: phpVerify, fresh: "code=1", old: "code=0", line: 3},
	{rule: "code-code", file: "a.js", code: nodeVerify, fresh: "code=1", old: "code=0", line: 4},
	{rule: "code-code", file: "a.py", code: pythonVerify, fresh: "code=1&", old: "", line: 7},

	{rule: "code-curlopt-null", file: "a.php", code: phpSound, fresh: "CURLOPT_HTTPHEADER, []", old: "CURLOPT_HTTPHEADER, null", line: 5},

	{rule: "code-media-as-text", file: "a.java", code: javaPicture, fresh: "ofByteArray()", old: "ofString()", line: 5},
	{rule: "code-media-as-text", file: "a.php", code: phpSound, fresh: "curl_exec($ch))", old: "utf8_encode(curl_exec($ch)))", line: 6},
	{rule: "code-media-as-text", file: "a.js", code: nodePicture, fresh: "    responseType: 'arraybuffer',\n", line: 3},
	{rule: "code-media-as-text", file: "a.py", code: pythonPicture, fresh: "\"wb\") as f:\n        f.write(r.content)", old: "\"w\") as f:\n        f.write(r.text)", line: 7},

	{rule: "code-cut-by-position", file: "a.java", code: javaVerify, fresh: `new JSONObject(new String(in.readAllBytes())).getString("result")`, old: `new String(in.readAllBytes()).substring(10, 14)`, line: 11},
	{rule: "code-cut-by-position", file: "a.php", code: phpVerify, fresh: "json_decode($body)->result", old: "substr($body, 10, 4)", line: 13},
	{rule: "code-cut-by-position", file: "a.js", code: nodeVerify, fresh: "data.result", old: "data.toString().substring(10, 14)", line: 8},
	{rule: "code-cut-by-position", file: "a.py", code: pythonVerify, fresh: `r.json()["result"]`, old: "r.text[10:14]", line: 9},

	{rule: "code-error-body-lost", file: "a.java", code: javaVerify, fresh: "c.getResponseCode() == 200 ? c.getInputStream() : c.getErrorStream()", old: "c.getInputStream()", line: 10},
	{rule: "code-error-body-lost", file: "a.php", code: phpVerify, fresh: "CURLOPT_RETURNTRANSFER", old: "CURLOPT_FAILONERROR", line: 7},
	{rule: "code-error-body-lost", file: "a.js", code: nodeCaught, fresh: "e.response.data", old: "e.message", line: 6},
	{rule: "code-error-body-lost", file: "a.py", code: pythonVerify, fresh: "    return r.json()", old: "    r.raise_for_status()\n    return r.json()", line: 9},

	{rule: "code-hard-coded", file: "a.java", code: javaVerify, fresh: `System.getenv("NAVER_SECRET")`, old: `"Zq8mWk2LpX"`, line: 9},
	{rule: "code-hard-coded", file: "a.php", code: phpSound, fresh: `" . $_GET['key'] . "`, old: `ALdPbazKgh8EEQk1`, line: 2},
	{rule: "code-hard-coded", file: "a.js", code: nodeVerify, fresh: "process.env.SECRET", old: "'Zq8mWk2LpX'", line: 6},
	{rule: "code-hard-coded", file: "a.py", code: pythonPicture, fresh: `{"key": key}`, old: `{"key": "ALdPbazKgh8EEQk1"}`, line: 4},

	{rule: "code-placeholder", file: "a.java", code: javaVerify, fresh: `System.getenv("NAVER_ID")`, old: `"YOUR_CLIENT_ID"`, line: 8},
	{rule: "code-placeholder", file: "a.php", code: phpVerify, fresh: `getenv('NAVER_ID')`, old: `"{발급받은 아이디}"`, line: 9},
	{rule: "code-placeholder", file: "a.js", code: nodeVerify, fresh: "process.env.ID", old: "'YOUR-CLIENT-ID'", line: 6},
	{rule: "code-placeholder", file: "a.py", code: pythonVerify, fresh: `os.environ["NAVER_SECRET"]`, old: `"xxxxxxxxxx"`, line: 4},
}

func TestEachFaultIsFoundAndItsMendedTwinIsClean(t *testing.T) {
	for _, w := range twins {
		t.Run(w.rule+" "+w.file, func(t *testing.T) {
			if got := rulesOf(w.file, w.code); !slices.Equal(got, []string{source.Clean}) {
				t.Errorf("the mended code gives %v:\n%s", got, w.code)
			}
			if !strings.Contains(w.code, w.fresh) {
				t.Fatalf("%q is not in the code", w.fresh)
			}
			code := strings.Replace(w.code, w.fresh, w.old, 1)
			faults, _, _ := source.Read(w.file, []byte(code))
			found := false
			for _, f := range faults {
				found = found || f.Rule == w.rule && f.Line == w.line
			}
			if !found {
				t.Errorf("no %s on line %d, but %+v:\n%s", w.rule, w.line, faults, code)
			}
		})
	}
}

func rulesOf(name, code string) (rules []string) {
	faults, _, _ := source.Read(name, []byte(code))
	for _, f := range faults {
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	return rules
}

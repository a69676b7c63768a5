package evidence_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"

	"navercaptcha/naver/evidence"
)

const notEnabled = `{"errorMessage":"Scope Status Invalid` + failed + `","errorCode":"024"}`

// zipped packs files. Each is a name and its content.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Deflate, NonUTF8: true})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.String()
}

func tarred(name, text string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	_ = w.WriteHeader(&tar.Header{Name: name, Size: int64(len(text)), Mode: 0o600, Typeflag: tar.TypeReg, Format: tar.FormatUSTAR})
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.String()
}

func encoded(t *testing.T, text string, to interface{ String(string) (string, error) }) string {
	t.Helper()
	s, err := to.String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func quoted(text string) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.String()
}

// picture is a JPEG of a size.
func picture(width, height int) string {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)), nil)
	return b.String()
}

// sound is a second of silence as NAVER sends sounds.
func sound() string {
	data := make([]byte, 2*9600)
	return "RIFF" + string([]byte{0x24, 0x4b, 0, 0}) + "WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\x25\x00\x00\x00\x4b\x00\x00\x02\x00\x10\x00data\x00\x4b\x00\x00" + string(data)
}

const mailHead = "From: =?utf-8?B?6rOg6rCd?= <customer@example.com>\r\nTo: support@example.com\r\nSubject: help\r\nMIME-Version: 1.0\r\n"

func TestWhatIsPackedAroundEvidenceIsUndone(t *testing.T) {
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder()
	log := "안녕하세요. 캡차 오류입니다.\n" + notEnabled + "\n"
	korean16 := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()
	fiddler := zipped(t, "raw/1_c.txt", "GET https://openapi.naver.com/v1/captcha/nkey?code=0 HTTP/1.1\r\nHost: openapi.naver.com\r\nX-Naver-Client-Id: "+id+"\r\nX-Naver-Client-Secret: "+secret+"\r\n\r\n",
		"raw/1_s.txt", "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n"+fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(notEnabled), notEnabled), "raw/2_c.txt",
		"GET https://www.example.com/ HTTP/1.1\r\nHost: www.example.com\r\n\r\n", "raw/2_s.txt", "HTTP/1.1 500 Oops\r\n\r\n")
	name, _ := korean.EUCKR.NewEncoder().String("캡차 로그.txt")
	for _, c := range []struct{ name, content, rules string }{
		{"UTF-8 with a mark", "\ufeff" + notEnabled, "not-enabled"},
		{"UTF-16 with a mark", encoded(t, log, korean16), "not-enabled"},
		{"UTF-16 without", encoded(t, notEnabled, utf16), "not-enabled"},
		{"CP949", encoded(t, log, korean.EUCKR.NewEncoder()), "not-enabled"},
		{"zip", zipped(t, "a/app.log", log, "b.txt", "nothing"), "not-enabled"},
		{"zip with a Korean name", zipped(t, name, log), "not-enabled"},
		{"zip in zip", zipped(t, "inner.zip", zipped(t, "app.log", log), "screen.png", "\x89PNG\r\n\x1a\n\x00"), "not-enabled"},
		{"gzip", gzipped(log), "not-enabled"},
		{"tar.gz", gzipped(tarred("var/log/app.log", log)), "not-enabled"},
		{"Fiddler", fiddler, "not-enabled"},
		{"base64", base64.StdEncoding.EncodeToString([]byte(log)), "not-enabled"},
		{"quoted-printable", quoted(log), "not-enabled"},
		{"mail in base64", mailHead + "Content-Type: text/plain; charset=euc-kr\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			base64.StdEncoding.EncodeToString([]byte(encoded(t, log, korean.EUCKR.NewEncoder()))) + "\r\n", "not-enabled"},
		{"mail with parts", mailHead + "Content-Type: multipart/mixed; boundary=\"=_x\"\r\n\r\n--=_x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n첨부를 봐 주세요.\r\n" +
			"--=_x\r\nContent-Type: application/octet-stream; name=\"answer.json\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"answer.json\"\r\n\r\n" +
			base64.StdEncoding.EncodeToString([]byte(notEnabled)) + "\r\n--=_x--\r\n", "not-enabled"},
		{"mail in HTML", mailHead + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
			quoted("<html><body><p>오류입니다</p><div>"+strings.ReplaceAll(notEnabled, `"`, "&quot;")+"</div></body></html>"), "not-enabled"},
		{"picture", picture(200, 90), "fetched"},
		{"picture of a screen", picture(640, 480), "screenshot"},
		{"half a picture", picture(200, 90)[:300], "damaged"},
		{"sound", sound(), "fetched"},
		{"half a sound", sound()[:4000], "damaged"},
		{"data URI", "data:audio/wav;base64," + base64.StdEncoding.EncodeToString([]byte(sound())), "fetched"},
		{"data URI in a page", `<html><body><p>캡차</p><img src="data:image/jpeg;base64,` + base64.StdEncoding.EncodeToString([]byte(picture(200, 90))) + `"></body></html>`, "fetched"},
		{"data URI of something else in a page", `<html><body><img src="data:image/jpeg;base64,` + base64.StdEncoding.EncodeToString([]byte(picture(64, 64))) + `"></body></html>`, "unreadable"},
		{"a picture read as text", "\ufffd\ufffd\ufffd\ufffd\x00\x10JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00\ufffd\ufffd\x00C", "media-as-text"},
		{"zip that was cut", zipped(t, "app.log", strings.Repeat(log, 100))[:100], "cut-file"},
		{"gzip that was cut", gzipped(strings.Repeat(log, 3))[:60], "cut-file"},
		{"something binary", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", "unreadable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if rules := rulesIn(t, "file", c.content); !slices.Equal(rules, strings.Fields(c.rules)) {
				t.Errorf("%q, want %s", rules, c.rules)
			}
		})
	}
}

// A file that unpacks without end, or is packed too deeply, is refused by name.
func TestBombsAreRefused(t *testing.T) {
	bomb := zipped(t, "zeros", strings.Repeat("0", evidence.MaxSize+1))
	deep := "x"
	for range evidence.MaxDepth + 2 {
		deep = zipped(t, "inner.zip", deep)
	}
	many := make([]string, 0, 2*(evidence.MaxFiles+1))
	for i := range evidence.MaxFiles + 1 {
		many = append(many, fmt.Sprint(i), "")
	}
	entry := `{"request":{"method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey"},"response":{"status":200}}`
	for _, c := range []struct {
		name, content string
		err           error
	}{
		{"a zip that unpacks to too much", bomb, evidence.ErrBomb},
		{"zips within zips", deep, evidence.ErrTooDeep},
		{"too many files", zipped(t, many...), evidence.ErrTooMany},
		{"too long", strings.Repeat("x", evidence.MaxSize+1), evidence.ErrTooLarge},
		{"JSON that is nested a million times", `{"log":{"entries":` + strings.Repeat("[", 1_000_000), evidence.ErrTooDeep},
		{"a list that is nested a million times", strings.Repeat(`[{"scheme":1,"host":1,"path":`, 1_000_000), evidence.ErrTooDeep},
		{"too many calls", `{"log":{"entries":[` + strings.Repeat(entry+",", evidence.MaxCalls) + entry + `]}}`, evidence.ErrTooManyIn},
	} {
		if _, err := evidence.Read("file", []byte(c.content)); !errors.Is(err, c.err) {
			t.Errorf("%s: %v, want %v", c.name, err, c.err)
		}
		if _, err := evidence.ReadFrom("file", strings.NewReader(c.content), evidence.Told{}); !errors.Is(err, c.err) {
			t.Errorf("%s, as a stream: %v, want %v", c.name, err, c.err)
		}
	}
}

// harCall is an entry of a HAR.
type harCall struct {
	method, url, headers, answer string
}

func harOf(calls ...harCall) string {
	entries := make([]string, len(calls))
	for i, c := range calls {
		if c.method == "" {
			c.method = "GET"
		}
		u, _ := json.Marshal(c.url)
		entries[i] = `{"startedDateTime":"2026-11-20T01:02:00.000Z","time":60,"request":{"method":"` + c.method + `","url":` + string(u) +
			`,"headers":[` + c.headers + `]},"response":` + c.answer + `}`
	}
	return `{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[` + strings.Join(entries, ",") + `]}}`
}

func answerOf(status int, body string) string {
	text, _ := json.Marshal(body)
	return fmt.Sprintf(`{"status":%d,"headers":[{"name":"Content-Type","value":"application/json"}],"content":{"size":%d,"text":%s}}`, status, len(body), text)
}

func TestHARs(t *testing.T) {
	const issue = "https://openapi.naver.com/v1/captcha/nkey?code=0"
	pair := `{"name":"X-Naver-Client-Id","value":"` + id + `"},{"name":"X-Naver-Client-Secret","value":"` + secret + `"}`
	whole := harOf(harCall{url: issue, headers: pair, answer: answerOf(401, notEnabled)}, harCall{url: issue, headers: pair, answer: answerOf(401, notEnabled)})
	for _, c := range []struct{ name, content, rules string }{
		{"cut in the second entry", whole[:len(whole)-60], "not-enabled cut-file"},
		{"cut in the first entry", whole[:200], "cut-file"},
		{"odd types", `{"log":{"entries":[{"time":"60","request":{"method":1,"url":"` + issue + `","headers":null},"response":{"status":"401","content":{"size":"9","text":` + fmt.Sprintf("%q", notEnabled) + `}}}]}}`, "not-enabled"},
		{"a preflight that was refused", harOf(harCall{method: "OPTIONS", url: issue, answer: answerOf(403, "")}), "cors"},
		{"a page's call", harOf(harCall{url: issue, headers: `{"name":"Origin","value":"https://shop.example"}`, answer: `{"status":0}`}), "cors"},
		{"a picture without its body", harOf(harCall{url: "https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=a", answer: `{"status":200,"content":{"size":5000,"mimeType":"image/jpeg"}}`}), "body-not-saved"},
		{"an error without its body", harOf(harCall{url: issue, headers: pair, answer: `{"status":401,"content":{"size":124}}`}), "auth-other"},
		{"calls of a customer's own site", harOf(harCall{url: "https://shop.example/login", answer: answerOf(200, "{}")}, harCall{url: "https://shop.example/captcha", answer: answerOf(200, "<html></html>")}), "unreadable"},
		{"a customer's site that failed", harOf(harCall{url: "https://shop.example/api/captcha/image", answer: answerOf(500, `{"error":"401 Unauthorized from GET https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey"}`)}), "server-side"},
		{"undefined", harOf(harCall{url: issue, headers: strings.ReplaceAll(pair, secret, "undefined"), answer: answerOf(401, `{"errorMessage":"NID AUTH Result Invalid (1000)`+failed+`","errorCode":"024"}`)}), "auth-undefined"},
		{"Maps' host", harOf(harCall{url: "https://maps.apigw.ntruss.com/captcha/v1/nkey", headers: pair, answer: answerOf(401, `{"error":{"errorCode":"210","message":"Permission Denied","details":"A subscription to the API is required."}}`)}), "not-found-host"},
		{".bin on Cloud", harOf(harCall{url: "https://naveropenapi.apigw.ntruss.com/captcha-bin/v1/ncaptcha.bin?key=a", answer: answerOf(404, `{"error":{"errorCode":"300","message":"Not Found Exception","details":"URL not found."}}`)}), "not-found"},
		{"a customer's own gateway that passes NAVER's answer on", harOf(harCall{url: "https://gw.shop.example/v1/captcha/nkey", answer: answerOf(401, notEnabled)}), "not-enabled"},
		{"a list that is named log", `{"log":{"level":"info"},"message":"captcha {\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}"}`, "ct001"},
		{"POST", harOf(harCall{method: "POST", url: issue, headers: pair, answer: answerOf(405, `{"errorMessage":"Method not allowed","errorCode":"061"}`)}), "method"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if rules := rulesIn(t, "calls.har", c.content); !slices.Equal(rules, strings.Fields(c.rules)) {
				t.Errorf("%q, want %s", rules, c.rules)
			}
			r, err := evidence.ReadFrom("calls.har", strings.NewReader(c.content), evidence.Told{})
			if err != nil || r.Calls[0].Finding.Rule != strings.Fields(c.rules)[0] {
				t.Errorf("as a stream: %v, %+v", err, r)
			}
		})
	}
}

// What other programs save whole.
func TestFilesOfOtherPrograms(t *testing.T) {
	const issue = "https://openapi.naver.com/v1/captcha/nkey?code=0"
	for _, c := range []struct{ name, content, rules string }{
		{"Charles", `[{"status":"COMPLETE","method":"GET","scheme":"https","host":"openapi.naver.com","path":"/v1/captcha/nkey","query":"code=0","request":{"header":{"headers":[{"name":"X-Naver-Client-Id","value":"` + id + `"}]}},"response":{"status":401,"body":{"text":` + fmt.Sprintf("%q", notEnabled) + `}}},
			{"status":"COMPLETE","method":"GET","scheme":"https","host":"www.example.com","path":"/","request":{},"response":{"status":200}}]`, "not-enabled"},
		{"Burp without base64", `<?xml version="1.0"?><items burpVersion="2024"><item><url>` + issue + `</url><method>GET</method><request base64="false"><![CDATA[GET / HTTP/1.1` + "\nX-Naver-Client-Secret: " + secret + `]]></request><status>401</status><response base64="false"><![CDATA[HTTP/1.1 401 Unauthorized` + "\nA: b\n\n" + notEnabled + `]]></response></item></items>`, "not-enabled"},
		{"a collection of Postman with an answer", `{"info":{"_postman_id":"x","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[{"name":"folder","item":[{"name":"issue","request":{"method":"GET","header":[{"key":"X-Naver-Client-Id","value":"{{id}}"}],"url":{"raw":"` + issue + `"}},"response":[{"code":401,"header":[],"body":` + fmt.Sprintf("%q", notEnabled) + `}]}]}]}`, "not-enabled"},
	} {
		if rules := rulesIn(t, "", c.content); !slices.Equal(rules, strings.Fields(c.rules)) {
			t.Errorf("%s: %q, want %s", c.name, rules, c.rules)
		}
	}
}

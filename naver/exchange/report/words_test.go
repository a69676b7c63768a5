package report_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
)

func TestCallsAreNamedInTheReadersLanguage(t *testing.T) {
	for _, c := range []struct{ call, kind, ko, en string }{
		{"issue", "image", "키 발급 (issue), 이미지", "issue a key, image"},
		{"issue", "audio", "키 발급 (issue), 음성", "issue a key, audio"},
		{"image", "image", "이미지 요청 (image)", "fetch the picture"},
		{"audio", "audio", "음성 요청 (audio)", "fetch the sound"},
		{"verify", "image", "검증 (verify), 이미지", "verify, image"},
		{"of a later version", "", "of a later version", "of a later version"},
	} {
		if got := report.CallName("ko", c.call, c.kind); got != c.ko {
			t.Errorf("%q, want %q", got, c.ko)
		}
		if got := report.CallName("en", c.call, c.kind); got != c.en {
			t.Errorf("%q, want %q", got, c.en)
		}
	}
}

// round is a call of each sort, with what makes every note of the redaction: a public id, a short secret, and a body that
// cannot be searched.
func round() (r *redaction.Redactor, calls []attempt.Call) {
	r = redaction.New(
		redaction.Secret{Kind: redaction.ClientID, Value: "simulator"}, redaction.Secret{Kind: redaction.ClientSecret, Value: "short"},
	)
	for _, call := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
		calls = append(calls, attempt.Call{Kind: naver.Image, Call: call, Exchange: &exchange.Exchange{
			Method: "GET", URL: "https://openapi.naver.com/", Status: 200, Body: []byte("\x0b\x02\x80abc\x03"),
			ResponseHeader: http.Header{"Content-Encoding": {"br"}},
			Phases:         exchange.Phases{exchange.DNS: 1000, exchange.Wait: 2000},
		}})
	}
	return r, calls
}

var letters = regexp.MustCompile(`[A-Za-z]{3,}`)

// TestTheReportIsInOneLanguage reads what the report itself says, which is all but what went over the wire.
func TestTheReportIsInOneLanguage(t *testing.T) {
	for language, want := range map[string][]string{
		"ko": {
			"| ` 키 발급 (issue), 이미지 ` |", "## 2. ` 이미지 요청 (image) `", "## 3. ` 검증 (verify), 이미지 `", "(DNS 조회 0.001, 응답 대기 0.002)",
			"- 클라이언트 아이디: 공개된 값이므로 이름으로 알 수 있는 자리에서만 가렸습니다.",
			"- 클라이언트 시크릿: 8바이트보다 짧으므로 이름으로 알 수 있는 자리에서만 가렸습니다.",
		},
		"en": {
			"| ` issue a key, image ` |", "## 2. ` fetch the picture `", "## 3. ` verify, image `", "(dns 0.001, wait 0.002)",
			"- The client id is public: it was taken out only", "- The client secret has under 8 bytes: it was",
		},
	} {
		r, calls := round()
		text, err := report.Markdown(r, report.Options{Language: language}, attempt.Attempt{Calls: calls})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is missing in\n%s", language, w, text)
			}
		}
		_, last, _ := strings.Cut(text, "## 가린 값")
		if english := letters.FindString(last); language == "ko" && english != "" {
			t.Errorf("%q is in a Korean report:%s", english, last)
		}
	}
}

// TestTheCellsAreInOneLanguage: the columns and what they are sorted by, rules and phases, are the same in each.
func TestTheCellsAreInOneLanguage(t *testing.T) {
	for language, want := range map[string]map[string]string{
		"ko": {
			"kind": "이미지", "call": "키 발급 (issue)",
			"redaction": "본문의 압축을 풀어 비밀 값을 찾을 수 없으므로 본문을 담지 않았습니다. " +
				"클라이언트 아이디: 공개된 값이므로 이름으로 알 수 있는 자리에서만 가렸습니다. " +
				"클라이언트 시크릿: 8바이트보다 짧으므로 이름으로 알 수 있는 자리에서만 가렸습니다.",
		},
		"en": {
			"kind": "image", "call": "issue a key",
			"redaction": "the body is withheld: it cannot be decoded and searched for secrets " +
				"The client id is public: it was taken out only where a name says what it is. " +
				"The client secret has under 8 bytes: it was taken out only where a name says what it is.",
		},
	} {
		r, calls := round()
		calls[0].Finding, calls[0].Exchange.Failed = &attempt.Finding{Rule: "issued"}, exchange.Receive
		want["finding"], want["failed_phase"] = "issued", "receive"
		var b bytes.Buffer
		if err := report.WriteCSV(&b, r, language, false, []attempt.Attempt{{Calls: calls}}); err != nil {
			t.Fatal(err)
		}
		lines := readCSV(t, b.String())
		for i, column := range lines[0] {
			if w, ok := want[column]; ok && lines[1][i] != w {
				t.Errorf("%s: %s is %q, want %q", language, column, lines[1][i], w)
			}
		}
	}
}

// TestEveryNoteOnABodyHasItsWords: a new one in English alone would come out in a Korean file.
func TestEveryNoteOnABodyHasItsWords(t *testing.T) {
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	_, _ = zip.Write([]byte(`{"a":"secret-of-mine"}`))
	_ = zip.Close()
	whole := packed.String()
	for _, c := range []struct{ header, body, word string }{
		{"", `{"a":"secret-of-mine"}`, "가렸습니다"},
		{"gzip", whole, "압축을 푼"},
		{"gzip", whole + "more", "손상"},
		{"br", "\x0b\x02\x80abc\x03", "담지 않았습니다"},
	} {
		r := redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: "secret-of-mine"})
		call := attempt.Call{Exchange: &exchange.Exchange{
			Status: 200, Body: []byte(c.body), ResponseHeader: http.Header{"Content-Encoding": {c.header}},
		}}
		var b bytes.Buffer
		if err := report.WriteCSV(&b, r, "ko", false, []attempt.Attempt{{Calls: []attempt.Call{call}}}); err != nil {
			t.Fatal(err)
		}
		line := readCSV(t, b.String())[1]
		if note := line[len(line)-1]; !strings.Contains(note, c.word) || letters.MatchString(note) {
			t.Errorf("%q: %q", c.word, note)
		}
	}
}

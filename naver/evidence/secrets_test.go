package evidence_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"navercaptcha/naver/evidence"
)

// places are where people leave credentials besides the headers of a call.
var places = []string{
	"Client ID : " + id + "\nClient Secret : " + secret + "\n" + notEnabled,
	"client_id=" + id + "&client_secret=" + secret + "\n" + notEnabled,
	"NAVER_CLIENT_ID=" + id + "\nNAVER_CLIENT_SECRET='" + secret + "'\n" + notEnabled,
	"naver.client-id: " + id + "\nnaver.client-secret: \"" + secret + "\"\n" + notEnabled,
	"String clientId = \"" + id + "\";\nString clientSecret = \"" + secret + "\";\n" + notEnabled,
	`{"headers":{"X-Naver-Client-Id":"` + id + `","X-Naver-Client-Secret":"` + secret + `"}} ` + notEnabled,
	"headers={'X-Naver-Client-Id': '" + id + "', 'X-Naver-Client-Secret': '" + secret + "'}\n" + notEnabled,
	"$headers[] = \"X-Naver-Client-Id: \".\"" + id + "\";\nX-Naver-Client-Secret: " + secret + "\n" + notEnabled,
	`{"log":{"entries":[{"request":{"method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?clientId=` + id + `&clientSecret=` + secret + `"},"response":{"status":401}}]}}`,
	`{"log":{"entries":[{"request":{"method":"GET","url":"https://naveropenapi.apigw.ntruss.com/captcha-bin/v1/ncaptcha?key=a&X-NCP-APIGW-API-KEY-ID=` + id + `&X-NCP-APIGW-API-KEY=` + secret + `"},"response":{"status":401}}]}}`,
	"https://openapi.naver.com/v1/captcha/nkey?X-Naver-Client-Id=" + id + "&X-Naver-Client-Secret=" + secret + " 401 Unauthorized",
}

// TestNoCredentialIsShown puts random pairs into each place that a form has for one.
func TestNoCredentialIsShown(t *testing.T) {
	all := fileForms
	for _, text := range places {
		all = append(all, held{text: text})
	}
	for _, c := range texts {
		if strings.Contains(c.text, id) {
			all = append(all, held{text: c.text})
		}
	}
	pairs := 1000
	if os.Getenv("NAVERCAPTCHA_LONG") != "" {
		pairs = 10_000
	}
	random := rand.New(rand.NewPCG(1, 2))
	word := func(n int) string {
		const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
		b := make([]byte, n)
		for i := range b {
			b[i] = letters[random.IntN(len(letters))]
		}
		return string(b)
	}
	told := map[int]bool{} // each place once
	for i := range pairs {
		mine, mySecret := word(20), word(10)
		form := all[i%len(all)]
		text := strings.NewReplacer(id, mine, id[:10], mine[:10], secret, mySecret).Replace(form.text)
		content := text
		if form.pack != nil {
			content = form.pack(t, text)
		}
		r, err := evidence.Read(form.name, []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		mask := r.Mask()
		for _, c := range r.Calls {
			b, _ := json.Marshal([]any{c.Finding, c.Place, c.Form, c.Known})
			out.Write(b)
			out.WriteString(mask.Text(r.Document(c.Place).Text))
		}
		if form.pack == nil {
			out.WriteString(mask.Text(text))
		}
		for _, value := range []string{mine, mySecret} {
			if strings.Contains(out.String(), value) && !told[i%len(all)] {
				told[i%len(all)] = true
				t.Errorf("%s: %q is shown of\n%s\nin\n%s", form.name, value, text, out.String())
			}
		}
	}
}

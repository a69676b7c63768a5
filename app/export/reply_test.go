package export

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"navercaptcha/app/words"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/text"
)

// forUs is what is said to the support and not to a customer.
var forUs = regexp.MustCompile(`고객에게|고객사|[Tt]he customer|Ask for |ask for |게 하십시오|\((?:HTTP|CT|0\d\d\))|\[[a-z-]+\]`)

func repliesTo(t *testing.T, name string, content []byte) (replies map[text.Lang]string) {
	t.Helper()
	r, err := evidence.Read(name, content)
	if err != nil {
		return nil
	}
	replies = map[text.Lang]string{}
	for _, language := range []text.Lang{text.Korean, text.English} {
		replies[language] = Reply(words.In(language), r.Calls[0], name, r.LeaksSecret(), r.Mask())
	}
	return replies
}

func TestAReplyIsForTheCustomer(t *testing.T) {
	for name, one := range map[string]struct {
		content string
		want    map[text.Lang]string
	}{
		"answer.json": {`{"errorMessage":"Invalid key.","errorCode":"CT001"}`, map[text.Lang]string{
			text.Korean: "answer.json 자료를 보내 주셔서 감사합니다.", text.English: "Thank you for sending answer.json.",
		}},
		"words.txt": {"it does not work", map[text.Lang]string{
			text.Korean: "오류가 발생한 호출의 요청 주소", text.English: "Please send us the URL of the call that failed",
		}},
		"app.log": {"INFO started\nINFO working\nERROR nkey: {\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}\n", map[text.Lang]string{
			text.Korean: "3행의 호출", text.English: "the call in line 3",
		}},
		"call.sh": {"curl -H 'X-Naver-Client-Secret: Zx81kPq9aB' https://openapi.naver.com/v1/captcha/nkey?code=0\n", map[text.Lang]string{
			text.Korean: "새로 발급받아", text.English: "Please issue a new one",
		}},
	} {
		for language, want := range one.want {
			reply := repliesTo(t, name, []byte(one.content))[language]
			if !strings.Contains(reply, want) || strings.Contains(reply, "Zx81kPq9aB") {
				t.Errorf("%q is not in\n%s", want, reply)
			}
			if found := forUs.FindString(reply); found != "" {
				t.Errorf("%q is for us, in\n%s", found, reply)
			}
		}
	}
}

func TestRepliesToWhatCustomersReallySentAreForThem(t *testing.T) {
	samples := os.Getenv("NAVER_SAMPLES")
	if samples == "" {
		t.Skip("NAVER_SAMPLES names no folder")
	}
	files, err := filepath.Glob(filepath.Join(samples, "evidence", "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, reply := range repliesTo(t, filepath.Base(path), content) {
			if found := forUs.FindString(reply); found != "" {
				t.Errorf("%q is for us, in\n%s", found, reply)
			}
		}
	}
}

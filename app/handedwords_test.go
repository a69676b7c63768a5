package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"navercaptcha/app/session"
)

// What is handed on speaks the language of the window, the program's own profile and the API's calls included.
func TestWhatIsHandedOnIsInTheWindowsLanguage(t *testing.T) {
	for menu, want := range map[string]struct {
		table, report, details []string
		unwanted               []string
	}{
		"한국어": {
			table: []string{
				",시뮬레이터,네이버 개발자 센터,", ",이미지,키 발급 (issue),", ",이미지,이미지 요청 (image),", ",이미지,검증 (verify),",
				"클라이언트 아이디: 공개된 값이므로",
			},
			report:   []string{"- 프로필: ` 시뮬레이터 `", "` 키 발급 (issue), 이미지 `", "` 이미지 요청 (image) `", "- 클라이언트 아이디: 공개된 값이므로"},
			details:  []string{"호출: 검증 (verify), 이미지\n"},
			unwanted: []string{"Simulator", "is public", "image image", "image, image"},
		},
		"English": {
			table:    []string{",Simulator,NAVER Developers,", ",image,issue a key,", ",image,fetch the picture,", ",image,verify,", "The client id is public"},
			report:   []string{"- Profile: ` Simulator `", "` issue a key, image `", "` fetch the picture `", "The client id is public"},
			details:  []string{"Call: verify, image\n"},
			unwanted: []string{"image image", "image, image", "시뮬레이터"},
		},
	} {
		t.Run(menu, func(t *testing.T) {
			d := open(t)
			d.chooses(menu)
			d.newShown()
			d.writes(d.answerField(), "wrong")
			d.tap("answer.verify")
			d.untilPhase(session.Judged)
			holds := func(what, content string, want []string) {
				t.Helper()
				for _, w := range want {
					if !strings.Contains(content, w) {
						t.Errorf("%s: %q is missing in\n%s", what, w, content)
					}
				}
			}
			d.tap("calls.copy")
			holds("details", d.config.App.Clipboard().Content(), want.details)
			for key, parts := range map[string][]string{"export.csv": want.table, "export.report": want.report} {
				content := d.exported(key)
				holds(key, content, parts)
				for _, u := range want.unwanted {
					if strings.Contains(content, u) {
						t.Errorf("%s: %q is in\n%s", key, u, content)
					}
				}
			}
		})
	}
}

// exported writes a file by the menu, and reads it.
func (d *desk) exported(key string) string {
	d.t.Helper()
	d.chooses(d.text(key))
	path := filepath.Join(d.t.TempDir(), "exported")
	d.pathField().SetText(path)
	d.tap("Save")
	d.untilNoDialog()
	content, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(content)
}

//go:build realwindow

package realwindow

import (
	"os"
	"path/filepath"
	"testing"
)

// What customers send: an answer in a log, and the same in a mail.
const (
	sentLog  = "started\nnkey failed: {\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}\n"
	sentMail = "From: a@example.com\nTo: b@example.com\nSubject: CAPTCHA\nContent-Type: text/plain\n\nHello,\nwe get\n" +
		"{\"errorMessage\":\"Not Exist Client ID : Authentication failed.\",\"errorCode\":\"024\"}\n"
)

func TestWhatACustomerSentIsOpenedPastedAndDropped(t *testing.T) {
	for language, locale := range map[string]string{"en": "en_US.UTF-8", "ko": "ko_KR.UTF-8"} {
		t.Run(language, func(t *testing.T) {
			folder := t.TempDir()
			file := func(name, content string) string {
				path := filepath.Join(folder, name)
				if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
				return path
			}
			w := newScreen(t).open(setup{locale: locale, args: []string{"-demo"}})
			before := w.part(panel)
			w.press("ctrl+e")
			w.settle(panel, before)
			w.keep("evidence-" + language + "-1-empty")

			w.write(file("app.log", sentLog)) // the field of the path has the keyboard
			w.press("Return")
			w.details("CT001", "Invalid key.")
			w.keep("evidence-" + language + "-2-opened")

			w.setClipboard(sentMail)
			w.press("ctrl+shift+v")
			w.details("024", "[auth-id-missing]")
			w.keep("evidence-" + language + "-3-pasted")

			w.drop(file("dropped one.txt", `{"errorMessage":"Image was not issued.","errorCode":"CT002"}`), filepath.Join(folder, "gone.har"))
			w.details("CT002")
			w.until("what could not be opened is told", func(p picture) bool { return p.count(panel, red) > 300 })
			w.keep("evidence-" + language + "-4-dropped")
		})
	}
}

package app

import (
	"os"
	"strings"
)

// about says what the program is and what it is not.
func (w *Window) about() {
	w.inform(text("help.about"), "NAVER CAPTCHA Tester "+w.config.Version+"\n\n"+text("help.aboutText"))
}

// showFiles lists where the program keeps data.
func (w *Window) showFiles() {
	var lines []string
	for _, f := range w.config.Files {
		lines = append(lines, text("files."+f.Key), "    "+f.Path)
	}
	w.inform(text("help.files"), strings.Join(lines, "\n"))
}

// showKeys lists the keyboard.
func (w *Window) showKeys() { w.inform(text("help.keys"), text("help.keysText")) }

// maxCrashShown is how much of a crash file is shown, in bytes: its beginning tells what happened.
const maxCrashShown = 16 << 10

// showCrash shows what the last crash left behind.
func (w *Window) showCrash() {
	path := ""
	for _, f := range w.config.Files {
		if f.Key == "crash" {
			path = f.Path
		}
	}
	go func() {
		content := readStart(path)
		w.do(func() {
			if strings.TrimSpace(content) == "" {
				content = text("help.noCrash")
			}
			w.inform(text("help.crash"), path+"\n\n"+w.mask().Text(content))
		})
	}()
}

func readStart(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	b := make([]byte, maxCrashShown)
	n, _ := f.Read(b)
	return strings.ToValidUTF8(string(b[:n]), "")
}

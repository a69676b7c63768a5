package app

import "strings"

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

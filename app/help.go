package app

import "strings"

// about says what the program is and what it is not.
func (w *Window) about() {
	w.inform(w.words.Text("help.about"), "NAVER CAPTCHA Tester "+w.config.Version+"\n\n"+w.words.Text("help.aboutText"))
}

// showFiles lists where the program keeps data.
func (w *Window) showFiles() {
	var lines []string
	for _, f := range w.config.Files {
		lines = append(lines, w.words.Text("files."+f.Key), "    "+f.Path)
	}
	w.inform(w.words.Text("help.files"), strings.Join(lines, "\n"))
}

// showKeys lists the keyboard.
func (w *Window) showKeys() { w.inform(w.words.Text("help.keys"), w.words.Text("help.keysText")) }

package app

import "strings"

// help tells of the program.
type help struct{ w *Window }

// about says what the program is and what it is not.
func (h help) about() {
	h.w.dialogs.inform(h.w.words.Text("help.about"), "NAVER CAPTCHA Tester "+h.w.config.Version+"\n\n"+h.w.words.Text("help.aboutText"))
}

// showFiles lists where the program keeps data.
func (h help) showFiles() {
	var lines []string
	for _, f := range h.w.config.Files {
		lines = append(lines, h.w.words.Text("files."+f.Key), "    "+f.Path)
	}
	h.w.dialogs.inform(h.w.words.Text("help.files"), strings.Join(lines, "\n"))
}

// showKeys lists the keyboard.
func (h help) showKeys() {
	h.w.dialogs.inform(h.w.words.Text("help.keys"), h.w.words.Text("help.keysText"))
}

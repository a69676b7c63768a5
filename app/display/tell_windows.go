package display

import (
	"github.com/inconshreveable/mousetrap"
	"golang.org/x/sys/windows"
)

// aloneOnTheDesktop tells whether the program was started by a double click, so that nobody reads its console.
func aloneOnTheDesktop() bool { return mousetrap.StartedByExplorer() }

func messageBox(title, words string) {
	text, err := windows.UTF16PtrFromString(words)
	if err != nil {
		return // a NUL in it, which no text of ours has
	}
	caption, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, text, caption, windows.MB_OK|windows.MB_ICONINFORMATION|windows.MB_SETFOREGROUND)
}

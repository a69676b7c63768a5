package display

import "io"

// showBox shows words and waits until they were read; tests put another in its place.
var showBox = messageBox

// Tell writes words for a person. On Windows, where the program may have no console or one that closes with it, they
// come in a message box in its place, which this waits for.
func Tell(to io.Writer, title, words string) {
	if _, err := io.WriteString(to, words); err != nil || aloneOnTheDesktop() {
		showBox(title, words)
	}
}

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Paragraphs are sentences below each other. Labels are made as they are needed, and used again.
type Paragraphs struct{ Content *fyne.Container }

// NewParagraphs is an empty column of them.
func NewParagraphs() *Paragraphs { return &Paragraphs{Content: container.NewVBox()} }

// Show writes one paragraph a line.
func (p *Paragraphs) Show(lines []string) {
	for i, line := range lines {
		if i == len(p.Content.Objects) {
			p.Content.Add(Paragraph(line))
		}
		Write(p.Content.Objects[i].(*widget.Label), line)
	}
	ShowFirst(p.Content, len(lines))
}

// ShowFirst shows the first n objects of a box and hides the others; an empty box takes no room at all. Whoever fills
// the box lays it out.
func ShowFirst(box *fyne.Container, n int) {
	for i, o := range box.Objects {
		SetVisible(o, i < n)
	}
	SetVisible(box, n > 0)
}

// Paragraph is text that wraps. It cannot be selected: what can be selected takes the focus, which would make each
// sentence a stop for Tab, and swallow Esc.
func Paragraph(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Note is a line that is there only when it has something to say.
func Note() *widget.Label {
	l := Paragraph("")
	l.Hide()
	return l
}

// Write puts words onto a label. Where they stand there already nothing is drawn: a redraw is of the whole window.
func Write(l *widget.Label, words string) {
	if l.Text != words {
		l.SetText(words)
	}
}

// Say fills a note, which stands in a container.
func Say(in *fyne.Container, l *widget.Label, words string) {
	Write(l, words)
	Visible(in, l, words != "")
}

// Cut is the beginning of a text that is longer than so many characters.
func Cut(words string, most int) string {
	if runes := []rune(words); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return words
}

// maxShort is how much Short leaves of a text, in characters.
const maxShort = 300

// Short is the beginning of a text that a server or a person wrote, which stands among others on the screen.
func Short(words string) string { return Cut(words, maxShort) }

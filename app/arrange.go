package app

import (
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/widgets"
)

// build makes every panel anew, in the language chosen now. Each pane knows what was typed into it and what it shows, so
// nothing of it is lost.
func (w *Window) build() {
	w.window.SetTitle(w.words.Text("window.title"))
	w.calls.SetWords(w.words)
	w.window.SetMainMenu(w.menu())
	for _, m := range w.middles() {
		m.SetWords(w.words)
	}
	w.arrange()
	w.attempt.Draw()
	w.attempt.Focus()
}

// arrange puts the panels into the window. Both sides fold away.
func (w *Window) arrange() {
	columns := &widgets.Columns{Middle: w.middle.Content(), LeftFirst: w.credentialsFirst}
	if w.showCredentials {
		columns.Left = w.credentials.Content()
	}
	if w.showCalls {
		columns.Right = w.calls.Content()
	}
	w.calls.WhenEmpty(w.words.Text(w.middle.WhenEmpty()))
	w.window.SetContent(container.NewBorder(w.bannerContent(), nil, nil, nil, container.New(columns, columns.Objects()...)))
	w.middle.OnArranged()
	w.attempt.DrawProgress()
}

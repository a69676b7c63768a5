package app

import (
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/widgets"
)

// build makes every panel anew, in the language chosen now. Each pane knows what was typed into it and what it shows, so
// nothing of it is lost.
func (w *Window) build() {
	w.window.SetTitle(w.words.Text("window.title"))
	w.attempt.SetWords(w.words)
	w.calls.SetWords(w.words)
	w.window.SetMainMenu(w.menu())
	w.buildTools()
	fillHistory := w.rebuildHistory()
	w.arrange()
	fillHistory()
	w.attempt.Draw()
	w.attempt.Focus()
}

// arrange puts the panels into the window. Both sides fold away.
func (w *Window) arrange() {
	columns := &widgets.Columns{Middle: w.attempt.Content(), LeftFirst: w.whoFirst}
	if w.showWho {
		columns.Left = w.credentials.Content()
	}
	if w.showCalls {
		columns.Right = w.calls.Content()
	}
	w.calls.WhenEmpty(w.words.Text("calls.empty"))
	switch {
	case w.past != nil:
		w.calls.WhenEmpty(w.words.Text("history.choose"))
		columns.Middle = w.past.content
	case w.stand != nil:
		columns.Middle = w.stand.content
	case w.scenarios != nil:
		columns.Middle = w.scenarios.content
	}
	w.window.SetContent(container.NewBorder(w.bannerContent(), nil, nil, nil, container.New(columns, columns.Objects()...)))
	w.scrollTools()
	w.attempt.DrawProgress()
}

package app

import (
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/profile"
	"navercaptcha/app/widgets"
)

// build makes every panel anew, in the language chosen now. What was typed and what is shown live in the Window, so
// nothing of it is lost.
func (w *Window) build() {
	w.window.SetTitle(w.words.Text("window.title"))
	w.credentials = newCredentialPanel(w.words, w.credentialActions())
	w.challenge = newChallengePanel(w.words, w.challengeActions(), w.config.Player, w.config.App.Preferences().FloatWithFallback(prefVolume, 1))
	w.challenge.answer.field.OnShortcut = w.shortcut
	w.challenge.answer.field.OnFocus = func() { w.answerLast = true }
	aspect := aspectRaw
	if w.calls != nil {
		aspect = w.calls.inspector.aspect
	}
	w.calls = newCallPanel(w.words, w.inspectorActions(), w.copyDetails)
	w.calls.inspector.choose(aspect)
	w.window.SetMainMenu(w.menu())
	w.buildTools()
	fillHistory := w.rebuildHistory()
	w.arrange()
	fillHistory()
	w.drawCredentials()
	w.draw()
	w.challenge.sound.follow(w.config.Player.Status())
	w.focus()
}

// arrange puts the panels into the window. Both sides fold away.
func (w *Window) arrange() {
	columns := &widgets.Columns{Middle: w.challenge.content, LeftFirst: w.whoFirst}
	if w.showWho {
		columns.Left = w.credentials.content
	}
	if w.showCalls {
		columns.Right = w.calls.content
	}
	w.calls.whenEmpty(w.words.Text("calls.empty"))
	switch {
	case w.past != nil:
		w.calls.whenEmpty(w.words.Text("history.choose"))
		columns.Middle = w.past.content
	case w.stand != nil:
		columns.Middle = w.stand.content
	case w.scenarios != nil:
		columns.Middle = w.scenarios.content
	}
	w.window.SetContent(container.NewBorder(w.bannerContent(), nil, nil, nil, container.New(columns, columns.Objects()...)))
	w.scrollTools()
	w.drawProgress()
}

// draw redraws the middle and the right from the present state.
func (w *Window) draw() {
	st := w.states[w.kind]
	w.challenge.show(st, w.zoom, w.host())
	if w.past == nil && w.scenarios == nil {
		w.calls.show(w.checked.among(st))
		// Told again: it may have been known before the state was.
		if saved, known := w.journal.Saved(st); known {
			w.onSaved(saved)
		}
	}
	w.challenge.showQuota(w.quotaText())
	w.drawAge()
	w.drawProgress()
	w.drawBanner()
}

// host is where the next call goes.
func (w *Window) host() string {
	p := w.who.draft.Profile
	if p.ID == profile.SimulatorID {
		return w.words.Text("profile.simulator")
	}
	if host := p.Host(); host != "" {
		return host
	}
	return "–"
}

package app

import (
	"fyne.io/fyne/v2"

	attemptpane "navercaptcha/app/pane/attempt"
	"navercaptcha/app/words"
)

// middle is what stands between the two sides: the CAPTCHA, or a pane in its place. It lives as long as the window, shown
// or not. All its methods are called on the window's goroutine.
type middle interface {
	// Open makes it ready with what is known now. Its content comes into the window afterwards.
	Open()
	// Content is what is drawn. Open and SetWords may make another one.
	Content() fyne.CanvasObject
	// OnArranged hears each time that the content has come into the window: only then a list can be scrolled.
	OnArranged()
	// Focus puts the cursor where it is expected after Open.
	Focus()
	// SetWords changes the language, and keeps what was typed, chosen and found.
	SetWords(*words.Catalogue)
	// Cancel ends what it has under way, and tells whether it had anything. Esc leaves it otherwise.
	Cancel() bool
	// Leave ends what it has under way: another one takes its place, or the window closes.
	Leave()
	// ListsAttempt tells whether the calls on the right are those of the attempt. Else they are its own.
	ListsAttempt() bool
	// WhenEmpty is the key of the words on the right while no call is there.
	WhenEmpty() string
}

// middles is which of them stands there.
type middles struct {
	w     *Window
	shown middle
}

// shows tells whether it is what the middle shows.
func (s *middles) shows(m middle) bool { return s.shown == m }

// middles are all that the middle can show.
func (s *middles) all() []middle {
	return []middle{attemptMiddle{s.w.panes.attempt}, s.w.panes.past, s.w.panes.evidence, s.w.panes.simulator, s.w.panes.scenarios}
}

// show puts something into the middle.
func (s *middles) show(m middle) {
	s.shown.Leave()
	s.shown = m
	m.Open()
	s.w.columns.arrange()
	if m.ListsAttempt() {
		s.w.panes.attempt.Draw()
	}
	m.Focus()
}

// toggle shows a pane in the middle, or goes back to the CAPTCHA.
func (s *middles) toggle(m middle) {
	if s.shows(m) {
		s.close()
		return
	}
	s.show(m)
}

// CloseMiddle goes back to the CAPTCHA.
func (s *middles) close() { s.show(attemptMiddle{s.w.panes.attempt}) }

// attemptMiddle is the CAPTCHA. It is under way whether it is shown or not.
type attemptMiddle struct{ pane *attemptpane.Pane }

func (m attemptMiddle) Open()                        {}
func (m attemptMiddle) Content() fyne.CanvasObject   { return m.pane.Content() }
func (m attemptMiddle) OnArranged()                  {}
func (m attemptMiddle) Focus()                       { m.pane.Focus() }
func (m attemptMiddle) SetWords(in *words.Catalogue) { m.pane.SetWords(in) }
func (m attemptMiddle) Cancel() bool                 { m.pane.Cancel(); return true }
func (m attemptMiddle) Leave()                       {}
func (m attemptMiddle) ListsAttempt() bool           { return true }
func (m attemptMiddle) WhenEmpty() string            { return "calls.empty" }

// toggleHistory shows the history, or goes back. Where nothing is kept there is none.
func (s *middles) toggleHistory() {
	if s.w.history != nil {
		s.toggle(s.w.panes.past)
	}
}

package app

import (
	"navercaptcha/app/explain"
	"navercaptcha/app/journal"
	"navercaptcha/naver"
)

// outcome is a sort of what a save led to. The newest of each is told: a good one must not hide a bad one.
type outcome struct {
	kind             naver.Kind
	detached, failed bool
}

// onSaved says that a state of an attempt is safe on the disk, or why not, while that is all of the attempt: of a newer
// call nothing is safe yet.
func (w *Window) onSaved(s journal.Saved) {
	shown := s.Is(w.panes.attempt.State(w.panes.attempt.Kind()))
	switch {
	case w.ending.closing.Load() || !w.middle.shown.ListsAttempt():
	case s.Err != nil && (shown || s.Detached):
		w.panes.calls.SayWrong(explain.Error(w.words, s.Err))
	case s.Err == nil && shown:
		w.panes.calls.Say(w.words.Text("history.kept"))
	}
}

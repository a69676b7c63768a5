// Package history is the pane that takes the middle's place and shows what happened before: a search, its attempts, and
// what was noted of the chosen one. The right column shows its calls.
package history

import (
	"context"

	"fyne.io/fyne/v2"

	"navercaptcha/app/history"
	"navercaptcha/app/journal"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
)

// Pane is the history's pane. Only the window's goroutine uses it.
type Pane struct {
	host    Host
	dialogs Dialogs
	store   Store
	journal *journal.Journal

	words    *words.Catalogue
	view     *view
	before   *view // the one of another language, until view is in the window
	cloud    *cloudMedia
	open     context.Context    // ends when the pane is closed
	shut     context.CancelFunc // ends open
	overtake context.CancelFunc // ends the question to the history that is under way
}

// New makes a pane that is closed. Without a store it is never opened.
func New(host Host, dialogs Dialogs, store Store, changes *journal.Journal, in *words.Catalogue) *Pane {
	p := &Pane{host: host, dialogs: dialogs, store: store, journal: changes, words: in, overtake: func() {}}
	p.cloud = &cloudMedia{pane: p}
	p.open, p.shut = context.WithCancel(context.Background())
	p.shut()
	return p
}

// Open begins with an empty search for all attempts.
func (p *Pane) Open() {
	p.open, p.shut = context.WithCancel(context.Background())
	p.view = newView(p)
	p.host.ShowCalls(nil)
	p.onSearch()
}

// Leave closes the pane: a note that was typed is on its way to the disk then, and nothing that the history is still asked
// is shown any more.
func (p *Pane) Leave() {
	p.keepTyped()
	p.shut()
	p.view.attempts.found = nil // there may be thousands
}

// Content is what stands in the middle while the pane is open.
func (p *Pane) Content() fyne.CanvasObject { return p.view.content }

// Focus puts the cursor where words to search for are typed.
func (p *Pane) Focus() { p.host.Canvas().Focus(p.view.form.text) }

// Cancel finds nothing that Esc would end: a question to the history takes no time that a person could wait for.
func (p *Pane) Cancel() bool { return false }

// ListsAttempt tells that the calls on the right are those of an attempt from the history.
func (p *Pane) ListsAttempt() bool { return false }

// WhenEmpty is the key of the words on the right while no attempt is chosen.
func (p *Pane) WhenEmpty() string { return "history.choose" }

// SetWords makes the content of an open pane anew in another language. What was typed and found is there once that is in
// the window.
func (p *Pane) SetWords(in *words.Catalogue) {
	p.words = in
	if p.isOpen() {
		p.before, p.view = p.view, newView(p)
	}
}

func (p *Pane) isOpen() bool { return p.open.Err() == nil }

// OnArranged hears that Content is in the window: a list that is nowhere cannot be scrolled.
func (p *Pane) OnArranged() {
	before := p.before
	if before == nil {
		return
	}
	p.before = nil
	p.view.form.resume(before.form)
	chosen := before.attempts.chosen
	if id, ok := before.attempts.chosenID(); ok && before.notes.noted {
		p.view.notes.typed = before.notes.now(id)
	}
	p.showFound(before.attempts.found, before.form.rules)
	if chosen >= 0 {
		p.view.attempts.list.Select(chosen) // which opens it again
	}
}

// Chosen is the attempt that is chosen, with what stands in its fields. The calls are in the right column.
func (p *Pane) Chosen() attempt.Attempt {
	id, _ := p.view.attempts.chosenID()
	return attempt.Attempt{ID: id, Note: p.view.notes.note.Text, Tags: p.view.notes.typedTags()}
}

// Query is what the fields ask for. Where one of them cannot be read that is said, and ok is false.
func (p *Pane) Query() (q history.Query, ok bool) {
	q, unread := p.view.form.query()
	if unread != "" {
		p.view.say(p.words.Format("history.badDate", map[string]any{"Typed": unread}))
	}
	return q, unread == ""
}

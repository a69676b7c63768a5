// Package history is the pane that takes the middle's place and shows what happened before: a search, its attempts, and
// what was noted of the chosen one. The right column shows its calls.
package history

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/export"
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

	words      *words.Catalogue
	view       *view
	before     *view              // the one of another language, until view is in the window
	cloudMedia bool               // what NAVER Cloud's terms forbid to keep is kept, as the history said last
	open       context.Context    // ends when the pane is closed
	shut       context.CancelFunc // ends open
	overtake   context.CancelFunc // ends the question to the history that is under way
}

// New makes a pane that is closed. Without a store it is never opened.
func New(host Host, dialogs Dialogs, store Store, changes *journal.Journal, in *words.Catalogue) *Pane {
	p := &Pane{host: host, dialogs: dialogs, store: store, journal: changes, words: in, overtake: func() {}}
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
	if before := p.before; before != nil {
		p.before = nil
		p.resume(before)
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

func (p *Pane) onSearch() {
	q, ok := p.Query()
	if !ok {
		return
	}
	p.ask(func(ctx context.Context) (func(), error) {
		found, err := p.store.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		rules, err := p.store.Findings(ctx)
		if err != nil {
			return nil, err
		}
		keeps, err := p.store.KeepsCloudMedia(ctx)
		return func() {
			p.showFound(found, rules)
			p.showCloudMedia(keeps)
		}, err
	})
}

// showFound puts up what a search found, and offers to filter by the findings that the history holds.
func (p *Pane) showFound(found []history.Summary, rules []string) {
	p.keepTyped()
	p.view.form.offer(rules)
	p.view.attempts.show(found)
	p.view.notes.leave()
	if len(found) > foundAtMost {
		p.view.say(p.words.Format("history.foundMore", map[string]any{"N": foundAtMost}))
	} else {
		p.view.say(p.words.Plural("history.found", len(found), map[string]any{"N": len(found)}))
	}
	p.view.enable()
}

func (p *Pane) onExportHAR() {
	if q, ok := p.Query(); ok {
		p.host.ExportHAR(export.Found(p.store, q))
	}
}

func (p *Pane) onExportCSV() {
	if q, ok := p.Query(); ok {
		p.host.ExportCSV(export.Found(p.store, q))
	}
}

// onChosen shows an attempt as it was.
func (p *Pane) onChosen(i widget.ListItemID) {
	p.keepTyped()
	p.view.attempts.chosen = i
	p.view.notes.leave()
	p.view.notes.fill(written{}) // what stands there is another attempt's
	p.view.enable()
	id, _ := p.view.attempts.chosenID()
	p.ask(func(ctx context.Context) (func(), error) {
		a, err := p.store.Attempt(ctx, id)
		if err != nil {
			return nil, err
		}
		return func() {
			p.showNotes(a)
			p.host.ShowCalls(a.Calls)
		}, nil
	})
}

// showNotes shows what was noted of the chosen attempt.
func (p *Pane) showNotes(a *attempt.Attempt) {
	if id, ok := p.view.attempts.chosenID(); ok && id == a.ID {
		p.view.notes.show(a)
	}
	p.view.enable()
}

// keepTyped saves a note that was changed, before the attempt is left.
func (p *Pane) keepTyped() {
	if p.view.notes.changed() {
		p.onKeepNote()
	}
}

func (p *Pane) onKeepNote() {
	id, ok := p.view.attempts.chosenID()
	if !ok {
		return
	}
	p.view.notes.was = p.view.notes.now(id)
	note, tags := p.view.notes.note.Text, p.view.notes.typedTags()
	p.change(func(ctx context.Context) error {
		if err := p.store.SetNote(ctx, id, note); err != nil {
			return err
		}
		return p.store.SetTags(ctx, id, tags)
	}, func() {
		p.view.attempts.setNote(id, note, tags)
		p.view.say(p.words.Text("history.noted"))
	})
}

func (p *Pane) onDelete() {
	id, ok := p.view.attempts.chosenID()
	if !ok {
		return
	}
	in := p.words
	p.dialogs.Ask(in.Text("history.deleteQuestion"), in.Text("history.delete"), func() {
		p.change(func(ctx context.Context) error { return p.store.Delete(ctx, id) }, p.onDeleted)
	})
}

// onDeleteBefore deletes what is older than the first field with a date.
func (p *Pane) onDeleteBefore() {
	in := p.words
	q, ok := p.Query()
	switch {
	case !ok:
	case q.Since.IsZero():
		p.view.say(in.Text("history.needsDate"))
	default:
		p.keepTyped()
		question := in.Format("history.deleteBeforeQuestion", map[string]any{"Day": q.Since.Format(dateForm)})
		p.dialogs.Ask(question, in.Text("history.delete"), func() {
			p.change(func(ctx context.Context) error {
				_, err := p.store.DeleteBefore(ctx, q.Since)
				return err
			}, p.onDeleted)
		})
	}
}

// onDeleted searches again: what is on the right may be gone.
func (p *Pane) onDeleted() {
	p.host.ShowCalls(nil)
	p.view.notes.leave()
	p.onSearch()
}

// resume takes over what was typed and found in the view of another language.
func (p *Pane) resume(before *view) {
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

// lookTime bounds one question to the history.
const lookTime = 15 * time.Second

// ask asks the history, off the window's goroutine. What the question returns runs on the window's goroutine while the pane
// is still open, unless a newer question was asked.
func (p *Pane) ask(question func(context.Context) (after func(), err error)) {
	p.overtake()
	ctx, cancel := context.WithTimeout(p.open, lookTime)
	p.overtake = cancel
	go func() {
		after, err := question(ctx)
		p.host.ReportQuarantined()
		p.host.Do(func() {
			overtaken := ctx.Err() == context.Canceled
			cancel()
			switch {
			case overtaken:
			case err != nil:
				p.view.say(explain.Error(p.words, err))
			default:
				after()
			}
		})
	}()
}

// changeTime bounds one change of the history: deleting years of it takes longer than a look.
const changeTime = 2 * time.Minute

// change changes something, off the window's goroutine. No question overtakes it: what the person wanted is done, or it is
// said why not. done runs afterwards, if the pane is open then.
func (p *Pane) change(change func(context.Context) error, done func()) {
	if !p.isOpen() {
		return
	}
	p.journal.Go(func() error {
		ctx, cancel := context.WithTimeout(context.Background(), changeTime)
		defer cancel()
		err := change(ctx)
		p.host.ReportQuarantined()
		p.host.Do(func() {
			switch open := p.isOpen(); {
			case open && err == nil:
				done()
			case open:
				p.view.say(explain.Error(p.words, err))
			case err != nil:
				p.host.SayWrong(explain.Error(p.words, err))
			}
		})
		return err
	})
}

package history

import (
	"context"

	"fyne.io/fyne/v2/widget"
)

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
			p.view.notes.show(a)
			p.view.enable()
			p.host.ShowCalls(a.Calls)
		}, nil
	})
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

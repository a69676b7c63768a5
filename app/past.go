package app

import (
	"context"
	"time"

	"navercaptcha/app/explain"
	"navercaptcha/app/history"
	"navercaptcha/app/journal"
	"navercaptcha/naver"
)

// lookTime bounds one question to the history.
const lookTime = 15 * time.Second

// historyActions binds the history panel.
func (w *Window) historyActions() historyActions {
	return historyActions{
		search:       w.searchHistory,
		open:         w.openAttempt,
		keepNote:     w.keepNote,
		remove:       w.removeAttempt,
		removeBefore: w.removeBefore,
		exportHAR:    func(q history.Query) { w.exportHAR(w.found(q)) },
		exportCSV:    func(q history.Query) { w.exportCSV(w.found(q)) },
		close:        w.CloseMiddle,

		keepCloudMedia: w.askCloudMedia,
	}
}

// outcome is a sort of what a save led to. The newest of each is told: a good one must not hide a bad one.
type outcome struct {
	kind             naver.Kind
	detached, failed bool
}

// onSaved says that a state of an attempt is safe on the disk, or why not, while that is all of the attempt: of a newer
// call nothing is safe yet.
func (w *Window) onSaved(s journal.Saved) {
	shown := s.Is(w.attempt.State(w.attempt.Kind()))
	switch {
	case w.closing.Load() || !w.middle.ListsAttempt():
	case s.Err != nil && (shown || s.Detached):
		w.calls.SayWrong(explain.Error(w.words, s.Err))
	case s.Err == nil && shown:
		w.calls.Say(w.words.Text("history.kept"))
	}
}

func (w *Window) toggleHistory() {
	if w.history != nil {
		w.toggle(historyMiddle{w})
	}
}

func (w *Window) newHistoryPanel() *historyPanel {
	return newHistoryPanel(w.historyActions(), w.words, w.cloudMedia)
}

// askHistory asks the history, off the window's goroutine. What it returns runs on the window's goroutine while the history
// is still shown, unless a newer question was asked.
func (w *Window) askHistory(question func(context.Context) (after func(), err error)) {
	if w.pastWork != nil {
		w.pastWork()
	}
	ctx, cancel := context.WithTimeout(context.Background(), lookTime)
	w.pastWork = cancel
	go func() {
		after, err := question(ctx)
		w.lookAside()
		w.do(func() {
			overtaken := ctx.Err() == context.Canceled
			cancel()
			switch {
			case overtaken || !w.shows(historyMiddle{w}) || w.closing.Load():
			case err != nil:
				w.past.say(explain.Error(w.words, err))
			default:
				after()
			}
		})
	}()
}

// changeTime bounds one change of the history: deleting years of it takes longer than a look.
const changeTime = 2 * time.Minute

// changeHistory changes something, off the window's goroutine. No question overtakes it: what the person wanted is done,
// or it is said why not. done runs afterwards, if the history is still shown.
func (w *Window) changeHistory(change func(context.Context) error, done func()) {
	if w.closing.Load() {
		return
	}
	w.journal.Go(func() error {
		ctx, cancel := context.WithTimeout(context.Background(), changeTime)
		defer cancel()
		err := change(ctx)
		w.lookAside()
		w.do(func() {
			switch {
			case w.closing.Load():
			case !w.shows(historyMiddle{w}):
				if err != nil {
					w.calls.SayWrong(explain.Error(w.words, err))
				}
			case err != nil:
				w.past.say(explain.Error(w.words, err))
			default:
				done()
			}
		})
		return err
	})
}

// searchWithoutChoice searches again after a deletion: what is on the right may be gone.
func (w *Window) searchWithoutChoice() {
	w.calls.Show(nil)
	w.past.forget()
	w.past.search()
}

func (w *Window) searchHistory(q history.Query) {
	w.askHistory(func(ctx context.Context) (func(), error) {
		found, err := w.history.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		rules, err := w.history.Findings(ctx)
		if err != nil {
			return nil, err
		}
		keeps, err := w.history.KeepsCloudMedia(ctx)
		return func() {
			w.past.show(found, rules)
			w.showCloudMedia(keeps)
		}, err
	})
}

// openAttempt shows an attempt as it was.
func (w *Window) openAttempt(id int64) {
	w.askHistory(func(ctx context.Context) (func(), error) {
		a, err := w.history.Attempt(ctx, id)
		if err != nil {
			return nil, err
		}
		return func() {
			w.past.opened(a)
			w.calls.Show(a.Calls)
		}, nil
	})
}

func (w *Window) keepNote(id int64, note string, tags []string) {
	w.changeHistory(func(ctx context.Context) error {
		if err := w.history.SetNote(ctx, id, note); err != nil {
			return err
		}
		return w.history.SetTags(ctx, id, tags)
	}, func() { w.noteKept(id, note, tags) })
}

// noteKept shows it in the list, where the attempt stays chosen.
func (w *Window) noteKept(id int64, note string, tags []string) {
	for i := range w.past.found {
		if w.past.found[i].ID == id {
			w.past.found[i].Note, w.past.found[i].Tags = note, tags
		}
	}
	w.past.list.Refresh()
	w.past.say(w.words.Text("history.noted"))
}

func (w *Window) removeAttempt(id int64) {
	w.ask(w.words.Text("history.deleteQuestion"), w.words.Text("history.delete"), func() {
		w.changeHistory(func(ctx context.Context) error { return w.history.Delete(ctx, id) }, w.searchWithoutChoice)
	})
}

func (w *Window) removeBefore(day time.Time) {
	question := w.words.Format("history.deleteBeforeQuestion", map[string]any{"Day": day.Format(dateForm)})
	w.ask(question, w.words.Text("history.delete"), func() {
		w.changeHistory(func(ctx context.Context) error {
			_, err := w.history.DeleteBefore(ctx, day)
			return err
		}, w.searchWithoutChoice)
	})
}

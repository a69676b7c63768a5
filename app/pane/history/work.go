package history

import (
	"context"
	"time"

	"navercaptcha/app/explain"
)

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

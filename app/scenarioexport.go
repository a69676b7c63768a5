package app

import (
	"context"
	"errors"

	"navercaptcha/app/export"
	"navercaptcha/naver/scenario"
)

// exportScenario makes a scenario of the attempt on the screen.
func (w *Window) exportScenario() {
	calls := w.attempt.State(w.attempt.Kind()).Calls
	name := ""
	if len(calls) > 0 {
		name = w.words.Format("scenario.attempt", map[string]any{"Platform": w.words.Text("platform." + string(calls[0].Platform))})
	}
	now, in := w.config.Now(), w.words
	go func() { // an attempt may have many calls
		content, err := scenario.FromCalls(name, calls)
		w.do(func() {
			switch {
			case w.closing.Load():
			case errors.Is(err, scenario.ErrNoCalls):
				w.inform(w.words.Text("export.scenario"), w.words.Text("scenario.noCalls"))
			case err != nil:
				w.inform(w.words.Text("export.scenario"), scenario.WordsOf(err).In(in.Lang()))
			default:
				w.saveAs(w.words.Text("export.scenario"), export.FileName(now, ".yaml"), func(ctx context.Context, path string) error {
					return writeWhole(ctx, path, content)
				})
			}
		})
	}()
}

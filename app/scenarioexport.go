package app

import (
	"context"
	"errors"

	"navercaptcha/app/export"
	"navercaptcha/naver/scenario"
)

// exportScenario makes a scenario of the attempt on the screen.
func (h handout) exportScenario() {
	calls := h.w.panes.attempt.State(h.w.panes.attempt.Kind()).Calls
	name := ""
	if len(calls) > 0 {
		name = h.w.words.Format("scenario.attempt", map[string]any{"Platform": h.w.words.Text("platform." + string(calls[0].Platform))})
	}
	now, in := h.w.config.Now(), h.w.words
	go func() { // an attempt may have many calls
		content, err := scenario.FromCalls(name, calls)
		h.w.config.Desktop.Do(func() {
			switch {
			case h.w.ending.closing.Load():
			case errors.Is(err, scenario.ErrNoCalls):
				h.w.dialogs.inform(h.w.words.Text("export.scenario"), h.w.words.Text("scenario.noCalls"))
			case err != nil:
				h.w.dialogs.inform(h.w.words.Text("export.scenario"), scenario.WordsOf(err).In(in.Lang()))
			default:
				h.SaveAs(h.w.words.Text("export.scenario"), export.FileName(now, ".yaml"), func(ctx context.Context, path string) error {
					return writeWhole(ctx, path, content)
				})
			}
		})
	}()
}

package history

import (
	"context"

	"navercaptcha/app/export"
	"navercaptcha/app/history"
)

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
			p.cloud.show(keeps)
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

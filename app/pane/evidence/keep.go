package evidence

import (
	"slices"

	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/widgets"
	"navercaptcha/naver/exchange"
)

// kept tells how far an item is in the history: not at all, on its way, there, or refused.
type kept struct {
	begun, done bool
	err         error // why it is not there
}

// onKeep puts all calls of the item in which the chosen one stands into the history.
func (p *Pane) onKeep() {
	if p.chosen < 0 {
		return
	}
	it := p.rows[p.chosen].of
	if !it.canBeKept() {
		return
	}
	it.kept = kept{begun: true}
	p.drawKept()
	p.keeper.Keep(it.result.Calls, it.result.Mask(), it.name, func(err error) {
		p.host.Do(func() {
			it.kept = kept{begun: err == nil, done: err == nil, err: err}
			p.drawKept()
		})
	})
}

// canBeKept is false where there is no call to keep, and while or after it was done, so that nothing is there twice.
func (it *item) canBeKept() bool { return !it.kept.begun && it.result.Explained() }

// Unkept names what is gone once the window is closed.
func (p *Pane) Unkept() (names []string) {
	for _, it := range p.items {
		if !it.kept.done {
			names = append(names, exchange.VisibleLine(it.masked(it.name)))
		}
	}
	return slices.Clip(names)
}

func (p *Pane) drawKept() {
	p.view.calls.Refresh()
	p.view.details.drawKept()
}

// drawKept says of the chosen item whether it is in the history.
func (d *details) drawKept() {
	if d.pane.chosen < 0 {
		return
	}
	it, in := d.pane.rows[d.pane.chosen].of, d.pane.words
	widgets.Enable(d.keep, it.canBeKept())
	said := ""
	d.kept.Importance = widget.MediumImportance
	switch {
	case it.kept.err != nil:
		d.kept.Importance = widget.DangerImportance
		said = in.Format("evidence.notKept", map[string]any{"Why": explain.Error(in, it.kept.err)})
	case it.kept.done:
		said = in.Text("evidence.kept")
	case it.kept.begun:
		said = in.Text("evidence.keeping")
	}
	widgets.Say(d.head, d.kept, said)
}

package simulator

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// faults is where a person chooses what goes wrong next.
type faults struct {
	pane    *Pane
	offered []simulator.FaultInfo
	choice  *widgets.Choice
	times   *widgets.Entry
	pending *widget.Label
	drawing bool // the choice is told what waits, and not made
}

func newFaults(p *Pane) *faults {
	f := &faults{pane: p, offered: simulator.Faults(), pending: widget.NewLabel(""), times: widgets.NewEntry(p.host.Escape)}
	f.pending.Wrapping = fyne.TextWrapWord
	options := []string{p.words.Text("simulator.noFault")}
	for _, offered := range f.offered {
		options = append(options, string(offered.ID)+"  "+offered.Does.In(p.words.Lang()))
	}
	f.choice = widgets.NewChoice(options, func(string) { f.onChosen() }, p.host.Escape)
	f.choice.Selected = options[0]
	f.times.SetText("1")
	f.times.OnSubmitted = func(string) { f.onChosen() }
	return f
}

// rows are what stands below each other.
func (f *faults) rows() []fyne.CanvasObject {
	in := f.pane.words
	times := container.NewHBox(widget.NewLabel(in.Text("simulator.times")), inWidth(f.times, 64))
	return []fyne.CanvasObject{
		widget.NewLabel(in.Text("simulator.fault")),
		container.NewBorder(nil, nil, nil, times, container.New(&widgets.Narrow{Width: 120}, f.choice)),
		f.pending,
	}
}

func (f *faults) onChosen() {
	if f.drawing {
		return
	}
	var chosen simulator.Fault
	if i := f.choice.SelectedIndex(); i > 0 {
		chosen = f.offered[i-1].ID
	}
	f.pane.onFault(chosen, strings.TrimSpace(f.times.Text))
}

// show draws which fault waits, for how many calls, and what the next call goes to.
func (f *faults) show(fault simulator.Fault, left int, called naver.Platform) {
	f.drawing = true
	defer func() { f.drawing = false }()
	chosen := 0
	for i, offered := range f.offered {
		if left > 0 && offered.ID == fault {
			chosen = i + 1
		}
	}
	if f.choice.SelectedIndex() != chosen {
		f.choice.SetSelectedIndex(chosen)
	}
	f.pending.SetText(f.pendingText(fault, left, called, chosen))
}

// pendingText says what is going to go wrong, and where it is not: a fault of another platform's API waits in vain.
func (f *faults) pendingText(fault simulator.Fault, left int, called naver.Platform, chosen int) string {
	in := f.pane.words
	if left == 0 {
		return in.Text("simulator.noPending")
	}
	words := in.Format("simulator.pending", map[string]any{"Fault": fault, "N": left})
	if chosen == 0 {
		return words
	}
	var others []string
	for _, platform := range f.offered[chosen-1].Platforms {
		if platform == called {
			return words
		}
		others = append(others, in.Text("platform."+string(platform)))
	}
	return words + " " + in.Format("simulator.elsewhere", map[string]any{"Platforms": strings.Join(others, ", ")})
}

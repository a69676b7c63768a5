package app

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// simulatorPanel takes the middle's place and shows the simulator: where it is, what goes wrong next, what it answered.
type simulatorPanel struct {
	content fyne.CanvasObject
	a       simulatorActions

	status, curl, pending       *widget.Label
	start, stop, address, offer *button
	fault                       *choice
	times                       *entry
	log                         *list

	faults  []simulator.FaultInfo
	served  []simulator.Served
	drawing bool
}

// simulatorActions is what the panel tells the window.
type simulatorActions struct {
	start, stop, copyAddress, copyCurl, close func()
	// fault makes the next calls go wrong, as many as was typed; an empty one takes it back.
	fault  func(f simulator.Fault, times string)
	escape func()
}

// simulatorView is what the panel draws.
type simulatorView struct {
	address, curl string // empty while it is stopped
	busy          bool   // starting or stopping
	problem       string
	fault         simulator.Fault
	left          int
	served        []simulator.Served
}

func newSimulatorPanel(a simulatorActions, language string) *simulatorPanel {
	p := &simulatorPanel{
		a: a, faults: simulator.Faults(),
		status: widget.NewLabel(""), curl: widget.NewLabel(""), pending: widget.NewLabel(""), times: newEntry(a.escape),
	}
	p.curl.Wrapping = fyne.TextWrapBreak
	p.status.Truncation = fyne.TextTruncateEllipsis
	p.pending.Wrapping = fyne.TextWrapWord
	p.start = newButton(text("simulator.start"), theme.MediaPlayIcon(), a.start, a.escape)
	p.stop = newButton(text("simulator.stop"), theme.MediaStopIcon(), a.stop, a.escape)
	p.address = newButton(text("simulator.copyAddress"), theme.ContentCopyIcon(), a.copyAddress, a.escape)
	p.offer = newButton(text("simulator.copyCurl"), theme.ContentCopyIcon(), a.copyCurl, a.escape)
	options := []string{text("simulator.noFault")}
	for _, f := range p.faults {
		options = append(options, string(f.ID)+"  "+f.Does.In(language))
	}
	p.fault = newChoice(options, func(string) { p.setFault() }, a.escape)
	p.fault.Selected = options[0]
	p.times.SetText("1")
	p.times.OnSubmitted = func(string) { p.setFault() }
	p.log = newList(
		func() int { return len(p.served) },
		newServedRow,
		func(i int, row fyne.CanvasObject) { fillServedRow(row, p.served[i]) },
		a.escape,
	)
	top := container.NewVBox(
		container.NewBorder(nil, nil, label("simulator.title"),
			container.NewHBox(p.start, p.stop, newButton(text("history.close"), nil, a.close, a.escape)), p.status),
		p.curl,
		container.NewHBox(layout.NewSpacer(), p.address, p.offer),
		label("simulator.fault"),
		container.NewBorder(nil, nil, nil, container.NewHBox(label("simulator.times"),
			container.NewGridWrap(fyne.NewSize(64, p.times.MinSize().Height), p.times)), container.New(&narrow{width: 200}, p.fault)),
		p.pending,
		label("simulator.log"),
	)
	p.content = container.NewPadded(container.NewBorder(top, nil, nil, nil, p.log))
	return p
}

// setFault tells what was chosen.
func (p *simulatorPanel) setFault() {
	if p.drawing {
		return
	}
	var f simulator.Fault
	if i := p.fault.SelectedIndex(); i > 0 {
		f = p.faults[i-1].ID
	}
	p.a.fault(f, strings.TrimSpace(p.times.Text))
}

// show draws a view.
func (p *simulatorPanel) show(v simulatorView) {
	p.drawing = true
	defer func() { p.drawing = false }()
	switch {
	case v.problem != "":
		p.status.SetText(v.problem)
	case v.address == "":
		p.status.SetText(text("simulator.stopped"))
	default:
		p.status.SetText(textf("simulator.running", map[string]any{"Address": v.address}))
	}
	p.curl.SetText(v.curl)
	enable(p.start, v.address == "" && !v.busy)
	enable(p.stop, v.address != "" && !v.busy)
	enable(p.address, v.address != "")
	enable(p.offer, v.address != "")
	chosen := 0
	for i, f := range p.faults {
		if v.left > 0 && f.ID == v.fault {
			chosen = i + 1
		}
	}
	p.fault.SetSelectedIndex(chosen)
	if v.left > 0 {
		p.pending.SetText(textf("simulator.pending", map[string]any{"Fault": v.fault, "N": v.left}))
	} else {
		p.pending.SetText(text("simulator.noPending"))
	}
	more := len(p.served) == 0 || len(v.served) > 0 && v.served[len(v.served)-1] != p.served[len(p.served)-1]
	p.served = v.served
	p.log.Refresh()
	if more {
		p.log.ScrollToBottom()
	}
}

// servedColumns are the widths of time, call, status, finding, fault.
var servedColumns = []float32{84, 110, 50, 190, 170}

func newServedRow() fyne.CanvasObject {
	row := container.New(&columns{widths: servedColumns})
	for range servedColumns {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateClip
		row.Add(l)
	}
	return row
}

func fillServedRow(row fyne.CanvasObject, c simulator.Served) {
	status := "–"
	if c.Status != 0 {
		status = strconv.Itoa(c.Status)
	}
	call := c.Path
	if c.Call != "" {
		call = strings.TrimSpace(string(c.Kind) + " " + string(c.Call))
	}
	for i, words := range []string{c.Time.Format("15:04:05"), call, status, c.Rule, string(c.Fault)} {
		row.(*fyne.Container).Objects[i].(*widget.Label).SetText(words)
	}
}

// curlLine is a command that issues a key.
func curlLine(base string, platform naver.Platform, kind naver.Kind) string {
	pair := simulator.DefaultCredentials
	return "curl -H '" + platform.IDHeader() + ": " + pair.ID + "' -H '" + platform.SecretHeader() + ": " + pair.Secret +
		"' '" + base + platform.Path(kind, naver.Issue) + "'"
}

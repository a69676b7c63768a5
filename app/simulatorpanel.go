package app

import (
	"runtime"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/simulator"
)

// simulatorPanel takes the middle's place and shows the simulator: where it is, what goes wrong next, what it answered.
type simulatorPanel struct {
	words   *words.Catalogue
	content fyne.CanvasObject
	top     *fyne.Container // above the log
	a       simulatorActions

	status, problem, curl, pending *widget.Label
	start, stop, address, offer    *widgets.Button
	port, times                    *widgets.Entry
	fault                          *widgets.Choice
	log                            *widgets.List

	faults  []simulator.FaultInfo
	served  []simulator.Served
	drawing bool
}

// simulatorActions is what the panel tells the window.
type simulatorActions struct {
	// start starts it on the port that was typed, which may be empty.
	start                              func(port string)
	stop, copyAddress, copyCurl, close func()
	// fault makes the next calls go wrong, as many as was typed; an empty one takes it back.
	fault  func(f simulator.Fault, times string)
	escape func()
}

// simulatorView is what the panel draws.
type simulatorView struct {
	address, curl string // empty while it is stopped
	busy          bool   // starting or stopping
	problem       string
	platform      naver.Platform // what the window calls
	fault         simulator.Fault
	left          int
	served        []simulator.Served
}

func newSimulatorPanel(a simulatorActions, in *words.Catalogue) *simulatorPanel {
	p := &simulatorPanel{
		words: in,
		a:     a, faults: simulator.Faults(),
		status: widget.NewLabel(""), problem: widgets.Note(), curl: widget.NewLabel(""), pending: widget.NewLabel(""),
		port: widgets.NewEntry(a.escape), times: widgets.NewEntry(a.escape),
	}
	p.status.Truncation = fyne.TextTruncateEllipsis
	p.problem.Importance = widget.DangerImportance
	p.curl.Wrapping = fyne.TextWrapBreak
	p.pending.Wrapping = fyne.TextWrapWord
	start := func() { a.start(strings.TrimSpace(p.port.Text)) }
	p.start = widgets.NewButton(in.Text("simulator.start"), theme.MediaPlayIcon(), start, a.escape)
	p.stop = widgets.NewButton(in.Text("simulator.stop"), theme.MediaStopIcon(), a.stop, a.escape)
	p.address = widgets.NewButton(in.Text("simulator.copyAddress"), theme.ContentCopyIcon(), a.copyAddress, a.escape)
	p.offer = widgets.NewButton(in.Text("simulator.copyCurl"), theme.ContentCopyIcon(), a.copyCurl, a.escape)
	p.port.SetPlaceHolder(in.Text("simulator.anyPort"))
	p.port.OnSubmitted = func(string) { start() }
	options := []string{in.Text("simulator.noFault")}
	for _, f := range p.faults {
		options = append(options, string(f.ID)+"  "+f.Does.In(in.Lang()))
	}
	p.fault = widgets.NewChoice(options, func(string) { p.setFault() }, a.escape)
	p.fault.Selected = options[0]
	p.times.SetText("1")
	p.times.OnSubmitted = func(string) { p.setFault() }
	p.log = widgets.NewList(
		func() int { return len(p.served) },
		newServedRow,
		func(i int, row fyne.CanvasObject) { fillServedRow(row, p.served[i], in) },
		a.escape,
	)
	field := func(e *widgets.Entry, width float32) fyne.CanvasObject {
		return container.NewGridWrap(fyne.NewSize(width, e.MinSize().Height), e)
	}
	p.top = container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("simulator.title")), widgets.NewButton(in.Text("history.close"), nil, a.close, a.escape), p.status),
		p.problem,
		container.NewBorder(nil, nil, container.NewHBox(widget.NewLabel(in.Text("simulator.port")), field(p.port, 104)), container.NewHBox(p.start, p.stop)),
		p.curl,
		container.NewBorder(nil, nil, nil, container.NewHBox(p.address, p.offer)),
		widget.NewLabel(in.Text("simulator.fault")),
		container.NewBorder(nil, nil, nil, container.NewHBox(widget.NewLabel(in.Text("simulator.times")), field(p.times, 64)),
			container.New(&widgets.Narrow{Width: 120}, p.fault)),
		p.pending,
		widget.NewLabel(in.Text("simulator.log")),
	)
	p.content = container.NewPadded(container.NewBorder(p.top, nil, nil, nil, p.log))
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
	if v.address == "" {
		p.status.SetText(p.words.Text("simulator.stopped"))
	} else {
		p.status.SetText(p.words.Format("simulator.running", map[string]any{"Address": v.address}))
	}
	widgets.Say(p.top, p.problem, v.problem)
	widgets.Say(p.top, p.curl, v.curl)
	widgets.Enable(p.start, v.address == "" && !v.busy)
	widgets.Enable(p.stop, v.address != "" && !v.busy)
	widgets.Enable(p.port, v.address == "" && !v.busy)
	widgets.Enable(p.address, v.address != "")
	widgets.Enable(p.offer, v.address != "")
	chosen := 0
	for i, f := range p.faults {
		if v.left > 0 && f.ID == v.fault {
			chosen = i + 1
		}
	}
	if p.fault.SelectedIndex() != chosen {
		p.fault.SetSelectedIndex(chosen)
	}
	p.pending.SetText(p.pendingText(v, chosen))
	more := len(p.served) == 0 || len(v.served) > 0 && v.served[len(v.served)-1] != p.served[len(p.served)-1]
	p.served = v.served
	p.log.Refresh()
	if more {
		p.log.ScrollToBottom()
	}
}

// pendingText says what is going to go wrong, and where it is not: a fault of another platform's API waits in vain.
func (p *simulatorPanel) pendingText(v simulatorView, chosen int) string {
	if v.left == 0 {
		return p.words.Text("simulator.noPending")
	}
	words := p.words.Format("simulator.pending", map[string]any{"Fault": v.fault, "N": v.left})
	if chosen == 0 {
		return words
	}
	var others []string
	for _, platform := range p.faults[chosen-1].Platforms {
		if platform == v.platform {
			return words
		}
		others = append(others, p.words.Text("platform."+string(platform)))
	}
	return words + " " + p.words.Format("simulator.elsewhere", map[string]any{"Platforms": strings.Join(others, ", ")})
}

// servedColumns are the widths of time, call, status and finding; the fault takes the rest.
var servedColumns = []float32{68, 112, 40, 126}

func newServedRow() fyne.CanvasObject {
	row := container.New(&widgets.Cells{Widths: servedColumns})
	for range len(servedColumns) + 1 {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		row.Add(l)
	}
	return row
}

func fillServedRow(row fyne.CanvasObject, c simulator.Served, in *words.Catalogue) {
	status := "–"
	if c.Status != 0 {
		status = strconv.Itoa(c.Status)
	}
	call := c.Path
	if c.Call != "" {
		call = strings.TrimSpace(string(c.Kind) + " " + string(c.Call))
	}
	for i, words := range []string{c.Time.Format("15:04:05"), call, status, diagnosis.Title(c.Rule).In(in.Lang()), string(c.Fault)} {
		row.(*fyne.Container).Objects[i].(*widget.Label).SetText(words)
	}
}

// curlLine is a command that issues a key, for the shells of this system.
func curlLine(base string, platform naver.Platform, kind naver.Kind) string {
	pair := simulator.DefaultCredentials
	return curl.Line(runtime.GOOS, base+platform.Path(kind, naver.Issue),
		platform.IDHeader()+": "+pair.ID, platform.SecretHeader()+": "+pair.Secret)
}

package simulator

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/simulator"
)

// log is the list of the calls that were answered, the newest last.
type log struct {
	list   *widgets.List
	served []simulator.Served
}

func newLog(p *Pane) *log {
	l := &log{}
	l.list = widgets.NewList(func() int { return len(l.served) }, newServedRow,
		func(i int, row fyne.CanvasObject) { fillServedRow(row, l.served[i], p.words) }, p.host.Escape)
	return l
}

func (l *log) show(served []simulator.Served) {
	more := len(l.served) == 0 || len(served) > 0 && served[len(served)-1] != l.served[len(l.served)-1]
	l.served = served
	l.list.Refresh()
	if more {
		l.list.ScrollToBottom()
	}
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

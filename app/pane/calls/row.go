package calls

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/export"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
)

// running is a call that has no answer yet.
type running struct {
	call attempt.Call
	took time.Duration // so far
}

// The widths of the columns of the list: time, call, status, size, duration; what the call means takes the rest.
var callColumns = []float32{54, 40, 30, 48, 52}

func newCallRow() fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for range callColumns {
		cells = append(cells, widgets.NewCell(fyne.TextTruncateClip))
	}
	cells = append(cells, widgets.NewCell(fyne.TextTruncateEllipsis))
	return container.New(&widgets.Cells{Widths: callColumns}, cells...)
}

// fillRunningRow says what is asked for, and for how long already.
func fillRunningRow(in *words.Catalogue, row fyne.CanvasObject, r running) {
	for i, words := range []string{
		r.call.Start.Format("15:04:05"), r.call.Name(), "–", "–", fmt.Sprintf("%d s", max(0, int(r.took.Seconds()))), in.Text("calls.running"),
	} {
		row.(*fyne.Container).Objects[i].(*widget.Label).Importance = widget.MediumImportance
		widgets.SetCell(row, i, words)
	}
}

func fillCallRow(row fyne.CanvasObject, c attempt.Call, in *words.Catalogue) {
	for i, words := range []string{
		callStart(c), c.Name(), export.CallStatus(c), callSize(c), callTime(c), callFinding(c, in),
	} {
		cell := row.(*fyne.Container).Objects[i].(*widget.Label)
		cell.Importance = widget.MediumImportance
		if c.Err != nil {
			cell.Importance = widget.DangerImportance
		}
		widgets.SetCell(row, i, words)
	}
}

// callFinding is what a call means, in a few words.
func callFinding(c attempt.Call, in *words.Catalogue) string {
	f, ok := explain.Of(c)
	if !ok {
		return ""
	}
	return explain.Title(f.Rule, in)
}

// callStart is when a call began, where anybody knows.
func callStart(c attempt.Call) string {
	if c.Start.IsZero() {
		return "–"
	}
	return c.Start.Format("15:04:05")
}

func callSize(c attempt.Call) string {
	if c.Exchange == nil || c.Exchange.Status == 0 {
		return "–"
	}
	n := len(c.Exchange.Body)
	if n < 10_000 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%d kB", n/1000)
}

func callTime(c attempt.Call) string {
	if c.Exchange == nil {
		return "–"
	}
	d := c.Exchange.Duration
	if d < 10*time.Millisecond {
		return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
	}
	if d >= time.Second {
		return fmt.Sprintf("%.2f s", d.Seconds())
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

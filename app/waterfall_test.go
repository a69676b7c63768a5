package app

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"navercaptcha/app/widgets/widgettest"
	"navercaptcha/naver"
)

// drawnPhase is one line of the waterfall as it is drawn.
type drawnPhase struct {
	name, time *canvas.Text
	bar        *canvas.Rectangle
	at         fyne.Position // of the bar
}

// drawn reads the waterfall off the screen: names, times and bars that stand in one row belong together.
func (d *desk) drawn() (rows []drawnPhase) {
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	middle := func(o fyne.CanvasObject) float32 { return place(o).Y + o.Size().Height/2 }
	var texts []*canvas.Text
	var bars []*canvas.Rectangle
	widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			texts = append(texts, o)
		case *canvas.Rectangle:
			bars = append(bars, o)
		}
	})
	for _, phase := range []string{"blocked", "dns", "connect", "tls", "send", "wait", "receive", "whole"} {
		var row drawnPhase
		for _, name := range texts {
			if name.Text == d.text("phase."+phase) {
				row.name = name
			}
		}
		if row.name == nil {
			d.t.Fatalf("there is no phase %q:\n%s", d.text("phase."+phase), d.screen())
		}
		for _, t := range texts {
			if t != row.name && middle(t) == middle(row.name) && place(t).X > place(row.name).X {
				row.time = t
			}
		}
		for _, b := range bars {
			if middle(b) == middle(row.name) && b.Size().Height > 0 {
				row.bar, row.at = b, place(b)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func TestTheWaterfallShowsWhenEachPhaseWas(t *testing.T) {
	d := open(t)
	d.door.serveNext(naver.Issue, func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(30 * time.Millisecond)
		w.Header().Set("Content-Length", "18")
		_, _ = w.Write([]byte(`{"key":"`))
		_ = http.NewResponseController(w).Flush()
		time.Sleep(20 * time.Millisecond)
		_, _ = w.Write([]byte(`SIM12345"}`))
	})
	d.tap("action.issue")
	d.untilSeen("SIM12345")
	d.tap("aspect.timing")

	rows := d.drawn()
	whole := rows[len(rows)-1]
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	perMillisecond := whole.bar.Size().Width / milliseconds(t, whole.time)
	if perMillisecond*50 < 20 {
		t.Fatalf("50 ms are a bar of %v", perMillisecond*50)
	}
	near := func(a, b float32) bool { return math.Abs(float64(a-b)) <= 0.5 }
	begins, y := whole.at.X, float32(0)
	for _, row := range rows {
		if row.time.Text == "–" {
			if row.bar != nil {
				t.Errorf("%s did not take place, yet it has a bar", row.name.Text)
			}
			continue
		}
		if row == whole {
			begins = whole.at.X
		}
		took := milliseconds(t, row.time) * perMillisecond
		if row.bar == nil || !near(row.bar.Size().Width, max(took, 1)) || !near(row.at.X, begins) {
			t.Fatalf("%s, %s: the bar begins at %v and is %+v, want %v and %v", row.name.Text, row.time.Text, row.at.X, row.bar, begins, took)
		}
		if row.at.Y <= y {
			t.Errorf("%s does not stand below the phase before it", row.name.Text)
		}
		if row.at.X < place(row.name).X+row.name.MinSize().Width || row.at.X+row.bar.Size().Width > place(row.time).X+row.time.Size().Width-row.time.MinSize().Width {
			t.Errorf("%s: the bar is drawn over the words", row.name.Text)
		}
		begins, y = begins+took, row.at.Y
	}
}

// milliseconds is a time that is written beside a bar.
func milliseconds(t *testing.T, words *canvas.Text) float32 {
	t.Helper()
	ms, err := strconv.ParseFloat(strings.TrimSuffix(words.Text, " ms"), 32)
	if err != nil {
		t.Fatal(err)
	}
	return float32(ms)
}

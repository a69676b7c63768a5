package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
	"navercaptcha/app/widgets/widgettest"
)

// repaints is the app of one test, which notes each object that asks to be painted again. Without a graphics card each
// such moment costs a repaint of the whole window.
type repaints struct {
	fyne.App
	asked []fyne.CanvasObject
}

// noting begins to note.
func noting(t *testing.T) *repaints {
	t.Helper()
	before := fyne.CurrentApp()
	r := &repaints{App: before}
	fyne.SetCurrentApp(r)
	t.Cleanup(func() { fyne.SetCurrentApp(before) })
	return r
}

// during is what asked to be painted again while something happened.
func (r *repaints) during(happens func()) []fyne.CanvasObject {
	r.asked = nil
	happens()
	return r.asked
}

// Driver implements fyne.App.
func (r *repaints) Driver() fyne.Driver { return notingDriver{r.App.Driver(), r} }

type notingDriver struct {
	fyne.Driver
	noted *repaints
}

// CanvasForObject implements fyne.Driver. Objects ask for their canvas to be painted by it.
func (d notingDriver) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	return notingCanvas{d.Driver.CanvasForObject(o), d.noted}
}

type notingCanvas struct {
	fyne.Canvas
	noted *repaints
}

// Refresh implements fyne.Canvas.
func (c notingCanvas) Refresh(o fyne.CanvasObject) { c.noted.asked = append(c.noted.asked, o) }

func TestOnlyWhatAStateChangesIsPaintedAgain(t *testing.T) {
	d := open(t)
	d.newShown()
	d.tap("answer.verify")
	d.untilPhase(session.Judged)
	for range maxZoom {
		d.shortcut(ctrl(fyne.KeyEqual))
	}
	noted := noting(t)
	if again := noted.during(func() { d.shortcut(ctrl(fyne.KeyEqual)) }); len(again) > 0 { // it is as large as it gets
		t.Errorf("with nothing new these were painted again: %s", namesOf(again))
	}
	who := d.leftOf(d.button("action.new"))
	if len(who) < 10 {
		t.Fatalf("only %d objects stand in the left column", len(who))
	}
	round := noted.during(func() {
		d.newShown()
		d.tap("answer.verify")
		d.untilPhase(session.Judged)
	})
	if len(round) == 0 {
		t.Fatal("a round was painted without anything asking for it")
	}
	left := slices.DeleteFunc(round, func(o fyne.CanvasObject) bool { return !who[o] })
	if len(left) > 0 {
		t.Errorf("a round does not change who calls, but these were painted again: %s", namesOf(left))
	}
}

// leftOf are the objects that are seen to the left of one.
func (d *desk) leftOf(border fyne.CanvasObject) map[fyne.CanvasObject]bool {
	left, driver := map[fyne.CanvasObject]bool{}, fyne.CurrentApp().Driver()
	edge := driver.AbsolutePositionForObject(border).X
	widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
		if driver.AbsolutePositionForObject(o).X+o.Size().Width <= edge {
			left[o] = true
		}
	})
	return left
}

func namesOf(objects []fyne.CanvasObject) string {
	var names []string
	for _, o := range objects {
		names = append(names, fmt.Sprintf("%T %q", o, widgettest.Words(o)))
	}
	return strings.Join(names, ", ")
}

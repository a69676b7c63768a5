package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAnEmptyMeterIsEmpty(t *testing.T) {
	test.NewTempApp(t)
	m := NewProgressBar()
	m.Resize(fyne.NewSize(200, 36))
	r := test.WidgetRenderer(m).(*progressBarRenderer)
	for _, row := range []struct {
		done, of int
		filled   float32
		words    string
	}{
		{0, 0, 0, ""},
		{0, 12, 0, "0 / 12"},
		{3, 12, 50, "3 / 12"},
		{12, 12, 200, "12 / 12"},
	} {
		m.Set(row.done, row.of)
		filled := r.filled.Size().Width
		if r.filled.Hidden {
			filled = 0
		}
		if filled != row.filled || r.numbers.Text != row.words {
			t.Errorf("%d of %d fills %v and says %q", row.done, row.of, filled, r.numbers.Text)
		}
	}
}

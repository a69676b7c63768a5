package history

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"navercaptcha/app/theme"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/text"
)

// here is a window that only closes the pane.
type here struct{ Host }

func (here) CloseMiddle() {}

func TestALongMessageDoesNotWidenTheWindow(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New())
	for _, language := range []text.Lang{text.English, text.Korean} {
		v := newView(New(here{}, nil, nil, nil, words.In(language)))
		v.say(strings.Repeat("long words ", 100))
		if got := v.content.MinSize().Width; got > widgets.MiddleLeast {
			t.Errorf("%s: the history needs %v pixels, and has %v", language, got, widgets.MiddleLeast)
		}
	}
}

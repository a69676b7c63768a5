// Package widgettest is for tests that read the screen as a person does. The program does not have it.
package widgettest

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/widgets"
)

// App is one test app with the window's theme for all tests of a package. A new app, or a theme set anew, would read the
// fonts again, which takes longer than all the rest of a test.
var App = sync.OnceValue(func() fyne.App {
	a := test.NewApp()
	a.Settings().SetTheme(apptheme.New())
	return a
})

// Walk visits everything visible below an object.
func Walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			Walk(child, visit)
		}
	case *container.Scroll:
		Walk(o.Content, visit)
	case *container.Split:
		Walk(o.Leading, visit)
		Walk(o.Trailing, visit)
	case *widget.Label, *widget.RichText, *widgets.Button, *widgets.Entry, *widgets.Choice, *widgets.Slider, *widget.Hyperlink:
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			Walk(child, visit)
		}
	}
}

// Words is what an object says.
func Words(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *widget.Label:
		return o.Text
	case *widget.RichText:
		return o.String()
	case *widgets.Button:
		return o.Text
	case *widgets.Choice:
		return o.Selected
	case *widget.Hyperlink:
		return o.Text
	case *canvas.Text:
		return o.Text
	case *widgets.Entry:
		if o.Password {
			return strings.Repeat("•", len([]rune(o.Text)))
		}
		return o.Text
	}
	return ""
}

// Screen is all the words that are visible below an object, one object a line.
func Screen(o fyne.CanvasObject) string {
	var b strings.Builder
	Walk(o, func(o fyne.CanvasObject) {
		if words := Words(o); words != "" {
			b.WriteString(words + "\n")
		}
	})
	return b.String()
}

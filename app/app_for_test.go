package app

import (
	"fyne.io/fyne/v2"

	"navercaptcha/app/widgets/widgettest"
)

// themedApp is the tests' app for one window: what the tests before remembered is forgotten.
type themedApp struct{ fyne.App }

func newApp() fyne.App {
	a := widgettest.App()
	for _, key := range []string{prefLanguage, "zoom", "volume", prefCredentials, prefCalls, prefEvidenceFolder} {
		a.Preferences().RemoveValue(key)
	}
	a.Clipboard().SetContent("")
	return themedApp{a}
}

// NewWindow implements fyne.App.
func (a themedApp) NewWindow(title string) fyne.Window {
	return &droppable{Window: a.App.NewWindow(title)}
}

// droppable is a window of the tests on which something can be dropped.
type droppable struct {
	fyne.Window
	dropped func(fyne.Position, []fyne.URI)
}

// SetOnDropped implements fyne.Window.
func (w *droppable) SetOnDropped(dropped func(fyne.Position, []fyne.URI)) { w.dropped = dropped }

// Settings implements fyne.App.
func (a themedApp) Settings() fyne.Settings { return themed{a.App.Settings()} }

// themed has the window's theme already.
type themed struct{ fyne.Settings }

// SetTheme implements fyne.Settings.
func (themed) SetTheme(fyne.Theme) {}

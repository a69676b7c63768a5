package app

import (
	"fyne.io/fyne/v2"

	"navercaptcha/app/widgets/widgettest"
)

// themedApp is the tests' app for one window: what the tests before remembered is forgotten.
type themedApp struct{ fyne.App }

func newApp() fyne.App {
	a := widgettest.App()
	for _, key := range []string{prefLanguage, "zoom", "volume", prefCredentials, prefCalls} {
		a.Preferences().RemoveValue(key)
	}
	a.Clipboard().SetContent("")
	return themedApp{a}
}

// Settings implements fyne.App.
func (a themedApp) Settings() fyne.Settings { return themed{a.App.Settings()} }

// themed has the window's theme already.
type themed struct{ fyne.Settings }

// SetTheme implements fyne.Settings.
func (themed) SetTheme(fyne.Theme) {}

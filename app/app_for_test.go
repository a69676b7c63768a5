package app

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	apptheme "navercaptcha/app/theme"
)

// theApp is one test app for all windows of the tests. A new app, or a theme set anew, would read the fonts again, which
// takes longer than all the rest of a test.
var theApp = sync.OnceValue(func() fyne.App {
	a := test.NewApp()
	a.Settings().SetTheme(apptheme.New())
	return a
})

// themedApp is theApp for one window: what the tests before remembered is forgotten.
type themedApp struct{ fyne.App }

func newApp() fyne.App {
	a := theApp()
	for _, key := range []string{prefLanguage, "zoom", "volume", prefWho, prefCalls} {
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

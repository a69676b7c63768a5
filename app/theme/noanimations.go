package theme

import (
	"runtime"

	"fyne.io/fyne/v2"
)

// WithoutAnimations makes an app draw nothing while nothing happens. Fyne fades the cursor of the focused field in and out for ever,
// and each step draws the whole window: without a graphics card that is a tenth of a core. Fyne asks the app's settings
// whether it may, and offers no other way to say no than each user's own settings file.
//
// On macOS Fyne wants the very settings it made, and there is a graphics card, so there the cursor fades.
func WithoutAnimations(a fyne.App) fyne.App {
	if runtime.GOOS == "darwin" {
		return a
	}
	quiet := quietApp{a}
	fyne.SetCurrentApp(quiet)
	return quiet
}

type quietApp struct{ fyne.App }

// Settings implements fyne.App.
func (a quietApp) Settings() fyne.Settings { return quietSettings{a.App.Settings()} }

type quietSettings struct{ fyne.Settings }

// ShowAnimations implements fyne.Settings.
func (quietSettings) ShowAnimations() bool { return false }

package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

// On a Mac Cmd+H hides the program and Cmd+M minimizes its window, whatever the program thinks.
func TestTheMacsOwnKeysAreLeftToIt(t *testing.T) {
	d := open(t, remembering(t), func(_ *desk, c *Config) { c.Desktop.System = "darwin" })
	for _, own := range []fyne.KeyName{fyne.KeyH, fyne.KeyM} {
		before := d.screen()
		d.shortcut(ctrl(own))
		if d.screen() != before {
			t.Errorf("Cmd+%s does something", own)
		}
	}
	d.shortcut(ctrl(fyne.KeyH, fyne.KeyModifierShift))
	d.wantSeen(d.text("history.title"))
	d.shortcut(ctrl(fyne.KeyM, fyne.KeyModifierShift))
	d.wantSeen(d.text("simulator.title"))
	for _, language := range []string{English, Korean} {
		d.setLanguage(language)
		d.chooses(d.text("help.keys"))
		d.wantSeen("Cmd+Shift+H")
		d.wantSeen("Cmd+Shift+M")
		d.press(fyne.KeyEscape)
	}
}

// What the window asks for can be pressed where it runs.
func TestAMacIsToldItsOwnKeys(t *testing.T) {
	for _, language := range []string{English, Korean} {
		for system, keys := range map[string][2]string{"darwin": {"Cmd", "Ctrl"}, "windows": {"Ctrl", "Cmd"}, "linux": {"Ctrl", "Cmd"}} {
			d := open(t, func(_ *desk, c *Config) { c.Desktop.System, c.Language = system, language })
			d.wantSeen(keys[0] + "+N")
			d.wantUnseen(keys[1] + "+")
			d.tap("action.issue")
			d.untilSeen(keys[0] + "+R")
			d.wantUnseen(keys[1] + "+")
		}
	}
}

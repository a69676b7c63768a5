package attempt

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The factors by which a picture can be enlarged. Whole ones keep each pixel a sharp square.
const (
	minZoom     = 1
	maxZoom     = 6
	defaultZoom = 2
)

// zoomPreference is kept by Fyne.
const zoomPreference = "zoom"

// Zoom is how much the picture is enlarged, now and at the next start.
type Zoom struct {
	pane   *Pane
	factor int
}

func newZoom(p *Pane) *Zoom {
	z := &Zoom{pane: p}
	z.factor = z.within(p.parts.Preferences.IntWithFallback(zoomPreference, defaultZoom))
	return z
}

func (z *Zoom) within(factor int) int { return min(max(factor, minZoom), maxZoom) }

// Larger enlarges the picture by one.
func (z *Zoom) Larger() { z.set(z.factor + 1) }

// Smaller does the opposite.
func (z *Zoom) Smaller() { z.set(z.factor - 1) }

// Usual goes back to what it was at the first start.
func (z *Zoom) Usual() { z.set(defaultZoom) }

func (z *Zoom) set(factor int) {
	z.factor = z.within(factor)
	z.pane.parts.Preferences.SetInt(zoomPreference, z.factor)
	z.pane.Draw()
}

// extraShortcuts are shortcuts that are not in the menu, of which an item has room for one only: the other ways to press
// Ctrl and plus, with Shift on the main keyboard and on the keypad, and the arrows, which an entry needs where there is no
// enlarged picture to move.
func (z *Zoom) extraShortcuts() map[*desktop.CustomShortcut]func() bool {
	larger := func() bool { z.Larger(); return true }
	move := func(right, down float32) func() bool {
		return func() bool { return z.pane.view.stage.movePicture(right, down) }
	}
	const ctrl = fyne.KeyModifierShortcutDefault
	return map[*desktop.CustomShortcut]func() bool{
		{KeyName: fyne.KeyEqual, Modifier: ctrl | fyne.KeyModifierShift}: larger,
		{KeyName: fyne.KeyPlus, Modifier: ctrl}:                          larger,
		{KeyName: fyne.KeyPlus, Modifier: ctrl | fyne.KeyModifierShift}:  larger,
		{KeyName: fyne.KeyLeft, Modifier: ctrl}:                          move(-1, 0),
		{KeyName: fyne.KeyRight, Modifier: ctrl}:                         move(1, 0),
		{KeyName: fyne.KeyUp, Modifier: ctrl}:                            move(0, -1),
		{KeyName: fyne.KeyDown, Modifier: ctrl}:                          move(0, 1),
	}
}

// AddShortcuts makes a canvas know those that are not in the menu.
func (z *Zoom) AddShortcuts(c fyne.Canvas) {
	for known := range z.extraShortcuts() {
		c.AddShortcut(known, func(s fyne.Shortcut) { z.onShortcut(s) })
	}
}

// onShortcut does what a shortcut that is not in the menu stands for, and tells whether it stands for anything.
func (z *Zoom) onShortcut(pressed fyne.Shortcut) bool {
	for known, do := range z.extraShortcuts() {
		if pressed.ShortcutName() == known.ShortcutName() {
			return do()
		}
	}
	return false
}

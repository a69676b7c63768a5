package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/widgets"
)

// columns are the middle with a side on its left and one on its right, and a banner above them. Both sides fold away.
type columns struct {
	w                *Window
	showCredentials  bool
	showCalls        bool
	credentialsFirst bool            // where there is room for one of them, it is the credentials
	banner           *widgets.Banner // nil where none is shown
}

// unfoldCredentials shows the left column, also where there is room for one only.
func (c *columns) unfoldCredentials() {
	if !c.showCredentials || !c.w.panes.credentials.Content().Visible() {
		c.showCredentials, c.credentialsFirst = true, true
		c.arrange()
	}
}

// fold shows or hides a side, or brings it back where it has folded by itself for want of room.
func (c *columns) fold(shown *bool, side fyne.CanvasObject) {
	if *shown && !side.Visible() {
		c.credentialsFirst = shown == &c.showCredentials
		return
	}
	*shown = !*shown
	c.credentialsFirst = *shown == (shown == &c.showCredentials)
}

// arrange puts the panels into the window.
func (c *columns) arrange() {
	columns := &widgets.Columns{Middle: c.w.middle.shown.Content(), LeftFirst: c.credentialsFirst}
	if c.showCredentials {
		columns.Left = c.w.panes.credentials.Content()
	}
	if c.showCalls {
		columns.Right = c.w.panes.calls.Content()
	}
	c.w.panes.calls.WhenEmpty(c.w.words.Text(c.w.middle.shown.WhenEmpty()))
	c.w.window.SetContent(container.NewBorder(c.bannerContent(), nil, nil, nil, container.New(columns, columns.Objects()...)))
	c.w.middle.shown.OnArranged()
	c.w.panes.attempt.DrawProgress()
}

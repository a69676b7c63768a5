//go:build realwindow

// Emptywindow is the least that Fyne can show: what the program's start, memory and idle CPU are measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	w := app.NewWithID("empty.window").NewWindow("Empty")
	w.Resize(fyne.NewSize(1220, 740))
	w.ShowAndRun()
}

package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"navercaptcha/app/widgets"
)

// prefEvidenceFolder is the folder that evidence was opened from last.
const prefEvidenceFolder = "evidence-folder"

// showEvidence shows what customers sent, if that is not on the screen already.
func (w *Window) showEvidence() {
	if !w.shows(w.evidence) {
		w.show(w.evidence)
	}
}

// ChooseEvidence asks in the dialog of the platform which file to open, in Fyne's own where the platform has none.
func (w *Window) ChooseEvidence() {
	if w.choosingFile {
		return // the dialog is open
	}
	w.choosingFile = true
	title, folder := w.words.Text("menu.openEvidence"), w.config.App.Preferences().String(prefEvidenceFolder)
	go func() {
		paths, err := w.config.ChooseFiles(title, folder)
		w.Do(func() {
			w.choosingFile = false
			if err != nil {
				w.chooseInWindow(folder)
				return
			}
			w.onChosen(paths)
		})
	}()
}

// chooseInWindow asks in Fyne's dialog.
func (w *Window) chooseInWindow(folder string) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err == nil && file != nil {
			_ = file.Close() // it is read off the window's goroutine
			w.onChosen([]string{file.URI().Path()})
		}
	}, w.window)
	if at, err := storage.ListerForURI(storage.NewFileURI(folder)); folder != "" && err == nil {
		d.SetLocation(at)
	}
	d.SetOnClosed(func() { w.closed(d) })
	w.open = append(w.open, d)
	d.Show()
	d.Resize(fyne.NewSize(760, 460)) // which it has to be shown for
}

// onChosen opens what was chosen in a dialog, and remembers where that was.
func (w *Window) onChosen(paths []string) {
	if len(paths) == 0 {
		return
	}
	w.config.App.Preferences().SetString(prefEvidenceFolder, filepath.Dir(paths[0]))
	w.showEvidence()
	w.evidence.OpenPaths(paths)
}

// onDropped opens files and folders that were dropped on the window.
func (w *Window) onDropped(_ fyne.Position, dropped []fyne.URI) {
	if w.closing.Load() || len(dropped) == 0 {
		return
	}
	var paths []string
	for _, uri := range dropped {
		if uri.Scheme() == "file" {
			paths = append(paths, uri.Path())
		} else {
			paths = append(paths, uri.String()) // which is told as one that is not there
		}
	}
	w.showEvidence()
	w.evidence.OpenPaths(paths)
}

// PasteEvidence takes the text in the clipboard for what a customer sent.
func (w *Window) PasteEvidence() {
	text := w.config.App.Clipboard().Content()
	if text == "" {
		w.inform(w.words.Text("menu.pasteEvidence"), w.words.Text("evidence.nothingToPaste"))
		return
	}
	w.showEvidence()
	w.evidence.OpenText(text)
}

// askClose closes the window, but says before what is gone with it.
func (w *Window) askClose() {
	if !w.evidence.Holds() || w.closing.Load() {
		w.Close()
		return
	}
	w.Decide(widgets.Paragraph(w.words.Text("closing.evidence")), fyne.NewSize(460, 190), w.words.Text("closing.close"), w.Close, func() {})
}

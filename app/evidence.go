package app

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"navercaptcha/app/widgets"
)

// prefEvidenceFolder is the folder that evidence was opened from last.
const prefEvidenceFolder = "evidence-folder"

// opening is how what customers sent comes into the window: from a dialog, by dropping or by pasting.
type opening struct {
	w            *Window
	choosingFile bool // the platform's dialog is open
}

// showEvidence shows what customers sent, if that is not on the screen already.
func (o *opening) showEvidence() {
	if !o.w.middle.shows(o.w.panes.evidence) {
		o.w.middle.show(o.w.panes.evidence)
	}
}

// ChooseEvidence asks in the dialog of the platform which file to open, in Fyne's own where the platform has none.
func (o *opening) ChooseEvidence() {
	if o.choosingFile {
		return // the dialog is open
	}
	o.choosingFile = true
	title, folder := o.w.words.Text("menu.openEvidence"), o.w.config.App.Preferences().String(prefEvidenceFolder)
	go func() {
		paths, err := o.w.config.Desktop.ChooseFiles(title, folder)
		o.w.Do(func() {
			o.choosingFile = false
			if err != nil {
				o.chooseInWindow(folder)
				return
			}
			o.onChosen(paths)
		})
	}()
}

// chooseInWindow asks in Fyne's dialog.
func (o *opening) chooseInWindow(folder string) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err == nil && file != nil {
			_ = file.Close() // it is read off the window's goroutine
			o.onChosen([]string{file.URI().Path()})
		}
	}, o.w.window)
	if at, err := storage.ListerForURI(storage.NewFileURI(folder)); folder != "" && err == nil {
		d.SetLocation(at)
	}
	o.w.dialogs.show(d)
	d.Resize(fyne.NewSize(760, 460)) // which it has to be shown for
}

// onChosen opens what was chosen in a dialog, and remembers where that was.
func (o *opening) onChosen(paths []string) {
	if len(paths) == 0 {
		return
	}
	o.w.config.App.Preferences().SetString(prefEvidenceFolder, filepath.Dir(paths[0]))
	o.showEvidence()
	o.w.panes.evidence.OpenPaths(paths)
}

// onDropped opens files and folders that were dropped on the window.
func (o *opening) onDropped(_ fyne.Position, dropped []fyne.URI) {
	if o.w.ending.closing.Load() || len(dropped) == 0 {
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
	o.showEvidence()
	o.w.panes.evidence.OpenPaths(paths)
}

// PasteEvidence takes the text in the clipboard for what a customer sent.
func (o *opening) PasteEvidence() {
	text := o.w.config.App.Clipboard().Content()
	if text == "" {
		o.w.dialogs.inform(o.w.words.Text("menu.pasteEvidence"), o.w.words.Text("evidence.nothingToPaste"))
		return
	}
	o.showEvidence()
	o.w.panes.evidence.OpenText(text)
}

// askClose closes the window, but says before what is gone with it.
func (w *Window) askClose() {
	gone := w.panes.evidence.Unkept()
	if len(gone) == 0 || w.ending.closing.Load() {
		w.Close()
		return
	}
	w.dialogs.Decide(widgets.Paragraph(w.words.Text("closing.evidence")+"\n"+listed(gone)), fyne.NewSize(460, 190), w.words.Text("closing.close"), w.Close, func() {})
}

// listed are the first names of some, each as far as a line shows it.
func listed(names []string) string {
	const most, width = 3, 40
	more := len(names) > most
	var shown []string
	for _, name := range names[:min(most, len(names))] {
		shown = append(shown, widgets.Cut(name, width))
	}
	if more {
		shown = append(shown, "…")
	}
	return strings.Join(shown, ", ")
}

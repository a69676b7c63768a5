package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
)

// escapable is a dialog that Esc closes.
type escapable interface{ Dismiss() }

// popUp shows a dialog that Esc closes wherever the focus is: its buttons and fields are our own, which pass Esc on.
func (w *Window) popUp(title string, body fyne.CanvasObject, first fyne.Focusable, buttons ...fyne.CanvasObject) dialog.Dialog {
	row := container.NewHBox(append([]fyne.CanvasObject{layout.NewSpacer()}, buttons...)...)
	d := dialog.NewCustomWithoutButtons(title, container.NewBorder(nil, row, nil, nil, body), w.window)
	d.SetOnClosed(func() { w.closed(d) })
	w.open = append(w.open, d)
	d.Show()
	w.window.Canvas().Focus(first)
	return d
}

func (w *Window) closed(d escapable) {
	for i, o := range w.open {
		if o == d {
			w.open = append(w.open[:i], w.open[i+1:]...)
			break
		}
	}
	w.attempt.Focus()
}

// Ask wants a yes before something is done that cannot be undone.
func (w *Window) Ask(question, yes string, do func()) {
	w.Decide(widgets.Paragraph(question), fyne.NewSize(420, 180), yes, do, func() {})
}

// Decide lets a person read something and then say yes or no; Esc is a no.
func (w *Window) Decide(body fyne.CanvasObject, size fyne.Size, yes string, do, otherwise func()) {
	var d dialog.Dialog
	decided := otherwise
	cancel := widgets.NewButton(w.words.Text("Cancel"), nil, func() { d.Dismiss() }, w.escape)
	confirm := widgets.NewButton(yes, nil, func() { decided = do; d.Dismiss() }, w.escape)
	confirm.Importance = widget.DangerImportance
	d = w.popUp(w.words.Text("dialog.sure"), body, cancel, cancel, confirm)
	d.SetOnClosed(func() {
		w.closed(d)
		decided()
	})
	d.Resize(size)
}

// inform shows a text that can be copied.
func (w *Window) inform(title, words string) {
	var d dialog.Dialog
	ok := widgets.NewButton(w.words.Text("OK"), nil, func() { d.Dismiss() }, w.escape)
	ok.Importance = widget.SuccessImportance
	copyAll := widgets.NewButton(w.words.Text("Copy"), nil, func() { w.config.App.Clipboard().SetContent(words) }, w.escape)
	body := container.NewVScroll(widgets.Paragraph(words))
	d = w.popUp(title, body, ok, copyAll, ok)
	lines := 3 + strings.Count(words, "\n")
	d.Resize(fyne.NewSize(640, min(520, 140+22*float32(lines))))
}

// tellNotice says at the start that the profiles' file could not be used and where it is now.
func (w *Window) tellNotice() {
	if n, ok := w.config.Book.Notice(); ok {
		w.inform(w.words.Text("notice.title"), noticeWords(w.words, string(n.Problem), n.Aside, n.Detail))
	}
}

// ReportQuarantined says once that the history's file was damaged and where it is now, whatever the history was asked for. It may
// be called from any goroutine.
func (w *Window) ReportQuarantined() {
	if n, ok := w.history.TakeAside(); ok {
		w.do(func() {
			if !w.closing.Load() {
				w.inform(w.words.Text("notice.history"), noticeWords(w.words, string(n.Problem), n.Aside, n.Detail))
			}
		})
	}
}

func noticeWords(in *words.Catalogue, problem, aside, detail string) string {
	key := "problem." + problem
	words := []string{in.Text(key + ".happened"), in.Text(key + ".next")}
	if aside != "" {
		words = append(words, in.Format("notice.aside", map[string]any{"Path": aside}))
	}
	return strings.Join(append(words, detail), "\n")
}

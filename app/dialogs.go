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

// dialogs are what stands above the window and asks or tells.
type dialogs struct {
	w    *Window
	open []escapable // the topmost last
}

// escapable is a dialog that Esc closes.
type escapable interface{ Dismiss() }

// popUp shows a dialog that Esc closes wherever the focus is: its buttons and fields are our own, which pass Esc on.
func (all *dialogs) popUp(title string, body fyne.CanvasObject, first fyne.Focusable, buttons ...fyne.CanvasObject) dialog.Dialog {
	row := container.NewHBox(append([]fyne.CanvasObject{layout.NewSpacer()}, buttons...)...)
	d := dialog.NewCustomWithoutButtons(title, container.NewBorder(nil, row, nil, nil, body), all.w.window)
	all.show(d)
	all.w.window.Canvas().Focus(first)
	return d
}

// show shows a dialog on top, which Esc closes then.
func (all *dialogs) show(d dialog.Dialog) {
	d.SetOnClosed(func() { all.closed(d) })
	all.open = append(all.open, d)
	d.Show()
}

// closeTop closes the topmost dialog, and tells whether there was one.
func (all *dialogs) closeTop() bool {
	n := len(all.open)
	if n > 0 {
		all.open[n-1].Dismiss()
	}
	return n > 0
}

func (all *dialogs) closed(d escapable) {
	for i, o := range all.open {
		if o == d {
			all.open = append(all.open[:i], all.open[i+1:]...)
			break
		}
	}
	all.w.panes.attempt.Focus()
}

// Ask wants a yes before something is done that cannot be undone.
func (all *dialogs) Ask(question, yes string, do func()) {
	all.Decide(widgets.Paragraph(question), fyne.NewSize(420, 180), yes, do, func() {})
}

// Decide lets a person read something and then say yes or no; Esc is a no.
func (all *dialogs) Decide(body fyne.CanvasObject, size fyne.Size, yes string, do, otherwise func()) {
	var d dialog.Dialog
	decided := otherwise
	cancel := widgets.NewButton(all.w.words.Text("Cancel"), nil, func() { d.Dismiss() }, all.w.escape)
	confirm := widgets.NewButton(yes, nil, func() { decided = do; d.Dismiss() }, all.w.escape)
	confirm.Importance = widget.DangerImportance
	d = all.popUp(all.w.words.Text("dialog.sure"), body, cancel, cancel, confirm)
	d.SetOnClosed(func() {
		all.closed(d)
		decided()
	})
	d.Resize(size)
}

// inform shows a text that can be copied.
func (all *dialogs) inform(title, words string) {
	var d dialog.Dialog
	ok := widgets.NewButton(all.w.words.Text("OK"), nil, func() { d.Dismiss() }, all.w.escape)
	ok.Importance = widget.SuccessImportance
	copyAll := widgets.NewButton(all.w.words.Text("Copy"), nil, func() { all.w.config.App.Clipboard().SetContent(words) }, all.w.escape)
	body := container.NewVScroll(widgets.Paragraph(words))
	d = all.popUp(title, body, ok, copyAll, ok)
	lines := 3 + strings.Count(words, "\n")
	d.Resize(fyne.NewSize(640, min(520, 140+22*float32(lines))))
}

// tellNotice says at the start that the profiles' file could not be used and where it is now.
func (all *dialogs) tellNotice() {
	if n, ok := all.w.config.Book.Notice(); ok {
		all.inform(all.w.words.Text("notice.title"), noticeWords(all.w.words, string(n.Problem), n.Aside, n.Detail))
	}
}

// ReportQuarantined says once that the history's file was damaged and where it is now, whatever the history was asked for. It may
// be called from any goroutine.
func (all *dialogs) ReportQuarantined() {
	if n, ok := all.w.history.TakeAside(); ok {
		all.w.config.Desktop.Do(func() {
			if !all.w.ending.closing.Load() {
				all.inform(all.w.words.Text("notice.history"), noticeWords(all.w.words, string(n.Problem), n.Aside, n.Detail))
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

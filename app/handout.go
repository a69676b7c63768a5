package app

import (
	"context"
	"strings"

	"navercaptcha/app/explain"
	"navercaptcha/app/export"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/curl"
)

// checkedAtOnce is how long a text may be, in bytes, to be searched for secrets without leaving the window's goroutine.
const checkedAtOnce = 64 << 10

// HandOut copies words without secrets, unless one is found in them when they are searched once more.
func (w *Window) HandOut(words string) {
	mask := w.mask()
	if len(words) <= checkedAtOnce {
		w.copied("calls.copy", words, mask.Check([]byte(words)))
		return
	}
	go func() {
		err := mask.Check([]byte(words))
		w.do(func() { w.copied("calls.copy", words, err) })
	}()
}

// copied puts a text that was checked into the clipboard, and says what a person has to know of it, or under a title why
// not.
func (w *Window) copied(title, words string, err error, notes ...string) {
	switch {
	case w.closing.Load():
	case err != nil:
		w.inform(w.words.Text(title), explain.Error(w.words, err))
	default:
		w.putIntoClipboard(words, notes...)
	}
}

// putIntoClipboard does so and says it beside the calls, with more.
func (w *Window) putIntoClipboard(words string, notes ...string) {
	w.config.App.Clipboard().SetContent(words)
	w.calls.Say(strings.Join(append([]string{w.words.Text("calls.copied")}, notes...), "\n"))
}

// Exporter makes what leaves, without secrets, in the window's language.
func (w *Window) Exporter() export.Exporter {
	return export.Exporter{Words: w.words, Version: w.config.Version, Redactor: w.connector.Redactor}
}

// onScreen is the attempt on the screen, which is the chosen one while the history is shown.
func (w *Window) onScreen() export.Source {
	var shown attempt.Attempt
	if w.shows(w.past) {
		shown = w.past.Chosen()
	}
	shown.Calls = w.calls.Calls()
	return export.Shown(shown)
}

// ExportHAR asks where to write a HAR.
func (w *Window) ExportHAR(of export.Source) {
	w.exportFile("export.har", ".har", of, export.Exporter.HAR)
}

// ExportCSV asks where to write a table.
func (w *Window) ExportCSV(of export.Source) {
	w.exportFile("export.csv", ".csv", of, export.Exporter.CSV)
}

func (w *Window) exportReport(of export.Source) {
	w.exportFile("export.report", ".md", of, export.Exporter.Report)
}

// exportFile asks where to write an export.
func (w *Window) exportFile(
	title, extension string, of export.Source, write func(e export.Exporter, ctx context.Context, path string, of export.Source) error,
) {
	e := w.Exporter()
	w.saveAs(w.words.Text(title), export.FileName(w.config.Now(), extension), func(ctx context.Context, path string) error {
		return write(e, ctx, path, of)
	})
}

// copyReport puts the attempt on the screen into the clipboard as a report in Markdown.
func (w *Window) copyReport() {
	of, e := w.onScreen(), w.Exporter()
	go func() {
		words, err := e.ReportText(context.Background(), of)
		w.do(func() { w.copied("export.copyReport", words, err) })
	}()
}

// copyCurl puts the chosen call into the clipboard as a command. The credentials are not in it.
func (w *Window) copyCurl(shell curl.Shell) {
	if c, ok := w.calls.Chosen(); ok && c.Exchange != nil {
		command, notes, err := w.Exporter().Curl(c, shell)
		w.copied("export.curl", command, err, notes...)
	}
}

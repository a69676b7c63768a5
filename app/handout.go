package app

import (
	"context"
	"strings"

	"navercaptcha/app/explain"
	"navercaptcha/app/export"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/exchange/redaction"
)

// checkedAtOnce is how long a text may be, in bytes, to be searched for secrets without leaving the window's goroutine.
const checkedAtOnce = 64 << 10

// handout is what leaves the window, into the clipboard or a file, without secrets.
type handout struct{ w *Window }

// mask hides the credentials in what is shown and copied.
func (h handout) mask() *redaction.Redactor { return h.w.connector.Redactor() }

// HandOut copies words without secrets, unless one is found in them when they are searched once more.
func (h handout) HandOut(words string) {
	mask := h.mask()
	if len(words) <= checkedAtOnce {
		h.copied("calls.copy", words, mask.Check([]byte(words)))
		return
	}
	go func() {
		err := mask.Check([]byte(words))
		h.w.config.Desktop.Do(func() { h.copied("calls.copy", words, err) })
	}()
}

// copied puts a text that was checked into the clipboard, and says what a person has to know of it, or under a title why
// not.
func (h handout) copied(title, words string, err error, notes ...string) {
	switch {
	case h.w.ending.closing.Load():
	case err != nil:
		h.w.dialogs.inform(h.w.words.Text(title), explain.Error(h.w.words, err))
	default:
		h.Copy(words, notes...)
	}
}

// putIntoClipboard does so and says it beside the calls, with more.
func (h handout) Copy(words string, notes ...string) {
	h.w.config.App.Clipboard().SetContent(words)
	h.w.panes.calls.Say(strings.Join(append([]string{h.w.words.Text("calls.copied")}, notes...), "\n"))
}

// Exporter makes what leaves, without secrets, in the window's language.
func (h handout) Exporter() export.Exporter {
	return export.Exporter{Words: h.w.words, Version: h.w.config.Version, Redactor: h.w.connector.Redactor}
}

// onScreen is the attempt on the screen, which is the chosen one while the history is shown.
func (h handout) onScreen() export.Source {
	var shown attempt.Attempt
	if h.w.middle.shows(h.w.panes.past) {
		shown = h.w.panes.past.Chosen()
	}
	shown.Calls = h.w.panes.calls.Calls()
	return export.Shown(shown)
}

// ExportHAR asks where to write a HAR.
func (h handout) ExportHAR(of export.Source) {
	h.exportFile("export.har", ".har", of, export.Exporter.HAR)
}

// ExportCSV asks where to write a table.
func (h handout) ExportCSV(of export.Source) {
	h.exportFile("export.csv", ".csv", of, export.Exporter.CSV)
}

func (h handout) exportReport(of export.Source) {
	h.exportFile("export.report", ".md", of, export.Exporter.Report)
}

// exportFile asks where to write an export.
func (h handout) exportFile(
	title, extension string, of export.Source, write func(e export.Exporter, ctx context.Context, path string, of export.Source) error,
) {
	e := h.Exporter()
	h.SaveAs(h.w.words.Text(title), export.FileName(h.w.config.Now(), extension), func(ctx context.Context, path string) error {
		return write(e, ctx, path, of)
	})
}

// copyReport puts the attempt on the screen into the clipboard as a report in Markdown.
func (h handout) copyReport() {
	of, e := h.onScreen(), h.Exporter()
	go func() {
		words, err := e.ReportText(context.Background(), of)
		h.w.config.Desktop.Do(func() { h.copied("export.copyReport", words, err) })
	}()
}

// copyCurl puts the chosen call into the clipboard as a command. The credentials are not in it.
func (h handout) copyCurl(shell curl.Shell) {
	if c, ok := h.w.panes.calls.Chosen(); ok && c.Exchange != nil {
		command, notes, err := h.Exporter().Curl(c, shell)
		h.copied("export.curl", command, err, notes...)
	}
}

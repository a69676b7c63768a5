package app

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"navercaptcha/app/words"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
)

// checkedAtOnce is how long a text may be, in bytes, to be searched for secrets without leaving the window's goroutine.
const checkedAtOnce = 64 << 10

// handOut puts a masked text into the clipboard, unless a secret is found in it when it is searched once more.
func (w *Window) handOut(words string) {
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
		w.inform(w.words.Text(title), errorWords(w.words, err))
	default:
		w.putIntoClipboard(words, notes...)
	}
}

// putIntoClipboard does so and says it beside the calls, with more.
func (w *Window) putIntoClipboard(words string, notes ...string) {
	w.config.App.Clipboard().SetContent(words)
	w.calls.say(strings.Join(append([]string{w.words.Text("calls.copied")}, notes...), "\n"))
}

// copyReport puts the attempt on the screen into the clipboard as a report in Markdown.
func (w *Window) copyReport() {
	of, in, mask := w.onScreen(), w.words, w.mask()
	go func() {
		r, err := reportOf(context.Background(), of, w.config.Version, in)
		words := ""
		if err == nil {
			words, err = report.Markdown(mask, r)
		}
		w.do(func() { w.copied("export.copyReport", words, err) })
	}()
}

// fileFinding explains errors of what is handed on as a file or a text.
func fileFinding(err error) (finding, bool) {
	var leak *redaction.LeakError
	switch {
	case errors.As(err, &leak):
		f := words.Finding("own.leak")
		where := " (" + leak.Error() + ")"
		f.Happened.Ko += where
		f.Happened.En += where
		return f, true
	case errors.Is(err, errTooManyToExport):
		return words.Finding("own.tooManyToExport"), true
	case errors.Is(err, fs.ErrPermission):
		return words.Finding("own.notAllowed"), true
	case errors.Is(err, fs.ErrNotExist):
		return words.Finding("own.noFolder"), true
	}
	return finding{}, false
}

package app

import (
	"navercaptcha/app/export"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
)

// mask hides the credentials in what is shown and copied.
func (w *Window) mask() *redaction.Redactor { return w.connector.Redactor() }

// inspectorActions binds the right column.
func (w *Window) inspectorActions() inspectorActions {
	return inspectorActions{
		text:     w.callText,
		mask:     func(s string) string { return w.mask().Text(s) },
		language: func() string { return w.words.Lang() },
		work: func(slow func() (after func())) {
			go func() {
				after := slow()
				w.do(func() {
					if !w.closing.Load() {
						after()
					}
				})
			}()
		},
		copy: func(words string, revealed bool) {
			if revealed { // the person asked to see the secrets, and copies what is seen
				w.putIntoClipboard(words)
				return
			}
			w.handOut(words)
		},
		escape: w.escape,
	}
}

// callText is a call as it went over the wire, with its secrets masked unless the person asked to see them.
func (w *Window) callText(c attempt.Call, reveal bool) string {
	if reveal {
		return export.RawText(w.words, c, redaction.Off())
	}
	return export.RawText(w.words, c, w.mask())
}

// copyDetails puts the chosen call into the clipboard, ready for a ticket.
func (w *Window) copyDetails() {
	if c, ok := w.calls.call(); ok {
		w.handOut(w.exporter().Details(c))
	}
}

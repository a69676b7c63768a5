package app

import "navercaptcha/naver/exchange/redaction"

// mask hides the credentials in what is shown and copied.
func (w *Window) mask() *redaction.Redactor { return w.connector.Redactor() }

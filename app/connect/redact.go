package connect

import (
	"time"

	"navercaptcha/app/history"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// Redactor knows the credentials of this run. One export takes one, so that its markers stay the same within it.
func (c *Connector) Redactor() *redaction.Redactor {
	var secrets []redaction.Secret
	for _, pair := range c.pairs() {
		secrets = append(secrets,
			redaction.Secret{Kind: redaction.ClientSecret, Value: pair.Secret},
			redaction.Secret{Kind: redaction.ClientID, Value: pair.ID})
	}
	return redaction.New(secrets...)
}

// HistoryOptions is how the history takes secrets out of what it keeps.
func (c *Connector) HistoryOptions(now func() time.Time) history.Options {
	return history.Options{
		Redact:     func(e *exchange.Exchange) *exchange.Exchange { return c.redacted(e) },
		RedactText: func(s string) string { return c.Redactor().Text(s) },
		Now:        now,
	}
}

// redacted is a copy of an exchange without secrets: those of this run and those that the exchange itself carries.
func (c *Connector) redacted(e *exchange.Exchange) *exchange.Exchange {
	clean, _ := e.Redact(c.Redactor())
	return clean
}

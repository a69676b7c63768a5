package connect

import (
	"time"

	"navercaptcha/app/history"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// Redactor is a fresh one that knows the credentials of this run. One export takes one, so that its markers stay the same
// within it. What finds the values is built once for each pair of credentials: ten times for one saved call it would cost
// more than the call's redaction.
func (c *Connector) Redactor() *redaction.Redactor {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.redactor == nil {
		var secrets []redaction.Secret
		for _, pair := range c.pairs() {
			secrets = append(secrets,
				redaction.Secret{Kind: redaction.ClientSecret, Value: pair.Secret},
				redaction.Secret{Kind: redaction.ClientID, Value: pair.ID})
		}
		c.redactor = redaction.New(secrets...)
	}
	return c.redactor.Fresh()
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

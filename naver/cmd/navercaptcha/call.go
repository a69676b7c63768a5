package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"navercaptcha/app/profile"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/scenario"
)

// call is one call and what came of it.
type call struct {
	made attempt.Call
	mask *redaction.Redactor
}

// do makes one call against a target. The function gets a client and fills in what verify answered.
func do(ctx context.Context, t *target, kind naver.Kind, which naver.Call,
	fn func(context.Context, *naver.Client, *attempt.Call) error,
) (*call, error) {
	c := &call{
		made: attempt.Call{
			Platform: t.options.Platform, Kind: kind, Call: which, Caller: attempt.Caller{Simulated: t.simulated},
		},
		mask: redaction.New(
			redaction.Secret{Kind: redaction.ClientSecret, Value: t.options.Credentials.Secret},
			redaction.Secret{Kind: redaction.ClientID, Value: t.options.Credentials.ID},
		),
	}
	if t.simulated {
		c.mask = redaction.New() // everybody knows the pair, and hiding it blots out the word
	}
	defer func() {
		finding := diagnosis.Explain(c.made)
		c.made.Finding = &finding
	}()
	client, err := t.client(exchange.NewRecorder(0, nil))
	if err != nil {
		c.made.Err = err
		return c, err
	}
	defer client.Close()
	recorded := make(chan *exchange.Exchange, 8) // one is sent; more than a few is not possible
	ctx = exchange.WithSink(ctx, func(e *exchange.Exchange) {
		select {
		case recorded <- e:
		default:
		}
	})
	c.made.Err = fn(ctx, client, &c.made)
	select {
	case c.made.Exchange = <-recorded:
	default:
	}
	c.made.Caller.Credentials = diagnosis.ShapeOf(t.options.Credentials)
	return c, c.made.Err
}

// result is what --json writes of a call.
type result struct {
	Call     naver.Call     `json:"call"`
	Platform naver.Platform `json:"platform"`
	Kind     naver.Kind     `json:"kind"`
	Status   int            `json:"status,omitempty"`
	Seconds  float64        `json:"seconds,omitempty"`

	Key          string          `json:"key,omitempty"`
	Right        *bool           `json:"right,omitempty"`
	ResponseTime *float64        `json:"responseTime,omitempty"`
	File         string          `json:"file,omitempty"`
	Media        *scenario.Facts `json:"media,omitempty"`
	Warnings     []naver.Warning `json:"warnings,omitempty"`
	// Cleaned is what check took out of the credentials before the call; a warning tells that there is such.
	Cleaned []profile.Cleaned `json:"cleaned,omitempty"`

	Finding findingResult `json:"finding"`
	Error   string        `json:"error,omitempty"`
}

// findingResult is a finding in the language that was asked for.
type findingResult struct {
	Rule     string       `json:"rule"`
	Happened string       `json:"happened"`
	Why      string       `json:"why"`
	Next     string       `json:"next"`
	Send     string       `json:"send,omitempty"`  // what to tell NAVER
	Notes    []string     `json:"notes,omitempty"` // what is odd beside it
	Links    []linkResult `json:"links,omitempty"`
}

type linkResult struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

func (p *program) finding(f attempt.Finding) findingResult {
	r := findingResult{
		Rule: f.Rule, Happened: f.Happened.In(p.lang), Why: f.Why.In(p.lang), Next: f.Next.In(p.lang), Send: f.Send.In(p.lang),
	}
	for _, n := range f.Notes {
		r.Notes = append(r.Notes, n.Text.In(p.lang))
	}
	for _, l := range f.Links {
		r.Links = append(r.Links, linkResult{l.Title.In(p.lang), l.URL})
	}
	return r
}

// result is the part of a result that all calls share.
func (p *program) result(c *call) *result {
	r := &result{
		Call: c.made.Call, Platform: c.made.Platform, Kind: c.made.Kind,
		Finding: p.finding(*c.made.Finding),
	}
	if c.made.Err != nil {
		r.Error = c.mask.Text(c.made.Err.Error())
	}
	if c.made.Exchange != nil {
		r.Status = c.made.Exchange.Status
		r.Seconds = c.made.Exchange.Duration.Round(time.Microsecond).Seconds()
	}
	return r
}

// failed tells the person what went wrong: the finding and the raw answer on standard error, and with --json the result on
// standard output too. It returns the error with its message said.
func (p *program) failed(ctx context.Context, c *call) error {
	code := exitCode(ctx, c.made.Err)
	if code == exitInterrupted {
		return c.made.Err
	}
	r := p.result(c)
	fmt.Fprintln(p.term.err, "navercaptcha:", r.Error)
	fmt.Fprintln(p.term.err)
	writeFinding(p.term.err, r.Finding)
	if c.made.Exchange != nil {
		fmt.Fprintf(p.term.err, "\n%s", indent(c.made.Exchange.Text(c.mask)))
	}
	if p.json {
		if err := writeJSON(p.term.out, r); err != nil {
			return err
		}
	}
	return silently(code)
}

// writeFinding writes what happened, why, and what to do.
func writeFinding(w io.Writer, f findingResult) {
	fmt.Fprintf(w, "%s [%s]\n", f.Happened, f.Rule)
	for _, text := range append([]string{f.Why, f.Next, f.Send}, f.Notes...) {
		if text != "" {
			fmt.Fprintln(w, text)
		}
	}
	for _, l := range f.Links {
		fmt.Fprintf(w, "  %s: %s\n", l.Title, l.URL)
	}
}

// indent moves what was recorded away from what the program says.
func indent(text string) string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	return "  " + strings.ReplaceAll(text, "\n", "\n  ") + "\n"
}

func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(exchange.VisibleJSON(b.Bytes()))
	return err
}

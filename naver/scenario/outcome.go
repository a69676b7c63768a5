package scenario

import (
	"context"
	"errors"
	"mime"
	"strconv"
	"sync"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// outcome is what expectations look at.
type outcome struct {
	call      *attempt.Call
	sent      *exchange.Exchange // the last; empty where nothing was sent
	facts     *Facts
	mediaType string
	body      []byte
}

// right is true, false, or empty where there was no verdict.
func (o *outcome) right() string {
	if o.call.Verdict == nil {
		return ""
	}
	return strconv.FormatBool(o.call.Verdict.Right)
}

// send makes the call and gathers what came of it.
func (a *caseRun) send(ctx context.Context, s *Step, client *naver.Client, r *StepResult, k *keys) *outcome {
	var mu sync.Mutex
	var sent []*exchange.Exchange
	into := exchange.WithSink(ctx, func(e *exchange.Exchange) {
		mu.Lock()
		defer mu.Unlock()
		sent = append(sent, e)
	})
	c := &r.Call
	switch s.Verb {
	case Issue:
		c.Call = naver.Issue
		c.Key, c.Err = client.IssueKey(into, c.Kind)
		if c.Err == nil {
			k.current, k.media = c.Key, nil
		}
	case Fetch:
		c.Call = naver.Fetch
		var m *naver.Media
		m, c.Err = client.Fetch(into, c.Kind, c.Key)
		if c.Err == nil {
			r.Facts, _ = FactsOf(m) // which say whether it opens; the finding is of the call, as that of its HAR will be
			c.Warnings = m.Warnings
			if c.Key == k.current {
				k.media = m
			}
		}
	case Verify:
		c.Call = naver.Verify
		if c.Verdict, c.Err = client.Verify(into, c.Kind, c.Key, r.value); c.Err == nil {
			c.Warnings = c.Verdict.Warnings
		}
		k.used = c.Key
	}
	mu.Lock()
	defer mu.Unlock()
	o := &outcome{call: c, sent: &exchange.Exchange{}, facts: r.Facts}
	if len(sent) > 0 {
		o.sent = sent[len(sent)-1]
		c.Exchange, c.Known = o.sent, attempt.WholeOf(o.sent)
	}
	finding := diagnosis.Explain(*c, a.before...)
	c.Finding = &finding
	a.remember(*c)
	o.body, _ = o.sent.Decoded(naver.MaxSound) // as far as it goes
	claimed := o.sent.ResponseHeader.Get("Content-Type")
	if o.mediaType, _, _ = mime.ParseMediaType(claimed); o.mediaType == "" {
		o.mediaType = claimed
	}
	a.keep(r, sent)
	return o
}

// remember keeps what later findings look at, without the bytes of pictures and sounds.
func (a *caseRun) remember(c attempt.Call) {
	if c.Exchange != nil && len(c.Exchange.Body) > naver.MaxJSON {
		light := *c.Exchange
		light.Body = nil
		c.Exchange = &light
	}
	if len(a.before) >= diagnosis.MaxBefore {
		a.before = a.before[1:]
	}
	a.before = append(a.before, c)
}

// keep keeps the exchanges of a step, within the limit.
func (a *caseRun) keep(r *StepResult, sent []*exchange.Exchange) {
	if e := r.Call.Exchange; e != nil {
		r.Call.Exchange = &exchange.Exchange{Start: e.Start, Method: e.Method, URL: e.URL, Status: e.Status, Duration: e.Duration}
	}
	if a.run.options.Forget {
		return
	}
	a.run.mu.Lock()
	defer a.run.mu.Unlock()
	for _, e := range sent {
		if a.run.kept += len(e.Body); a.run.kept > maxKept {
			a.run.result.Forgotten++
			continue
		}
		r.Exchanges, r.Call.Exchange = append(r.Exchanges, e), e
	}
}

// judge compares what came with what was expected.
func (a *caseRun) judge(ctx context.Context, s *Step, o *outcome, r *StepResult, asked bool) {
	if r.Call.Err != nil && ctx.Err() != nil {
		r.State = Interrupted
		return
	}
	fail := func(at Position, about, want, got text.Text) {
		r.Failures = append(r.Failures, Failure{at, about, want, got})
	}
	for _, c := range s.expect {
		if want, got, ok := c.test(o); !ok {
			fail(c.at, c.about, want, got)
		}
	}
	if !s.called {
		switch {
		case r.Call.Err != nil:
			fail(s.At, about(string(s.Verb)), say("to go well"), text.Text{
				Ko: r.Call.Finding.Happened.Ko + " [" + r.Call.Finding.Rule + "]",
				En: r.Call.Finding.Rule + ": " + r.Call.Err.Error(),
			})
		case s.Verb == Verify && s.Answer == RightAnswer && !r.Call.Verdict.Right:
			fail(s.At, say("verdict"), say("right"), say("wrong"))
		case s.Verb == Verify && s.Answer == WrongAnswer && r.Call.Verdict.Right:
			fail(s.At, say("verdict"), say("wrong"), say("right"))
		}
	}
	if len(r.Failures) == 0 {
		return
	}
	r.State = Failed
	if asked || r.Call.Err == nil {
		return
	}
	var api *naver.APIError
	var refused *naver.RefusedError
	switch {
	case errors.Is(r.Call.Err, naver.ErrQuota), errors.Is(r.Call.Err, naver.ErrRateLimit):
		r.State = QuotaUsed
	case errors.As(r.Call.Err, &api), errors.As(r.Call.Err, &refused), errors.Is(r.Call.Err, naver.ErrInputTooLong):
	default:
		r.State = NoNetwork
	}
}

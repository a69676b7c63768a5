package scenario

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"mime"
	"strconv"
	"strings"
	"sync"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// outcome is what expectations look at.
type outcome struct {
	answered  bool
	status    int
	code      string
	right     string // true, false, or empty where there was no verdict
	finding   attempt.Finding
	mediaType string
	warnings  []string
	size      int
	body      []byte
	facts     *Facts
	phases    exchange.Phases
	duration  time.Duration
	err       error
}

// send makes the call and gathers what came of it.
func (a *caseRun) send(ctx context.Context, s *Step, client *naver.Client, r *StepResult, k *keys) *outcome {
	var mu sync.Mutex
	var sent []*exchange.Exchange
	into := exchange.Into(ctx, func(e *exchange.Exchange) {
		mu.Lock()
		defer mu.Unlock()
		sent = append(sent, e)
	})
	var warnings []naver.Warning
	switch s.Verb {
	case Issue:
		r.Call = naver.Issue
		r.key, r.Err = client.IssueKey(into, r.Kind)
		if r.Err == nil {
			k.current, k.media = r.key, nil
		}
	case Fetch:
		r.Call = naver.Fetch
		var m *naver.Media
		m, r.Err = client.Fetch(into, r.Kind, r.key)
		if r.Err == nil {
			r.Facts, _ = FactsOf(m) // which say whether it opens; the finding is of the call, as that of its HAR will be
			warnings = m.Warnings
			if r.key == k.current {
				k.media = m
			}
		}
	case Verify:
		r.Call = naver.Verify
		if r.Verdict, r.Err = client.Verify(into, r.Kind, r.key, r.value); r.Err == nil {
			warnings = r.Verdict.Warnings
		}
		k.used = r.key
	}
	mu.Lock()
	defer mu.Unlock()
	which := attempt.Call{
		Platform: a.c.Platform, Kind: r.Kind, Call: r.Call, Verdict: r.Verdict, Err: r.Err, Warnings: warnings, Key: r.key,
		Caller: attempt.Caller{Simulated: a.run.target.Simulated},
	}
	if len(sent) > 0 {
		which.Exchange = sent[len(sent)-1]
	}
	r.Finding = diagnosis.Explain(which, a.before...)
	a.remember(which)
	o := gather(r, sent, warnings)
	r.Status, r.Code = o.status, o.code
	a.keep(r, sent)
	return o
}

func gather(r *StepResult, sent []*exchange.Exchange, warnings []naver.Warning) *outcome {
	o := &outcome{finding: r.Finding, facts: r.Facts, err: r.Err}
	for _, w := range warnings {
		o.warnings = append(o.warnings, string(w))
	}
	if r.Verdict != nil {
		o.right = strconv.FormatBool(r.Verdict.Right)
	}
	var api *naver.APIError
	if errors.As(r.Err, &api) {
		o.code = api.Code
	}
	if len(sent) == 0 {
		return o
	}
	e := sent[len(sent)-1]
	o.answered, o.status = e.Status != 0, e.Status
	o.phases, o.duration = e.Phases, e.Duration
	o.body = decoded(e)
	o.size = len(o.body)
	claimed := e.ResponseHeader.Get("Content-Type")
	if o.mediaType, _, _ = mime.ParseMediaType(claimed); o.mediaType == "" {
		o.mediaType = claimed
	}
	return o
}

// decoded is the body with gzip undone, up to the limit of what the client reads.
func decoded(e *exchange.Exchange) []byte {
	if !strings.EqualFold(e.ResponseHeader.Get("Content-Encoding"), "gzip") {
		return e.Body
	}
	z, err := gzip.NewReader(bytes.NewReader(e.Body))
	if err != nil {
		return e.Body
	}
	plain, _ := io.ReadAll(io.LimitReader(z, naver.MaxSound)) // as far as it goes
	return plain
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
		r.Exchanges = append(r.Exchanges, e)
	}
}

// judge compares what came with what was expected.
func (a *caseRun) judge(ctx context.Context, s *Step, o *outcome, r *StepResult, asked bool) {
	if r.Err != nil && ctx.Err() != nil {
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
		case r.Err != nil:
			fail(s.At, about(string(s.Verb)), say("to go well"), text.Text{
				Ko: r.Finding.Happened.Ko + " [" + r.Finding.Rule + "]",
				En: r.Finding.Rule + ": " + r.Err.Error(),
			})
		case s.Verb == Verify && s.Answer == RightAnswer && !r.Verdict.Right:
			fail(s.At, say("verdict"), say("right"), say("wrong"))
		case s.Verb == Verify && s.Answer == WrongAnswer && r.Verdict.Right:
			fail(s.At, say("verdict"), say("wrong"), say("right"))
		}
	}
	if len(r.Failures) == 0 {
		return
	}
	r.State = Failed
	if asked || r.Err == nil {
		return
	}
	var api *naver.APIError
	var refused *naver.RefusedError
	switch {
	case errors.Is(r.Err, naver.ErrQuota), errors.Is(r.Err, naver.ErrRateLimit):
		r.State = QuotaUsed
	case errors.As(r.Err, &api), errors.As(r.Err, &refused), errors.Is(r.Err, naver.ErrInputTooLong):
	default:
		r.State = NoNetwork
	}
}

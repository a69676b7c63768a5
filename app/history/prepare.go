package history

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// prepared is an attempt ready to be written: redacted, bounded, and without what the terms forbid.
type prepared struct {
	attempt.Attempt
	verdict []byte // as JSON; nil without one
	outcome Outcome
	kept    bool // something is stored that NAVER Cloud's terms are about
	sources string
	calls   []preparedCall
}

// preparedCall is a call ready to be written.
type preparedCall struct {
	attempt.Call
	identity    string    // tells the calls of an attempt apart
	err         string    // redacted
	verdict     []byte    // as JSON; nil without one
	origin      []byte    // as JSON; nil for a call that this program made
	exchange    []byte    // as JSON; nil where nothing was sent
	keptFrom    time.Time // when its picture or sound began to be kept
	body        []byte
	bodyIsMedia bool
	mediaSize   int // bytes of a body that was seen to be a picture or a sound
}

// prepare does all the work that needs no file. Calls that are known to be stored are left out of the redaction, which
// is the dear part of it.
func (o Options) prepare(a *attempt.Attempt, file known) (*prepared, error) {
	if o.Redact == nil || o.RedactText == nil {
		return nil, fail(ErrNoRedaction, "", nil)
	}
	if len(a.Calls) > MaxCalls {
		return nil, fail(ErrTooManyCalls, fmt.Sprint(len(a.Calls)), nil)
	}
	note, err := o.note(a.Note)
	if err != nil {
		return nil, err
	}
	tags, err := o.tags(a.Tags)
	if err != nil {
		return nil, err
	}
	p := &prepared{Attempt: attempt.Attempt{
		ID: a.ID, Started: a.Started, Platform: a.Platform,
		Caller: attempt.Caller{Profile: o.text(a.Caller.Profile), Host: o.text(a.Caller.Host)},
		Kind:   a.Kind, Key: o.text(a.Key), KeyByHand: a.KeyByHand, Verdict: a.Verdict, Finding: a.Finding, Note: note, Tags: tags,
	}}
	if p.Started.IsZero() {
		p.Started = o.Now()
	}
	p.outcome = outcome(a.Verdict)
	if p.verdict, err = verdictData(a.Verdict); err != nil {
		return nil, err
	}
	p.kept = file.cloud && slices.ContainsFunc(a.Calls, func(c attempt.Call) bool { return underTerms(platformOf(&c, a)) })
	p.sources = o.text(sourcesOf(a))
	p.calls, err = o.prepareCalls(a, p.Started, file)
	return p, err
}

func (o Options) prepareCalls(a *attempt.Attempt, started time.Time, file known) ([]preparedCall, error) {
	var calls []preparedCall
	times := map[string]int{}
	for _, c := range a.Calls {
		if c.Start.IsZero() && c.Exchange != nil {
			c.Start = c.Exchange.Start
		}
		if c.Start.IsZero() {
			c.Start = started
		}
		var id uint64
		if c.Exchange != nil {
			id = c.Exchange.ID
		}
		identity := fmt.Sprintf("%d-%s-%d", c.Start.UnixNano(), c.Call, id)
		times[identity]++
		identity = fmt.Sprintf("%s-%d", identity, times[identity])
		if file.calls[identity] {
			continue
		}
		p := preparedCall{Call: c, identity: identity}
		p.Key, p.Platform, p.keptFrom = o.text(c.Key), platformOf(&c, a), c.Start
		if c.Source.Others() { // it may have been made long before it came
			p.keptFrom = o.Now()
		}
		if c.Err != nil {
			p.err = o.text(c.Err.Error())
		}
		var err error
		if p.verdict, err = verdictData(c.Verdict); err != nil {
			return nil, err
		}
		if p.origin, err = o.originData(&c); err != nil {
			return nil, err
		}
		if err := o.prepareExchange(&p); err != nil {
			return nil, err
		}
		if underTerms(p.Platform) && !redaction.IsText(p.body) {
			p.bodyIsMedia = true // or in disguise
		}
		if file.forbids(p.Platform) {
			if err := p.obeyTerms(); err != nil {
				return nil, err
			}
		}
		calls = append(calls, p)
	}
	return calls, nil
}

// prepareExchange redacts what went over the wire. The raw exchange goes no further than this.
func (o Options) prepareExchange(p *preparedCall) error {
	original := p.Exchange
	p.Exchange = nil
	if original == nil {
		return nil
	}
	if evidence.IsForeign(&p.Call, original) {
		if len(original.Body) > 0 {
			p.Missing = Foreign
		}
		original = evidence.WithoutForeign(original)
	}
	p.bodyIsMedia = p.Call.Call == naver.Fetch && len(original.Body) > 0 && !redaction.IsText(original.Body)
	redacted := o.Redact(original)
	if redacted == nil {
		return fail(ErrNoRedaction, "", nil)
	}
	e := *redacted
	o.redactRest(&e)
	p.body = e.Body
	if len(p.body) > exchange.MaxBody {
		p.body, e.BodyTruncated = p.body[:exchange.MaxBody], true
	}
	e.Body = nil
	p.BodySize = len(p.body)
	if p.bodyIsMedia {
		p.mediaSize = p.BodySize
	}
	p.Exchange = &e
	return p.encode()
}

// redactRest redacts what an engine for headers, URLs and bodies may take for harmless, though a server wrote it.
func (o Options) redactRest(e *exchange.Exchange) {
	for _, text := range []*string{&e.Method, &e.Proto, &e.StatusText, &e.RemoteAddr, &e.Proxy} {
		*text = o.text(*text)
	}
	if e.TLS != nil {
		agreed := *e.TLS
		for _, text := range []*string{&agreed.Version, &agreed.Cipher, &agreed.Issuer, &agreed.Subject} {
			*text = o.text(*text)
		}
		e.TLS = &agreed
	}
	if e.Err != nil {
		e.Err = errors.New(o.text(e.Err.Error()))
	}
}

// encode writes the exchange as JSON.
func (p *preparedCall) encode() (err error) {
	if p.exchange, err = json.Marshal(describe(p.Exchange)); err != nil {
		return fail(ErrNotWritten, "an exchange", err)
	}
	if len(p.exchange) > MaxDetails {
		return fail(ErrCallTooBig, fmt.Sprintf("%d bytes", len(p.exchange)), nil)
	}
	return nil
}

// text redacts a text and bounds it.
func (o Options) text(text string) string {
	if text == "" {
		return ""
	}
	return cut(o.RedactText(text), maxText)
}

func outcome(v *naver.Verdict) Outcome {
	switch {
	case v == nil:
		return NoVerdict
	case v.Right:
		return Right
	}
	return Wrong
}

// verdictData is what a verdict is stored as; nil without one.
func verdictData(v *naver.Verdict) (data []byte, err error) {
	if v == nil {
		return nil, nil
	}
	if data, err = json.Marshal(v); err != nil {
		return nil, fail(ErrNotWritten, "a verdict", err)
	}
	return data, nil
}

// findingData is what a finding is stored as; rule is empty without one.
func findingData(f *attempt.Finding) (rule string, data []byte, err error) {
	if f == nil {
		return "", nil, nil
	}
	data, err = json.Marshal(f)
	return f.Rule, data, err
}

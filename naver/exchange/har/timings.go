package har

import (
	"fmt"
	"time"

	"navercaptcha/naver/exchange"
)

// millis is a time in microseconds, written in milliseconds as HAR wants it. Whole microseconds add up exactly.
type millis int64

// notApplied is what HAR writes for a phase that did not take place.
const notApplied millis = -1000

// MarshalJSON writes milliseconds with up to three digits behind the point.
func (m millis) MarshalJSON() ([]byte, error) {
	if m < 0 {
		return []byte("-1"), nil
	}
	if m%1000 == 0 {
		return fmt.Appendf(nil, "%d", m/1000), nil
	}
	return fmt.Appendf(nil, "%d.%03d", m/1000, m%1000), nil
}

// timings are the phases. Connect includes ssl. HAR demands send, wait and receive, so they are 0 where they did not take
// place; the comment tells.
type timings struct {
	Blocked millis `json:"blocked"`
	DNS     millis `json:"dns"`
	Connect millis `json:"connect"`
	Send    millis `json:"send"`
	Wait    millis `json:"wait"`
	Receive millis `json:"receive"`
	SSL     millis `json:"ssl"`
	Comment string `json:"comment,omitempty"`
}

func newTimings(phases exchange.Phases) timings {
	of := func(p exchange.Phase, absent millis) millis {
		d, ok := phases[p]
		if !ok {
			return absent
		}
		return millis(max(0, d.Round(time.Microsecond).Microseconds()))
	}
	t := timings{
		Blocked: of(exchange.Blocked, notApplied),
		DNS:     of(exchange.DNS, notApplied),
		Connect: of(exchange.Connect, notApplied),
		SSL:     of(exchange.TLSHand, notApplied),
		Send:    of(exchange.Send, 0),
		Wait:    of(exchange.Wait, 0),
		Receive: of(exchange.Receive, 0),
	}
	if t.SSL >= 0 {
		t.Connect = max(t.Connect, 0) + t.SSL
	}
	for _, p := range []exchange.Phase{exchange.Send, exchange.Wait, exchange.Receive} {
		if _, ok := phases[p]; ok {
			continue
		}
		if t.Comment == "" {
			t.Comment = "did not take place:"
		}
		t.Comment += " " + string(p)
	}
	return t
}

// sum is the time of the entry: all that took place, with ssl counted once.
func (t timings) sum() (sum millis) {
	for _, m := range []millis{t.Blocked, t.DNS, t.Connect, t.Send, t.Wait, t.Receive} {
		sum += max(m, 0)
	}
	return sum
}

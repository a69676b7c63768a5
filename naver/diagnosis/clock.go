package diagnosis

import (
	"net/http"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// maxSkew is how far two clocks may differ before it is worth a word.
const maxSkew = 5 * time.Minute

// skewOf is how far this computer's clock is ahead of the server's, by the Date of an answer: negative if it is behind,
// 0 if they agree within maxSkew or nobody knows. A copy out of a cache tells an old date.
func skewOf(ex *exchange.Exchange, began time.Time) time.Duration {
	if ex == nil {
		return 0
	}
	if age := ex.ResponseHeader.Get("Age"); age != "" && age != "0" {
		return 0
	}
	date, err := http.ParseTime(ex.ResponseHeader.Get("Date"))
	if err != nil {
		return 0
	}
	from, to := ex.Start.Round(0), ex.Start.Add(ex.Duration).Round(0)
	if ex.Start.IsZero() {
		from, to = began, began
	}
	switch {
	case from.IsZero():
		return 0
	case from.Sub(date) > maxSkew:
		return from.Sub(date)
	case date.Sub(to) > maxSkew:
		return -date.Sub(to)
	}
	return 0
}

// skewBefore is what an earlier call of the attempt told, the latest first.
func skewBefore(before []attempt.Call) time.Duration {
	for i := len(before) - 1; i >= 0; i-- {
		if s := skewOf(before[i].Exchange, before[i].Start); s != 0 {
			return s
		}
	}
	return 0
}

// wrongClock: there is proof that the clock is what is wrong about a certificate's dates.
func wrongClock(f *facts) bool {
	if f.skew != 0 {
		return true
	}
	// Refused for its dates, yet it ends in the future: then it has not begun. A server seldom has such a one.
	t := f.Exchange
	return t != nil && t.TLS != nil && !t.Start.IsZero() && t.TLS.Expires.After(t.Start)
}

package diagnosis_test

import (
	"testing"

	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

func BenchmarkDiagnosis(b *testing.B) {
	e := got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key."), as(dev, devID, devSecret))
	b.Run("read and explain a recorded call", func(b *testing.B) {
		for b.Loop() {
			diagnosis.Explain(diagnosis.FromExchange(e))
		}
	})
	c := diagnosis.FromExchange(e)
	b.Run("explain a call", func(b *testing.B) {
		for b.Loop() {
			diagnosis.Explain(c)
		}
	})
	var calls []*exchange.Exchange
	for range diagnosis.MaxBefore {
		calls = append(calls, got(devURL+nkey, 200, issued, as(dev, devID, devSecret)))
	}
	last, before := fromExchanges(append(calls, e))
	b.Run("explain a call after 200 others", func(b *testing.B) {
		for b.Loop() {
			diagnosis.Explain(last, before...)
		}
	})
	for i := range before { // as a caller has them who tells no keys
		before[i].Key = ""
	}
	b.Run("explain a call after 200 others without keys", func(b *testing.B) {
		for b.Loop() {
			diagnosis.Explain(last, before...)
		}
	})
}

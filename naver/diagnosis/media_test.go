package diagnosis_test

import (
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/media"
)

// Media that was fetched, and does not open.
var unopened = []struct {
	rule, bytes string
	kind        naver.Kind
	reason      string // in the finding, in both languages
}{
	{"media-unsupported", wavOf("\x07"), sound, "µ-law"},
	{"media-unsupported", "\xff\xd8\xff\xc9\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00", image, "arithmetic"},
	{"media-too-large", "GIF89a\xff\xff\xff\xff\x00\x00\x00", image, "65535 × 65535"},
	{"media-damaged", "\xff\xd8\xff", image, "EOF"},
	{"media-damaged", wavOf("\x01")[:30], sound, "bytes"},
}

func wavOf(tag string) string {
	return "RIFF\x28\x00\x00\x00WAVEfmt \x10\x00\x00\x00" + tag + "\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00" +
		"data\x04\x00\x00\x00\x01\x02\x03\x04"
}

func TestMediaThatDoesNotOpenIsExplainedWithTheReason(t *testing.T) {
	for _, u := range unopened {
		_, err := media.Open(u.kind, []byte(u.bytes))
		got := diagnosis.Explain(attempt.Call{Platform: dev, Kind: u.kind, Call: naver.Fetch, MediaErr: err})
		if got.Rule != u.rule || !strings.Contains(got.Why.En, u.reason) || !strings.Contains(got.Why.Ko, u.reason) {
			t.Errorf("%q is explained by %q: %+v", u.bytes, got.Rule, got.Why)
		}
	}
}

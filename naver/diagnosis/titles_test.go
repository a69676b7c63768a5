package diagnosis

import (
	"strings"
	"testing"
	"unicode/utf8"

	"navercaptcha/naver/text"
)

func TestEveryRuleHasATitleThatFitsAColumn(t *testing.T) {
	known, ours := map[string]bool{}, map[string]string{}
	for _, rule := range Rules() {
		known[rule] = true
		title, ok := titles[rule]
		if !ok {
			t.Errorf("%s has no title", rule)
		}
		for language, words := range map[string]string{"ko": title.Ko, "en": title.En} {
			if n := utf8.RuneCountInString(words); n == 0 || n > maxTitle {
				t.Errorf("%s: the %s title %q has %d characters", rule, language, words, n)
			}
			if other := ours[words]; other != "" {
				t.Errorf("%s and %s are both %q", rule, other, words)
			}
			ours[words] = rule
		}
	}
	for rule := range titles {
		if !known[rule] {
			t.Errorf("the title of %s names no rule", rule)
		}
	}
}

func TestARuleOfALaterVersionIsItsOwnTitle(t *testing.T) {
	if got := Title("ct999"); got.In("ko") != "ct999" || got.In("en") != "ct999" {
		t.Errorf("%+v", got)
	}
}

// A list shows nothing but the title, so it must not be surer than the finding.
func TestATitleSaysNoMoreThanItsFinding(t *testing.T) {
	for rule, never := range map[string]text.Text{
		"issued-not-verified": {Ko: "이전 키", En: "last"},     // nothing is known of an earlier key
		"tls-intercepted":     {Ko: "가로챈", En: "TLS inter"}, // only probably
		"tls-expired":         {Ko: "만료", En: "expired"},    // it may be of the future
	} {
		if title := Title(rule); strings.Contains(title.Ko, never.Ko) || strings.Contains(title.En, never.En) {
			t.Errorf("%s: %+v", rule, title)
		}
	}
}

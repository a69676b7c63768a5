package diagnosis

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

func TestEveryRuleHasBothTextsForEveryPlatformAndKind(t *testing.T) {
	for _, r := range rules {
		for _, p := range naver.Platforms() {
			for _, k := range []naver.Kind{naver.Image, naver.Audio} {
				for _, call := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
					f := &facts{Case: Case{Platform: p, Kind: k, Call: call}, status: 429, code: "012"}
					got := r.finding(f)
					for name, text := range map[string]Text{"happened": got.Happened, "why": got.Why, "next": got.Next} {
						checkText(t, r.id+" "+name+" "+string(p), text)
					}
					if hasSend := got.Send.Ko != "" && got.Send.En != ""; hasSend != r.theirs {
						t.Errorf("%s: to send to NAVER: %+v", r.id, got.Send)
					}
					if toReport := slices.Contains(got.Links, report(p, k)); toReport != r.theirs {
						t.Errorf("%s: a page to report to: %v, something to send: %v", r.id, toReport, r.theirs)
					}
					for _, l := range got.Links {
						checkText(t, r.id+" link", l.Title)
						if !strings.HasPrefix(l.URL, "https://") {
							t.Errorf("%s: link %q is not https", r.id, l.URL)
						}
					}
				}
			}
		}
	}
}

func TestRuleIDsAreUniqueAndTheLastMatchesEverything(t *testing.T) {
	ids := Rules()
	slices.Sort(ids)
	if len(slices.Compact(ids)) != len(rules) {
		t.Errorf("two rules share an id: %v", Rules())
	}
	last := rules[len(rules)-1]
	if last.id != "unknown" || !last.match(&facts{}) {
		t.Errorf("the last rule is %q and has to match everything", last.id)
	}
}

func TestEveryWarningHasBothTexts(t *testing.T) {
	for _, w := range []naver.Warning{naver.WarnContentType, naver.WarnOtherKind, naver.WarnStatus, naver.WarnResponseTime, "of tomorrow"} {
		checkText(t, string(w), WarningText(w))
	}
}

func TestEveryNoteHasBothTexts(t *testing.T) {
	ex := &exchange.Exchange{
		URL: "https://openapi.naver.com/", Status: 200, TLS: &exchange.TLS{Issuer: "CN=Example"}, Sends: 2,
		ResponseHeader: http.Header{"Date": {"Sat, 21 Nov 2026 04:20:11 GMT"}},
	}
	notes := 0
	for _, ahead := range []time.Duration{-time.Hour * 24 * 365, -3 * time.Hour, 6 * time.Minute, 119 * time.Minute} {
		now := time.Date(2026, 11, 21, 4, 20, 11, 0, time.UTC).Add(ahead)
		for _, n := range Explain(Case{Exchange: ex, Now: now}).Notes {
			checkText(t, n.ID, n.Text)
			notes++
		}
	}
	if notes != 4*3 {
		t.Errorf("%d notes", notes)
	}
}

// checkText holds a text to both languages: Hangul in the Korean one alone, whole sentences, no placeholder left.
func checkText(t *testing.T, where string, text Text) {
	t.Helper()
	hangul := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
	}
	if !hangul(text.Ko) {
		t.Errorf("%s: the Korean text has no Hangul: %q", where, text.Ko)
	}
	if text.En == "" || hangul(text.En) {
		t.Errorf("%s: the English text is empty or has Hangul: %q", where, text.En)
	}
	for _, s := range []string{text.Ko, text.En} {
		if strings.ContainsAny(s, "{}") || strings.Contains(s, "  ") || strings.TrimSpace(s) != s {
			t.Errorf("%s: a placeholder is left, or blanks are wrong: %q", where, s)
		}
	}
	if strings.HasSuffix(text.En, ".") != strings.HasSuffix(text.Ko, ".") {
		t.Errorf("%s: one language is a sentence, the other is not: %q, %q", where, text.Ko, text.En)
	}
	if !strings.HasSuffix(text.Ko, ".") {
		return
	}
	// 합니다체 throughout, also before the answer in parentheses.
	for sentence := range strings.SplitSeq(strings.TrimSuffix(text.Ko, "."), ". ") {
		said, _, _ := strings.Cut(sentence, "(HTTP")
		if !strings.HasSuffix(said, "니다") && !strings.HasSuffix(said, "시오") {
			t.Errorf("%s: not in the polite form: %q", where, sentence)
		}
	}
}

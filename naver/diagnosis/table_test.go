package diagnosis

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

func TestEveryRuleHasBothTextsForEveryPlatformAndKind(t *testing.T) {
	for _, r := range rules {
		for _, p := range naver.Platforms() {
			for _, k := range []naver.Kind{naver.Image, naver.Audio} {
				for _, call := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
					f := &facts{call: attempt.Call{Platform: p, Kind: k, Call: call}, status: 429, code: "012"}
					got := r.finding(f)
					for name, text := range map[string]text.Text{"happened": got.Happened, "why": got.Why, "next": got.Next} {
						checkText(t, r.id+" "+name+" "+string(p), text)
					}
					if hasSend := got.Send.Ko != "" && got.Send.En != ""; hasSend != r.providerFault {
						t.Errorf("%s: to send to NAVER: %+v", r.id, got.Send)
					}
					if toReport := slices.Contains(got.Links, report(p, k)); toReport != r.providerFault {
						t.Errorf("%s: a page to report to: %v, something to send: %v", r.id, toReport, r.providerFault)
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
	for _, w := range []naver.Warning{naver.WarnContentType, naver.WarnOtherKind, naver.WarnStatus, naver.WarnResponseTime, naver.WarnAmbiguous, "of tomorrow"} {
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
		for _, n := range Explain(attempt.Call{Exchange: ex, Start: now}).Notes {
			checkText(t, n.ID, n.Text)
			notes++
		}
	}
	if notes != 4*3 {
		t.Errorf("%d notes", notes)
	}
}

// checkText holds a text to both languages: Hangul in the Korean one alone, whole sentences, no placeholder left.
func checkText(t *testing.T, where string, text text.Text) {
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

// What a finding says to do next and the call it proposes are of one mind, for every rule, call and kind.
func TestEveryRuleProposesTheCallThatItsTextNames(t *testing.T) {
	for _, r := range rules {
		for _, call := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
			for _, reached := range []bool{true, false} {
				got := r.finding(&facts{call: attempt.Call{Call: call, Kind: naver.Image}, reached: reached})
				where := r.id + " after " + string(call)
				switch next := got.Next.En; {
				case strings.Contains(next, "a new CAPTCHA"), strings.Contains(next, "a new key"):
					wantAction(t, where, got.Action, attempt.NewCAPTCHA)
				case strings.HasPrefix(next, "Fetch the picture"):
					wantAction(t, where, got.Action, attempt.FetchAgain)
				case strings.HasPrefix(next, "Type what you see"):
					wantAction(t, where, got.Action, attempt.VerifyAgain)
				case strings.HasPrefix(next, "Try again."):
					wantAction(t, where, got.Action, attempt.Repeat(call))
				default:
					if !slices.Contains([]attempt.Action{attempt.NewCAPTCHA, attempt.FetchAgain, attempt.VerifyAgain}, got.Action) {
						t.Errorf("%s: the action is %q", where, got.Action)
					}
				}
				for _, word := range []string{"보내지 말고", "새 캡차를 받", "새 캡차로 다시", "새 키를 발급받"} {
					if strings.Contains(got.Next.Ko, word) {
						wantAction(t, where+" in Korean", got.Action, attempt.NewCAPTCHA)
					}
				}
			}
		}
	}
}

func wantAction(t *testing.T, where string, got, want attempt.Action) {
	t.Helper()
	if got != want {
		t.Errorf("%s: it proposes %q, want %q", where, got, want)
	}
}

// An answer that may have been judged is not proposed to be sent again, whatever the rule: only who refused the caller
// has surely not looked at it.
func TestNoRuleProposesToSendAnAnswerAgainThatMayHaveBeenJudged(t *testing.T) {
	opening := []string{"fetched", "media-unsupported", "media-too-large"} // of fetches alone
	refused := slices.Concat(unseenRules, authRules, limitRules, requestRules)
	for _, r := range rules {
		got := r.finding(&facts{call: attempt.Call{Call: naver.Verify}, reached: true})
		isRefusal := slices.ContainsFunc(refused, func(o rule) bool { return o.id == r.id })
		if got.Action == attempt.VerifyAgain && !isRefusal && !slices.Contains(opening, r.id) {
			t.Errorf("%s proposes to verify again", r.id)
		}
	}
}

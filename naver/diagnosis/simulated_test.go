package diagnosis

import (
	"slices"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// Who reads that the simulator was called must not read that NAVER answered, nor be sent to NAVER with it.
func TestNoRuleTakesTheSimulatorForNAVER(t *testing.T) {
	// What may be said of NAVER: where things are in its portal and its documents, and what its real APIs are like.
	allowed := slices.Concat([]string{"not to NAVER", "네이버가 아니라"},
		[]string{"NAVER Developers", "NAVER Cloud", "NAVER's documents", "NAVER's own documents", "NAVER documents", "NAVER does not document"},
		[]string{"네이버 개발자 센터", "네이버 클라우드 플랫폼", "네이버 문서"})
	answered := []string{
		"NAVER answered", "NAVER refused", "NAVER says", "NAVER sent", "NAVER compared", "NAVER judged", "NAVER may", "NAVER did",
		"NAVER calls", "NAVER has", "NAVER takes", "at NAVER", "inside NAVER", "NAVER's server", "NAVER's gateway", "the NAVER Developers forum", "the support of",
		"네이버가 응답", "네이버가 거부", "네이버가 인증", "네이버가 입력", "네이버가 알려", "네이버 서버", "네이버 게이트웨이", "네이버 쪽", "포럼", "고객 지원",
	}
	for _, r := range rules {
		if NothingRead(r.id) || IsFault(r.id) {
			continue // nobody was called, or the call is one in somebody's code
		}
		for _, p := range naver.Platforms() {
			for _, call := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
				f := &facts{
					call: attempt.Call{Platform: p, Kind: naver.Image, Call: call, Caller: attempt.Caller{Simulated: true}}, status: 500, code: "CT500", reached: true,
				}
				got := r.finding(f)
				if got.Send != (text.Text{}) || slices.Contains(got.Links, report(p, naver.Image)) {
					t.Errorf("%s: there is something to tell NAVER: %+v %v", r.id, got.Send, got.Links)
				}
				if len(got.Notes) == 0 || got.Notes[0].ID != "simulated" {
					t.Errorf("%s: nothing says that it is the simulator: %v", r.id, got.Notes)
				}
				for name, text := range map[string]text.Text{"happened": got.Happened, "why": got.Why, "next": got.Next} {
					checkText(t, r.id+" "+name, text)
					for _, words := range []string{text.Ko, text.En} {
						whole := words
						for _, phrase := range allowed {
							words = strings.ReplaceAll(words, phrase, "")
						}
						for _, phrase := range answered {
							if strings.Contains(words, phrase) || strings.Contains(phrase, "forum") && strings.Contains(whole, phrase) {
								t.Errorf("%s %s: %q in %q", r.id, name, phrase, words)
							}
						}
						if name == "happened" && (strings.Contains(words, "NAVER") || strings.Contains(words, "네이버")) {
							t.Errorf("%s: it names NAVER: %q", r.id, words)
						}
					}
				}
			}
		}
	}
}

func TestNoDurationIsNothing(t *testing.T) {
	for took, want := range map[time.Duration]string{
		time.Nanosecond: "1µs", 132 * time.Microsecond: "132µs", 8*time.Millisecond + 1234: "8.001ms", 81*time.Millisecond + 600*time.Microsecond: "82ms",
	} {
		got := Explain(attempt.Call{
			Platform: naver.Developers, Kind: naver.Image, Call: naver.Issue, Err: &naver.APIError{Status: 500, Code: "CT500"},
			Exchange: &exchange.Exchange{Status: 500, Duration: took},
		})
		if !strings.Contains(got.Send.En, "Duration: "+want+"\n") && !strings.HasSuffix(got.Send.En, "Duration: "+want) {
			t.Errorf("%s is told as %q", took, got.Send.En)
		}
	}
}

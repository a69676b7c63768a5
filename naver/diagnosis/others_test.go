package diagnosis

import (
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// mine are words of advice that only this program's user can follow.
var mine = []string{
	"base URL", "사용자 지정 주소", "hosen platform", "hoose the platform", "선택한 플랫폼", "플랫폼을 맞게 선택", "with the simulator", "시뮬레이터로", "profile", "프로필",
	"nter the client", "this program", "이 프로그램", "details of this call", "상세 정보", "remove HTTPS_PROXY", "this computer", "이 컴퓨터", "Show the details",
}

// Whatever happened to another program's call, the advice is for the one who wrote that program.
func TestAdviceIsForTheOneWhoMadeTheCall(t *testing.T) {
	never := map[string]bool{ // of calls that only this program can make, or refuse to make
		"refused-before-sending": true, "input-too-long": true, "bad-base-url": true, "blank-in-credentials": true, "bad-option": true,
		"media-too-large": true, "media-damaged": true, "naver-is-here": true, "bad-proxy": true, "proxy-setting": true,
	}
	for i := range rules {
		r := &rules[i]
		if never[r.id] {
			continue
		}
		for _, p := range naver.Platforms() {
			for _, failure := range []failure{"", noAnswerRecorded, bodyNotSaved} {
				f := read(attempt.Call{
					Platform: p, Kind: naver.Image, Call: naver.Issue, Source: attempt.Evidence,
					Exchange: &exchange.Exchange{URL: "https://shop.example/v1/captcha/nkey", Status: 429},
				}, nil)
				if _, alone := requests[r.id]; failure == noAnswerRecorded && !alone {
					continue // no rule else is about a request alone
				}
				f.failure = failure
				got := r.finding(f)
				for name, words := range map[string]text.Text{"happened": got.Happened, "why": got.Why, "next": got.Next} {
					checkText(t, r.id+" "+name+" of others, "+string(p), words)
					for _, word := range mine {
						if strings.Contains(words.En, word) || strings.Contains(words.Ko, word) {
							t.Errorf("%s %s speaks of %q:\n%s\n%s", r.id, name, word, words.Ko, words.En)
						}
					}
				}
			}
		}
	}
	for id := range advices {
		if titles[id].IsZero() {
			t.Errorf("advice for %q, which is no rule", id)
		}
	}
	for id := range requests {
		if titles[id].IsZero() {
			t.Errorf("words for %q, which is no rule", id)
		}
	}
}

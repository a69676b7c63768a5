package diagnosis

import (
	"net/http"
	"slices"
	"strings"

	"navercaptcha/naver"
)

// A matcher says whether a rule is about a case.
type matcher func(*facts) bool

func always(*facts) bool { return true }

func all(ms ...matcher) matcher {
	return func(f *facts) bool {
		for _, m := range ms {
			if !m(f) {
				return false
			}
		}
		return true
	}
}

func either(ms ...matcher) matcher {
	return func(f *facts) bool {
		return slices.ContainsFunc(ms, func(m matcher) bool { return m(f) })
	}
}

func not(m matcher) matcher {
	return func(f *facts) bool { return !m(f) }
}

// captcha matches the CAPTCHA's own codes, which are the same inside either shape of body.
func captcha(code string) matcher {
	return func(f *facts) bool { return f.reply != noReply && f.code == code }
}

// flat matches a code of openapi.naver.com. The gateways' number spaces overlap, so the shape decides.
func flat(codes ...string) matcher {
	return func(f *facts) bool { return f.reply == flatReply && slices.Contains(codes, f.code) }
}

// nested matches a code of NAVER Cloud's gateway.
func nested(codes ...string) matcher {
	return func(f *facts) bool { return f.reply == nestedReply && slices.Contains(codes, f.code) }
}

// says matches on what the error message or its details contain, ignoring case.
func says(part string) matcher {
	part = strings.ToLower(part)
	return func(f *facts) bool { return f.reply != noReply && strings.Contains(f.errorText, part) }
}

// status matches an error answer in NAVER's shape by its HTTP status.
func status(statuses ...int) matcher {
	return func(f *facts) bool { return f.reply != noReply && slices.Contains(statuses, f.status) }
}

// unauthorized: NAVER refused the caller, whatever the reason.
var unauthorized = either(flat("024"), nested("200"), status(http.StatusUnauthorized))

// maybeRefused: NAVER refused the caller, or what it said is not in the evidence.
var maybeRefused = either(unauthorized, unanswered, statusAlone(http.StatusUnauthorized))

// credentialsUnseen: NAVER says that the ID, the secret or both did not come.
var credentialsUnseen = either(
	all(flat("024"), either(says("Not Exist Client ID"), says("Not Exist Client Secret"))),
	all(nested("200"), says("information are missing")),
)

// pageStatus matches an answer that is not in NAVER's shape by its HTTP status.
func pageStatus(statuses ...int) matcher {
	return func(f *facts) bool {
		return f.reply == noReply && f.failure != "" && slices.Contains(statuses, f.status)
	}
}

func serverStatus(f *facts) bool { return f.reply != noReply && f.status >= 500 }

func anyReply(f *facts) bool { return f.reply != noReply }

func onCloud(f *facts) bool { return f.Platform != naver.Developers }

func failed(t failure) matcher {
	return func(f *facts) bool { return f.failure == t }
}

func worked(f *facts) bool { return f.Err == nil }

func right(f *facts) bool { return f.Err == nil && f.Verdict != nil && f.Verdict.Right }

func wrong(f *facts) bool { return f.Err == nil && f.Verdict != nil && !f.Verdict.Right }

func warned(w naver.Warning) matcher {
	return func(f *facts) bool { return f.Verdict != nil && slices.Contains(f.Verdict.Warnings, w) }
}

func otherKind(f *facts) bool { return slices.Contains(f.Warnings, naver.WarnOtherKind) }

func done(call naver.Call) matcher {
	return func(f *facts) bool { return f.Err == nil && f.Verdict == nil && f.Call == call }
}

func keyHistory(p past) matcher { return func(f *facts) bool { return f.past == p } }

func fetchedTimes(least int) matcher { return func(f *facts) bool { return fetches(f) >= least } }

func hasBlank(f *facts) bool { return f.shape.HasBlank }

func looksSwapped(f *facts) bool { return f.shape.LooksSwapped }

func looksForeign(f *facts) bool {
	return f.shape.LooksLike != "" && f.shape.LooksLike != family(f.Platform)
}

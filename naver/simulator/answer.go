package simulator

import (
	"net/http"
	"net/url"

	"navercaptcha/naver"
)

// answer carries a call out, with a fault or with nil for none. number is the magic client ID that a key is issued to.
func (s *Simulator) answer(a api, call naver.Call, clientID string, number uint16, query url.Values, f *fault) reply {
	if f != nil {
		if no := f.answer(a); no != nil {
			return refuse(a, call, no)
		}
	}
	var rep reply
	if call == naver.Fetch {
		rep = s.answerFetch(a, query)
	} else if used, ok := s.countQuota(clientID, a); !ok {
		rep = refuse(a, call, quotaError(a, used, s.quota))
	} else if call == naver.Issue {
		rep = s.answerIssue(a, number)
	} else {
		rep = s.answerVerify(a, query, f)
	}
	if f != nil {
		rep.send = f.send
	}
	return rep
}

func (s *Simulator) answerIssue(a api, number uint16) reply {
	body := appendKeyBody(make([]byte, 0, 32), s.issue(a, number))
	return reply{api: a, call: naver.Issue, status: http.StatusOK, contentType: textPlain, body: body}
}

func (s *Simulator) answerVerify(a api, query url.Values, f *fault) reply {
	v, age := s.verify(a, query.Get("key"), query.Get("value"))
	switch v {
	case invalidKey:
		return refuse(a, naver.Verify, &invalidKeyError)
	case unissued:
		return refuse(a, naver.Verify, unissuedError(a))
	}
	// The Content-Type of a judged verify was never captured. The issue on the same path is text/plain.
	rep := reply{api: a, call: naver.Verify, status: http.StatusOK, contentType: textPlain, verdict: v}
	if f != nil && f.verdict != 0 {
		rep.verdict = f.verdict
	}
	if f != nil && f.verdictStatus != 0 {
		rep.status = f.verdictStatus
	}
	rep.body = appendVerdictBody(make([]byte, 0, 48), a, rep.verdict == right, age)
	return rep
}

// answerFetch answers with the picture or the sound.
func (s *Simulator) answerFetch(a api, query url.Values) reply {
	c, ok := s.fetch(a, query.Get("key"))
	if !ok {
		return refuse(a, naver.Fetch, &invalidKeyError)
	}
	rep := reply{api: a, call: naver.Fetch, status: http.StatusOK, contentType: imageJPEG, draw: c.appendTo}
	if a.kind() == naver.Audio {
		rep.contentType = audioWAV
	}
	return rep
}

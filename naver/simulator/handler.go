package simulator

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"navercaptcha/naver"
)

// ServeHTTP answers one call. It reads no request body but the admin surface's. Calls whose Host is not this computer
// are refused: a page in a browser could otherwise reach the simulator under a name of its own.
func (s *Simulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.admin != nil && strings.HasPrefix(r.URL.Path, adminPrefix) && s.hostAllowed(r) {
		s.serveAdmin(w, r)
		return
	}
	if s.onCall == nil && s.admin == nil {
		s.serve(w, r)
		return
	}
	began := time.Now()
	rep, status, rule := s.serve(w, r)
	s.tell(r, rep, status, rule, time.Since(began))
}

// serve answers, and tells how. rep is empty if there was no reply to be had.
func (s *Simulator) serve(w http.ResponseWriter, r *http.Request) (rep reply, status int, rule string) {
	if !s.hostAllowed(r) {
		http.Error(w, "This is the simulator of NAVER CAPTCHA Tester. It answers to localhost, 127.0.0.1 and [::1] only.",
			http.StatusMisdirectedRequest)
		return reply{}, http.StatusMisdirectedRequest, ""
	}
	if s.latency > 0 {
		wait(r, s.latency) // NAVER too does what was asked when the caller does not wait for the answer
	}
	rep = s.decide(r)
	status, rule = rep.deliver(w, r)
	return rep, status, rule
}

// decide does what is asked and says how to answer. Whatever goes wrong with the answer later, it was done.
func (s *Simulator) decide(r *http.Request) reply {
	e, found := endpoints[r.URL.Path]
	if !found {
		a := apiOfNoPath(r)
		if a.cloud() {
			return refuse(a, "", &cloudNoSuchPath)
		}
		return refuse(a, "", &developersNoSuchPath)
	}
	if r.Method != http.MethodGet {
		return refuse(e.api, "", wrongMethod(e.api))
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return refuse(e.api, "", badQuery(e.api, "The query is not percent-encoded."))
	}
	clientID, no := s.authenticate(e, r.Header, query)
	if no != nil {
		return refuse(e.api, "", no)
	}
	call, no := e.call(query)
	if no != nil {
		return refuse(e.api, "", no)
	}
	number := magicNumber(clientID)
	if clientID == "" && call == naver.Fetch { // nobody said who asks, so whom the key was issued to counts
		number = s.issuedTo(query.Get("key"))
	}
	m, ok := s.takePending(r, e.api, call)
	if !ok {
		m = magics[number]
	}
	if !m.touches(e.api, call) {
		return s.answer(e.api, call, clientID, number, query, nil)
	}
	rep := s.answer(e.api, call, clientID, number, query, m.fault)
	rep.fault = m.id
	return rep
}

// call tells what is asked for. Issue and verify differ by the parameter code. What NAVER does with another code, or
// without key or value, is undocumented; here it is a bad query, which costs no quota. Like any other path of NAVER's,
// this one does not care about parameters it does not know.
func (e endpoint) call(query url.Values) (call naver.Call, no *refusal) {
	switch code := query.Get("code"); {
	case e.media:
		call = naver.Fetch
	case code == "" || code == "0": // left out means issue, whatever else is there
		return naver.Issue, nil
	case code == "1":
		call = naver.Verify
	default:
		return "", badQuery(e.api, "The parameter code is neither 0 nor 1.")
	}
	switch {
	case query.Get("key") == "":
		return "", badQuery(e.api, "The parameter key is missing.")
	case call == naver.Verify && !query.Has("value"):
		return "", badQuery(e.api, "The parameter value is missing.")
	}
	return call, nil
}

// apiOfNoPath tells which platform was meant, as far as path and headers tell.
func apiOfNoPath(r *http.Request) api {
	if r.Header.Get(naver.Cloud.IDHeader()) != "" {
		return cloudImage
	}
	for _, prefix := range []string{"/captcha/", "/captcha-bin/", "/scaptcha/", "/scaptcha-bin/"} {
		if strings.HasPrefix(r.URL.Path, prefix) {
			return cloudImage
		}
	}
	return developersImage
}

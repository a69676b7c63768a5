package simulator

import (
	"net/http"
	"net/url"

	"navercaptcha/naver"
)

// authenticate tells whose call it is, or how it is refused.
func (s *Simulator) authenticate(e endpoint, h http.Header, query url.Values) (clientID string, no *refusal) {
	switch {
	case !e.api.cloud():
		clientID, no = s.authenticateDevelopers(h)
	case e.media:
		clientID, no = s.authenticateCloudMedia(h, query)
	default:
		clientID, no = s.authenticateCloud(
			h.Get(naver.Cloud.IDHeader()), h.Get(naver.Cloud.SecretHeader()), true)
	}
	if no == nil && s.notPermitted[e.api.kind()] {
		no = &developersNotPermitted
		if e.api.cloud() {
			no = &cloudNotPermitted
		}
	}
	return clientID, no
}

func (s *Simulator) authenticateDevelopers(h http.Header) (clientID string, no *refusal) {
	id, secret := h.Get(naver.Developers.IDHeader()), h.Get(naver.Developers.SecretHeader())
	switch {
	case id == "":
		return "", &developersNoID
	case secret == "":
		return "", &developersNoSecret
	case !isMagic(id, false) && !s.accepts(id, secret):
		return "", &developersWrongPair
	}
	return id, nil
}

// authenticateCloudMedia looks for what Options.MediaAuth requires, in headers and in the query.
func (s *Simulator) authenticateCloudMedia(h http.Header, query url.Values) (clientID string, no *refusal) {
	find := func(name string) string {
		if v := h.Get(name); v != "" {
			return v
		}
		return query.Get(name)
	}
	if s.mediaAuth == naver.KeyOnly {
		if id := find(naver.Cloud.IDHeader()); isMagic(id, true) {
			return id, nil
		}
		return "", nil
	}
	return s.authenticateCloud(find(naver.Cloud.IDHeader()), find(naver.Cloud.SecretHeader()),
		s.mediaAuth != naver.IDInQuery)
}

func (s *Simulator) authenticateCloud(id, secret string, needsSecret bool) (clientID string, no *refusal) {
	switch {
	case id == "" || needsSecret && secret == "":
		return "", &cloudNoCredentials
	case needsSecret && !isMagic(id, true) && !s.accepts(id, secret):
		return "", &cloudWrongCredentials
	}
	if _, known := s.credentials[id]; !known && !isMagic(id, true) {
		return "", &cloudWrongCredentials
	}
	return id, nil
}

func (s *Simulator) accepts(id, secret string) bool {
	want, known := s.credentials[id]
	return known && secret == want
}

// isMagic tells whether a client ID asks for a fault that the platform knows. Any secret will do for it.
func isMagic(id string, cloud bool) bool {
	n := magicNumber(id)
	return n != 0 && magics[n].fault.knownOn(cloud)
}

package simulator

import (
	"strings"
	"time"

	"navercaptcha/naver"
)

// The life of a key: issued, fetched once or more, verified. Expired keys, evicted keys and used keys are forgotten,
// since NAVER tells them and unknown keys apart by nothing: all are CT001.

// expiredPerIssue is how many expired keys are dropped when one is issued.
const expiredPerIssue = 16

// issue makes a key, for a magic client ID of this number or for 0.
func (s *Simulator) issue(a api, magic uint16) key {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	// A few expired ones go with each new one: enough to get ahead of them, and never a long wait for all at once.
	s.keys.removeIssuedBy(now-s.keyLife, expiredPerIssue)
	k := newKey(s.random)
	for s.keys.find(k) != nil { // next to impossible, yet two people would share it
		k = newKey(s.random)
	}
	if s.keys.add(k, a, magic, now) { // the oldest was alive still, or its turn to be dropped would have come
		s.evicted++
	}
	if a.kind() == naver.Audio {
		s.lastAudio = k
	} else {
		s.lastImage = k
	}
	return k
}

// fetch counts one more picture or sound of a key and says what it shows. ok is false for CT001.
func (s *Simulator) fetch(a api, text string) (c challenge, ok bool) {
	k, ok := parseKey(text)
	if !ok {
		return challenge{}, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.liveRecord(k, s.now())
	if r == nil || r.api != a {
		return challenge{}, false
	}
	r.fetches++
	return s.challenge(k, *r), true
}

// issuedTo is the number of the magic client ID that a key was issued to; 0 if that was none.
func (s *Simulator) issuedTo(text string) uint16 {
	k, ok := parseKey(text)
	if !ok {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := s.liveRecord(k, s.now()); r != nil {
		return r.magic
	}
	return 0
}

// verdict is how a verify ends.
type verdict int

const (
	invalidKey verdict = iota // CT001
	unissued                  // CT002: nothing was fetched, so nothing can be judged; the key stays as it is
	judge
	wrong
	right
)

// verify judges an answer. Of several at once for one key, one is judged and the others find the key used up.
func (s *Simulator) verify(a api, text, value string) (v verdict, age time.Duration) {
	k, ok := parseKey(text)
	if !ok {
		return invalidKey, 0
	}
	r, now, v := s.take(k, a)
	if v != judge {
		return v, 0
	}
	answer := s.challenge(k, r).answer()
	if value == answer || !s.caseSensitive && strings.ToUpper(value) == answer {
		return right, now - r.issued
	}
	return wrong, now - r.issued
}

// take uses a key up for a verify, unless it is not to be used up. The record is a copy of what was taken.
func (s *Simulator) take(k key, a api) (taken record, now time.Duration, v verdict) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now = s.now()
	r := s.liveRecord(k, now)
	switch {
	case r == nil || r.api != a:
		return record{}, now, invalidKey
	case r.fetches == 0:
		return record{}, now, unissued
	}
	taken = *r
	if !s.keepKey {
		s.keys.remove(k)
	}
	return taken, now, judge
}

// liveRecord finds the record of a key whose life is not over. A key as old as its life is expired. The caller holds mu.
func (s *Simulator) liveRecord(k key, now time.Duration) *record {
	r := s.keys.find(k)
	if r == nil || now-r.issued >= s.keyLife {
		return nil
	}
	return r
}

package simulator

import (
	"time"

	"navercaptcha/naver"
)

// quotaID is whom a day's calls are counted for.
type quotaID struct {
	clientID string
	api      api
}

// countQuota counts one issue or verify. Refused calls count too: the one captured answer says 10039 of 10000.
func (s *Simulator) countQuota(clientID string, a api) (used int, ok bool) {
	if s.quota <= 0 {
		return 0, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if day := koreanDay(s.clock()); day != s.quotaDay {
		s.quotaDay = day
		clear(s.quotaUsed)
	}
	id := quotaID{clientID, a} // bounded: only accepted client IDs come here
	s.quotaUsed[id]++
	return s.quotaUsed[id], s.quotaUsed[id] <= s.quota
}

// koreanDay counts days in Korea.
func koreanDay(t time.Time) int {
	_, offset := t.In(naver.Korea).Zone()
	return int((t.Unix() + int64(offset)) / (24 * 60 * 60))
}

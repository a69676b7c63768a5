package simulator

import (
	"net/http"

	"navercaptcha/naver"
)

// pending is a fault for the next calls that it touches.
type pending struct {
	magic magic
	left  int
}

// SetFault makes the next n calls that the fault touches go wrong, whoever makes them, in place of one set before. n of
// 0 or less takes back what was set; f may be empty then. f may name one call, as in "sim-reset.verify". The error is
// ErrUnknownFault.
//
// A reset on a connection that carried a call before is not counted: HTTP libraries then send the call once more by
// themselves, and their caller would see nothing of it.
func (s *Simulator) SetFault(f Fault, n int) error {
	var p pending
	if f != "" || n > 0 {
		number, err := findFault(f)
		if err != nil {
			return err
		}
		p = pending{magics[number], max(n, 0)}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.setPending(p)
	return nil
}

// setPending is for those who hold mu.
func (s *Simulator) setPending(p pending) {
	s.pending = p
	s.hasPending.Store(p.left > 0)
}

// PendingFault tells what SetFault still has to do. left is 0 when nothing is left.
func (s *Simulator) PendingFault() (f Fault, left int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending.left == 0 {
		return "", 0
	}
	return s.pending.magic.id, s.pending.left
}

// takePending uses up one of the pending calls if the fault touches this one.
func (s *Simulator) takePending(r *http.Request, a api, call naver.Call) (m magic, ok bool) {
	if !s.hasPending.Load() {
		return magic{}, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p := &s.pending
	if p.left == 0 || !p.magic.touches(a, call) {
		return magic{}, false
	}
	if p.magic.fault.id == faultReset && isReused(r) {
		return p.magic, true
	}
	s.setPending(pending{p.magic, p.left - 1})
	return p.magic, true
}

package exchange

import "time"

// phase is a Phase as an index.
type phase uint8

const (
	blocked phase = iota
	dns
	connect
	tlsHand
	send
	wait
	receive
	phaseCount
)

var phaseNames = [phaseCount]Phase{Blocked, DNS, Connect, TLSHand, Send, Wait, Receive}

func (p phase) name() Phase { return phaseNames[p] }

// stopwatch splits the time of a call into phases without gaps: a phase lasts until the next is entered, so that the
// phases add up to the whole.
type stopwatch struct {
	start   time.Time
	mark    time.Time // when the current phase began
	current phase
	spent   [phaseCount]time.Duration
	entered [phaseCount]bool
}

func startStopwatch(now time.Time) stopwatch {
	s := stopwatch{start: now, mark: now}
	s.entered[blocked] = true
	return s
}

// enter ends the current phase and begins another. A phase entered twice adds up.
func (s *stopwatch) enter(p phase, now time.Time) {
	s.spent[s.current] += now.Sub(s.mark)
	s.current, s.mark = p, now
	s.entered[p] = true
}

// restart counts all the time so far as blocked.
func (s *stopwatch) restart(now time.Time) {
	start := s.start
	*s = startStopwatch(start)
	s.enter(blocked, now)
}

// unsent takes the waiting for a part of the sending: the request had only got as far as net/http's buffer.
func (s *stopwatch) unsent() {
	s.spent[send] += s.spent[wait]
	s.spent[wait], s.entered[wait] = 0, false
	s.current = send
}

// stop ends the current phase and tells the whole and its parts.
func (s *stopwatch) stop(now time.Time) (time.Duration, Phases) {
	s.spent[s.current] += now.Sub(s.mark)
	phases := make(Phases, phaseCount)
	for p, happened := range s.entered {
		if happened {
			phases[phase(p).name()] = s.spent[p]
		}
	}
	return now.Sub(s.start), phases
}

package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"

	"navercaptcha/naver/simulator"
)

// Simulator is the simulator that the window calls and shows. It is safe for concurrent use.
type Simulator interface {
	// URL is the base URL of the running simulator, which is started first where it does not run.
	URL(context.Context) (string, error)
	// Start starts it on a port of this computer, 0 for the one it had before or else any. The error is errPort where
	// that one cannot be had.
	Start(ctx context.Context, port int) error
	// Running is the base URL, or empty where it does not run.
	Running() string
	// Stop ends it within a second. The next call starts it again.
	Stop()
	// SetFault makes the next n calls that a fault touches go wrong; 0 takes it back.
	SetFault(f simulator.Fault, n int) error
	PendingFault() (f simulator.Fault, left int)
	// Answer tells what a person would read or hear.
	Answer(key string) (answer string, ok bool)
	// Calls are the last calls that were answered, oldest first.
	Calls() []simulator.Served
	// OnChange names who is told that it started, stopped, or answered a call. It is told on any goroutine.
	OnChange(func())
}

// errPort means that the port which a person chose cannot be had.
var errPort = errors.New("the port cannot be had")

// maxServed is how many answered calls are kept to be shown.
const maxServed = 1000

// Stand is a simulator inside the program, on this computer's loopback address. It keeps its keys while it is stopped.
type Stand struct {
	*simulator.Simulator

	life   sync.Mutex // held while starting and stopping
	last   string     // the address it had before, which it takes again where it can; guarded by life
	chosen bool       // a person chose that address, so no other will do; guarded by life

	mu     sync.Mutex // guards what follows
	server *simulator.Server
	served []simulator.Served
	told   func()
}

// NewStand makes a simulator that starts when it is first asked for its URL. It takes the place of OnCall.
func NewStand(o simulator.Options) *Stand {
	s := &Stand{}
	o.OnCall = s.answered
	s.Simulator = simulator.New(o)
	return s
}

// URL implements Simulator.
func (s *Stand) URL(context.Context) (string, error) {
	s.life.Lock()
	defer s.life.Unlock()
	if base := s.Running(); base != "" {
		return base, nil
	}
	if err := s.again(); err != nil {
		return "", err
	}
	return s.Running(), nil
}

// Start implements Simulator.
func (s *Stand) Start(_ context.Context, port int) error {
	s.life.Lock()
	defer s.life.Unlock()
	switch {
	case s.Running() != "":
		return nil
	case port == 0:
		s.chosen = false
		return s.again()
	}
	if err := s.listen(net.JoinHostPort("127.0.0.1", strconv.Itoa(port))); err != nil {
		return fmt.Errorf("%w: %w", errPort, err)
	}
	s.chosen = true
	return nil
}

// again starts it where it was. Where somebody else has that address now it takes another, unless a person chose it: they
// have told it to other programs.
func (s *Stand) again() error {
	err := s.listen(s.last)
	switch {
	case err == nil || s.last == "":
		return err
	case s.chosen:
		return fmt.Errorf("%w: %w", errPort, err)
	}
	return s.listen("")
}

func (s *Stand) listen(address string) error {
	server, err := simulator.Start(s.Simulator, address)
	if err != nil {
		return err
	}
	s.last = strings.TrimPrefix(server.URL(), "http://")
	s.put(server)
	return nil
}

// Running implements Simulator.
func (s *Stand) Running() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.server == nil {
		return ""
	}
	return s.server.URL()
}

// Stop implements Simulator.
func (s *Stand) Stop() {
	s.life.Lock()
	defer s.life.Unlock()
	s.mu.Lock()
	server := s.server
	s.mu.Unlock()
	if server != nil {
		_ = server.Close() // nothing is left to do about a server that did not end well
		s.put(nil)
	}
}

func (s *Stand) put(server *simulator.Server) {
	s.mu.Lock()
	s.server = server
	told := s.told
	s.mu.Unlock()
	if told != nil {
		told()
	}
}

// Calls implements Simulator.
func (s *Stand) Calls() []simulator.Served {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.served)
}

// OnChange implements Simulator.
func (s *Stand) OnChange(told func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told = told
}

// answered is simulator.Options.OnCall.
func (s *Stand) answered(c simulator.Served) {
	s.mu.Lock()
	if len(s.served) == maxServed {
		s.served = slices.Delete(s.served, 0, 1)
	}
	s.served = append(s.served, c)
	told := s.told
	s.mu.Unlock()
	if told != nil {
		told()
	}
}

// Package embedded has the simulator inside the program.
package embedded

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync"

	"navercaptcha/naver/simulator"
)

// ErrPort means that the port which a person chose cannot be had.
var ErrPort = errors.New("the port cannot be had")

// Simulator is a simulator inside the program, on this computer's loopback address. It keeps its keys while it is stopped.
type Simulator struct {
	*simulator.Simulator

	lifecycle sync.Mutex // held while starting and stopping
	last      string     // the address it had before, which it takes again where it can; guarded by lifecycle
	chosen    bool       // a person chose that address, so no other will do; guarded by lifecycle

	answered simulator.Recent

	mu       sync.Mutex // guards what follows
	server   *simulator.Server
	onChange func()
}

// New makes a simulator that starts when it is first asked for its URL. It takes the place of OnCall.
func New(o simulator.Options) *Simulator {
	s := &Simulator{}
	o.OnCall = s.onAnswered
	s.Simulator = simulator.New(o)
	return s
}

// URL is the base URL of the running simulator, which is started first where it does not run.
func (s *Simulator) URL(context.Context) (string, error) {
	s.lifecycle.Lock()
	defer s.lifecycle.Unlock()
	if base := s.Running(); base != "" {
		return base, nil
	}
	if err := s.restart(); err != nil {
		return "", err
	}
	return s.Running(), nil
}

// Start starts it on a port of this computer, 0 for the one it had before or else any. The error is ErrPort where that one
// cannot be had.
func (s *Simulator) Start(_ context.Context, port int) error {
	s.lifecycle.Lock()
	defer s.lifecycle.Unlock()
	switch {
	case s.Running() != "":
		return nil
	case port == 0:
		s.chosen = false
		return s.restart()
	}
	if err := s.listen(net.JoinHostPort("127.0.0.1", strconv.Itoa(port))); err != nil {
		return fmt.Errorf("%w: %w", ErrPort, err)
	}
	s.chosen = true
	return nil
}

// restart starts it where it was. Where somebody else has that address now it takes another, unless a person chose it: they
// have told it to other programs.
func (s *Simulator) restart() error {
	err := s.listen(s.last)
	switch {
	case err == nil || s.last == "":
		return err
	case s.chosen:
		return fmt.Errorf("%w: %w", ErrPort, err)
	}
	return s.listen("")
}

func (s *Simulator) listen(address string) error {
	server, err := simulator.Start(s.Simulator, address)
	if err != nil {
		return err
	}
	s.last = strings.TrimPrefix(server.URL(), "http://")
	s.setServer(server)
	return nil
}

// Running is the base URL, or empty where it does not run.
func (s *Simulator) Running() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.server == nil {
		return ""
	}
	return s.server.URL()
}

// Stop ends it within a second. The next call starts it again.
func (s *Simulator) Stop() {
	s.lifecycle.Lock()
	defer s.lifecycle.Unlock()
	s.mu.Lock()
	server := s.server
	s.mu.Unlock()
	if server != nil {
		_ = server.Close() // nothing is left to do about a server that did not end well
		s.setServer(nil)
	}
}

func (s *Simulator) setServer(server *simulator.Server) {
	s.mu.Lock()
	s.server = server
	changed := s.onChange
	s.mu.Unlock()
	if changed != nil {
		changed()
	}
}

// Calls are the last calls that were answered, oldest first, at most 1,000.
func (s *Simulator) Calls() []simulator.Served {
	calls, _ := s.answered.List()
	return calls
}

// OnChange names who is told that it started, stopped, or answered a call. The callback may be called from any goroutine
// and takes the place of the one before.
func (s *Simulator) OnChange(changed func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onChange = changed
}

// onAnswered is simulator.Options.OnCall.
func (s *Simulator) onAnswered(c simulator.Served) {
	s.answered.Add(c)
	s.mu.Lock()
	changed := s.onChange
	s.mu.Unlock()
	if changed != nil {
		changed()
	}
}

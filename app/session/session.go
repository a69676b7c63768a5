package session

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// Connection is a client and whom it calls as.
type Connection struct {
	Client   *naver.Client
	Platform naver.Platform
	Caller   attempt.Caller
}

// Options are the parts of a Session.
type Options struct {
	// Connect gives the connection for a call. It runs off the caller's goroutine, so it may start the simulator or ask
	// the keychain; its error ends the call. The Platform and the Caller are wanted with
	// an error, too.
	Connect func(context.Context) (Connection, error)
	// Changed is told each new state, one at a time and in order. It must return soon.
	Changed func(State)
	// Alone is told of a call that went over the wire but is in no State: another attempt had taken its place when it
	// ended, or the session was closed meanwhile, or it was a check. It may be nil, and must return soon.
	Alone func(attempt.Call)
	// Explain is asked first what an error means: those that never reached NAVER are the caller's to explain. It may be nil.
	Explain func(error) (attempt.Finding, bool)
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Session holds the attempt of each kind. Its methods return at once; the work runs in a goroutine, and Changed hears of
// it. A newer request of the same kind cancels the one on its way, whose result is then dropped.
type Session struct {
	options Options

	mu      sync.Mutex // guards what follows, and the order of Changed
	running map[naver.Kind]*work
	states  map[naver.Kind]State
	rests   map[naver.Kind]rest
	era     int // counts the resets
	closed  bool
	done    sync.WaitGroup
}

// work is one request on its way.
type work struct {
	ctx    context.Context
	cancel context.CancelFunc
	key    string // the key that it is about; empty before the key is issued
	byHand bool   // a person entered that key
	era    int    // of the session when it began
}

// rest is what a kind goes back to when the call on its way is cancelled.
type rest struct {
	phase   Phase
	calling naver.Call
}

// ErrNoKey is the error of a fetch or verify before any key was issued.
var ErrNoKey = errors.New("no key yet: issue one first")

// New makes a session with nothing in it.
func New(o Options) *Session {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Session{
		options: o, running: map[naver.Kind]*work{}, states: map[naver.Kind]State{}, rests: map[naver.Kind]rest{},
	}
	for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
		s.states[kind] = State{Kind: kind, Phase: Start}
		s.rests[kind] = rest{phase: Start}
	}
	return s
}

// State is the present state of a kind.
func (s *Session) State(kind naver.Kind) State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.states[kind]
}

// New asks for a key and then for its picture or sound.
func (s *Session) New(kind naver.Kind) {
	s.start(kind, naver.Issue, func(w *work) {
		if s.call(w, kind, issue{then: Fetching}) {
			s.call(w, kind, fetch{})
		}
	})
}

// Issue asks for a key only.
func (s *Session) Issue(kind naver.Kind) {
	s.start(kind, naver.Issue, func(w *work) { s.call(w, kind, issue{then: Issued}) })
}

// Fetch asks for the picture or the sound of the key that is there, again if there was one already.
func (s *Session) Fetch(kind naver.Kind) {
	s.start(kind, naver.Fetch, func(w *work) { s.call(w, kind, fetch{}) })
}

// UseKey begins an attempt with a key that a person entered, and calls nothing: Fetch and Verify are about that key then.
// What is on its way for the kind is cancelled. An empty key changes nothing.
func (s *Session) UseKey(kind naver.Kind, key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if key == "" || s.closed {
		return
	}
	s.cancel(kind)
	before := s.states[kind]
	s.publish(State{
		Kind: kind, Phase: Issued, Attempt: before.Attempt + 1, Fetched: Fetched{Count: before.Fetched.Count}, // these count on
		Key: key, KeyByHand: true,
	})
}

// Verify sends an answer for the key that is there. It is sent exactly as typed.
func (s *Session) Verify(kind naver.Kind, value string) {
	s.start(kind, naver.Verify, func(w *work) { s.call(w, kind, verify{value: value}) })
}

// Cancel ends what is on its way for a kind and puts it back to what was there before.
func (s *Session) Cancel(kind naver.Kind) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cancel(kind)
	if st := s.states[kind]; st.Phase.Busy() {
		st.Phase, st.Calling = s.rests[kind].phase, s.rests[kind].calling
		s.publish(st)
	}
}

// Reset cancels everything and forgets both attempts: their keys belong to another host now.
func (s *Session) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.era++
	for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
		s.cancel(kind)
		before := s.states[kind]
		s.publish(State{Kind: kind, Phase: Start, Attempt: before.Attempt + 1, Fetched: Fetched{Count: before.Fetched.Count}}) // these count on
	}
}

// Close cancels everything and waits until no goroutine of the session is left. Changed is not called any more, and Alone
// not after Close has returned.
func (s *Session) Close() {
	s.mu.Lock()
	s.closed = true
	for kind := range s.running {
		s.cancel(kind)
	}
	s.mu.Unlock()
	s.done.Wait()
}

// start replaces what is on its way for a kind.
func (s *Session) start(kind naver.Kind, call naver.Call, run func(*work)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.cancel(kind)
	ctx, cancel := context.WithCancel(context.Background())
	st := s.states[kind]
	w := &work{ctx: ctx, cancel: cancel, key: st.Key, byHand: st.KeyByHand, era: s.era}
	s.running[kind] = w

	st.Calling = call
	st.Phase = busyWith(call)
	st.Began = s.options.Now()
	s.publish(st)

	s.done.Go(func() {
		defer cancel()
		run(w)
	})
}

// cancel makes whatever runs for a kind the past: its results find that they are not current any more.
func (s *Session) cancel(kind naver.Kind) {
	if w := s.running[kind]; w != nil {
		w.cancel()
		delete(s.running, kind)
	}
}

// settle makes the next state out of the present one, unless w is not what runs any more. It tells whether it did.
func (s *Session) settle(w *work, kind naver.Kind, next func(*State)) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running[kind] != w {
		return false
	}
	st := s.states[kind]
	next(&st)
	if !st.Phase.Busy() {
		delete(s.running, kind)
	}
	s.publish(st)
	return true
}

// note adds a call that was overtaken or cancelled to the list on the screen, if it belongs there. It changes nothing
// else: the call went over the wire, and a cancelled verify may have used up the key.
func (s *Session) note(w *work, c attempt.Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if st := s.states[c.Kind]; !s.closed && s.belongs(w, c, st) {
		st.Calls = withCall(st.Calls, c)
		s.publish(st)
	} else if s.options.Alone != nil {
		s.options.Alone(c)
	}
}

// belongs tells whether a call is one of the attempt on the screen. A key that was asked for and not waited for belongs
// to the attempt that stayed.
func (s *Session) belongs(w *work, c attempt.Call, st State) bool {
	switch {
	case w.era != s.era:
		return false
	case c.Call == naver.Issue && st.KeyByHand:
		return false // that key came from elsewhere
	case c.Call == naver.Issue:
		return s.running[c.Kind] == nil && (len(st.Calls) == 0 || !st.Calls[len(st.Calls)-1].Start.After(c.Start))
	default:
		return st.Key != "" && st.Key == w.key
	}
}

// publish stores a state and tells it. The caller holds the lock, so states are told in order.
func (s *Session) publish(st State) {
	switch {
	case !st.Phase.Busy():
		s.rests[st.Kind] = rest{st.Phase, st.Calling}
	case st.Key != s.states[st.Kind].Key: // the first half of New went well
		s.rests[st.Kind] = rest{Issued, naver.Issue}
	}
	s.states[st.Kind] = st
	if s.options.Changed != nil && !s.closed {
		s.options.Changed(st)
	}
}

// Check asks for a key that belongs to no attempt, to see whether the credentials are good. It waits for the answer. A
// closed session does not call: ok is false then.
func (s *Session) Check(ctx context.Context, kind naver.Kind) (c attempt.Call, ok bool) {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return attempt.Call{}, false
	}
	s.done.Add(1)
	s.mu.Unlock()
	defer s.done.Done()

	c, _ = s.ask(&work{ctx: ctx}, kind, issue{})
	if s.options.Alone != nil {
		s.options.Alone(c)
	}
	return c, true
}

// call makes one call to NAVER and turns its outcome into the next state. It tells whether the call went well and
// nothing newer has taken its place.
func (s *Session) call(w *work, kind naver.Kind, what step) bool {
	c, a := s.ask(w, kind, what)
	if a.key != "" {
		w.key, w.byHand = a.key, false
	}
	current := s.settle(w, kind, func(st *State) {
		st.Caller, st.Finding, st.Err, st.Calling = c.Caller, c.Finding, c.Err, c.Call
		if c.Call == naver.Issue {
			st.Attempt++
			st.Calls = nil
		}
		st.Calls = withCall(st.Calls, c)
		what.apply(st, a, s.options.Now())
		switch {
		case c.Err != nil:
			st.Phase = Failed
		case st.Phase.Busy(): // the next one begins at once
			st.Began = s.options.Now()
		}
	})
	if !current {
		s.note(w, c)
	}
	return current && c.Err == nil
}

// ask makes one call to NAVER and finds out what it means. A key matters to those that are about one.
func (s *Session) ask(w *work, kind naver.Kind, what step) (attempt.Call, answer) {
	c := attempt.Call{Source: attempt.Own, Call: what.call(), Kind: kind, Start: s.options.Now()}
	if c.Call != naver.Issue {
		c.Key, c.KeyByHand = w.key, w.byHand
	}
	conn, err := s.options.Connect(w.ctx)
	c.Platform, c.Caller = conn.Platform, conn.Caller
	var a answer
	if err == nil {
		ctx := exchange.WithSink(w.ctx, func(e *exchange.Exchange) { c.Exchange = e })
		a, err = what.do(ctx, conn.Client, kind, w.key)
	}
	if a.key != "" {
		c.Key = a.key
	}
	c.Err, c.Verdict, c.Known = err, a.verdict, attempt.WholeOf(c.Exchange)
	if a.fetched.Media != nil {
		c.Warnings, c.MediaErr = a.fetched.Media.Warnings, a.fetched.Err
	}
	finding := diagnosis.Explain(c, s.State(kind).Calls...)
	if s.options.Explain != nil {
		if own, ok := s.options.Explain(err); ok {
			finding = own
		}
	}
	c.Finding = &finding
	return c, a
}

// withCall puts a call into a copy, for the old list belongs to states already handed out. Calls stand in the order in
// which they began; one that was overtaken may end after younger ones.
func withCall(calls []attempt.Call, c attempt.Call) []attempt.Call {
	if len(calls) >= MaxCalls {
		calls = calls[len(calls)-MaxCalls+1:]
	}
	at := len(calls)
	for at > 0 && calls[at-1].Start.After(c.Start) {
		at--
	}
	return slices.Insert(slices.Clone(calls), at, c)
}

func busyWith(call naver.Call) Phase {
	switch call {
	case naver.Fetch:
		return Fetching
	case naver.Verify:
		return Verifying
	default:
		return Issuing
	}
}

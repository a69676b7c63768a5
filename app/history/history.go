// Package history keeps what happened: every attempt with a redacted copy of its calls, a note and tags, and how much of
// the day's quota is used. It is one SQLite file beside the profiles, which several windows of the app may share.
//
// What a method reports as stored survives a killed process and a power cut. A file that cannot be used is put aside
// under another name and reported, never wiped. Secrets are taken out before anything is written.
package history

import (
	"context"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"navercaptcha/naver/exchange"
)

// Options are the parts of a Store.
type Options struct {
	// Redact returns a copy of an exchange without any secret. What it returns is all that is stored of a call. Without
	// it nothing is saved: Save fails with ErrNoRedaction. It may be called from several goroutines, and on an exchange
	// with nothing but a Body.
	Redact func(*exchange.Exchange) *exchange.Exchange
	// RedactText does the same to a text: a note, a tag, an error, a host. Save needs it as well.
	RedactText func(string) string
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Store is the history of one file. It is safe for concurrent use. Its methods touch the disk and wait up to 5 s for
// another window's write: keep them off the UI goroutine. They end early when their context does.
type Store struct {
	place   *place
	options Options
	loading int64 // how many bytes of bodies are loaded of one attempt
	ctx     context.Context
	cancel  context.CancelFunc
	tasks   sync.WaitGroup // what runs in the background

	givingBack atomic.Bool // room to the disk

	mu     sync.Mutex // guards what follows
	closed bool
	purged time.Time // when the background purge was last begun
}

// Open names the file of the history. It touches nothing yet: the file is made or opened by the first call that needs
// it, so that the start of the app takes as long with a large history as with none. The only error is a path that is
// empty or cannot be made absolute.
func Open(path string, o Options) (*Store, error) {
	if path == "" {
		return nil, fail(ErrUnreadable, "no path", nil)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fail(ErrUnreadable, path, err)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Store{options: o, loading: maxLoad}
	s.place = &place{path: path, now: o.Now, onOpened: s.purgeDaily, gate: make(chan struct{}, 1)}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	return s, nil
}

// Path is the absolute path of the file.
func (s *Store) Path() string { return s.place.path }

// Close ends what runs in the background and closes the file. Calls after it fail with ErrClosed.
func (s *Store) Close() error {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	f := s.place.close()
	s.cancel()
	s.tasks.Wait()
	if f == nil {
		return nil
	}
	return f.db.Close()
}

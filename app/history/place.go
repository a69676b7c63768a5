package history

import (
	"sync"
	"time"
)

// place is where the history is, and the file that is open there. Another window may put that file aside, or make a new
// one, at any time.
type place struct {
	path     string
	now      func() time.Time
	onOpened func(*file)   // hears of every use
	gate     chan struct{} // holds one token: whoever has it may open and close the file

	mu     sync.Mutex // guards what follows
	file   *file      // nil while closed
	aside  *Notice    // what was put aside
	closed bool
}

// close lets nobody open the file any more, and gives the one that is open.
func (p *place) close() *file {
	p.mu.Lock()
	defer p.mu.Unlock()
	f := p.file
	p.file, p.closed = nil, true
	return f
}

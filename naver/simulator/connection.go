package simulator

import (
	"container/list"
	"context"
	"net"
	"net/http"
	"sync"
)

// maxConnections bounds the connections at once. One more takes the place of the one that has waited longest without a
// call under way, so callers that dial and send nothing, or next to nothing, keep nobody out.
const maxConnections = 1024

// connections are those that are open.
type connections struct {
	most int

	mu      sync.Mutex
	open    int
	waiting list.List // of *connection without a call under way, the one that has waited longest first
}

// connection is one of them.
type connection struct {
	*net.TCPConn
	among *connections
	calls int // touched by the connection's own goroutine alone

	place  *list.Element // in waiting; nil during a call. Guarded by among.mu, as is closed.
	closed bool
}

// admit takes a new one in. ok is false if there is no room, because calls are under way on all others.
func (cs *connections) admit(tcp *net.TCPConn) (c *connection, ok bool) {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	if cs.open >= cs.most {
		longest := cs.waiting.Front()
		if longest == nil {
			return nil, false
		}
		old := longest.Value.(*connection)
		cs.remove(old)
		_ = old.TCPConn.Close()
	}
	c = &connection{TCPConn: tcp, among: cs}
	c.place = cs.waiting.PushBack(c)
	cs.open++
	return c, true
}

// remove forgets a connection, once. The caller holds mu.
func (cs *connections) remove(c *connection) {
	if c.closed {
		return
	}
	c.closed = true
	cs.open--
	if c.place != nil {
		cs.waiting.Remove(c.place)
		c.place = nil
	}
}

// begin says that a call is under way.
func (c *connection) begin() {
	c.calls++
	c.among.mu.Lock()
	defer c.among.mu.Unlock()
	if c.place != nil {
		c.among.waiting.Remove(c.place)
		c.place = nil
	}
}

// end says that the call is over; the connection waits for the next.
func (c *connection) end() {
	c.among.mu.Lock()
	defer c.among.mu.Unlock()
	if !c.closed {
		c.place = c.among.waiting.PushBack(c)
	}
}

// Close closes the connection, also a second time.
func (c *connection) Close() error {
	c.among.mu.Lock()
	c.among.remove(c)
	c.among.mu.Unlock()
	return c.TCPConn.Close()
}

// boundedListener accepts into connections.
type boundedListener struct {
	*net.TCPListener
	connections *connections
}

// Accept waits for the next connection there is room for; others are closed.
func (l boundedListener) Accept() (net.Conn, error) {
	for {
		tcp, err := l.AcceptTCP()
		if err != nil {
			return nil, err
		}
		if c, ok := l.connections.admit(tcp); ok {
			return c, nil
		}
		_ = tcp.Close()
	}
}

type connectionKey struct{}

func withConnection(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, c)
}

func connectionOf(r *http.Request) *connection {
	c, _ := r.Context().Value(connectionKey{}).(*connection)
	return c
}

// isReused tells whether a call came on a connection that had carried another. Without a connection it is not.
func isReused(r *http.Request) bool {
	c := connectionOf(r)
	return c != nil && c.calls > 1
}

// onConnection lets a connection know of its calls.
func onConnection(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c := connectionOf(r); c != nil {
			c.begin()
			defer c.end()
		}
		h.ServeHTTP(w, r)
	})
}

package exchange

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/textproto"
	"strings"
	"time"
)

// trace makes the hooks that follow the call through its phases.
func (c *recording) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn:              c.getConn,
		DNSStart:             func(httptrace.DNSStartInfo) { c.dialing(dns) },
		ConnectStart:         c.connectStart,
		ConnectDone:          c.connectDone,
		TLSHandshakeStart:    func() { c.dialing(tlsHand) },
		TLSHandshakeDone:     c.tlsDone,
		GotConn:              c.gotConn,
		WroteHeaderField:     c.wroteHeaderField,
		WroteHeaders:         c.wroteHeaders,
		WroteRequest:         c.wroteRequest,
		GotFirstResponseByte: c.firstByte,
	}
}

func (c *recording) getConn(string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished || c.got == 0 {
		return
	}
	// net/http found the connection dead and sends the call once more: what came before was lost time.
	c.clock.restart(time.Now())
	c.progress.enter(blocked)
	c.onConn, c.connected = false, false
	c.ex.RequestHeader = nil
}

// dialing enters a phase of making a connection.
func (c *recording) dialing(p phase) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.finished && !c.onConn && c.clock.current != p {
		c.enter(p, time.Now())
	}
}

func (c *recording) connectStart(_, addr string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished || c.onConn {
		return
	}
	c.ex.RemoteAddr = addr
	// Two addresses may be tried at once: one phase.
	if c.clock.current != connect {
		c.enter(connect, time.Now())
	}
}

func (c *recording) connectDone(_, _ string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil && !c.onConn {
		c.connected = true
	}
}

func (c *recording) tlsDone(state tls.ConnectionState, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished || c.onConn || err != nil {
		return
	}
	c.ex.TLS = tlsFacts(state)
	// Behind an https proxy the tunnel is opened now, and a second handshake follows.
	c.enter(connect, time.Now())
}

// sameHost tells whether both ends of a connection have one address, as is so of one to the computer itself.
func sameHost(local, remote net.Addr) bool {
	here, ok := local.(*net.TCPAddr)
	there, other := remote.(*net.TCPAddr)
	return ok && other && here.IP.Equal(there.IP)
}

func (c *recording) gotConn(info httptrace.GotConnInfo) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished {
		return
	}
	now := time.Now()
	c.got++
	c.onConn = true
	c.ex.Reused = info.Reused
	if info.Conn != nil {
		c.ex.RemoteAddr = info.Conn.RemoteAddr().String()
		c.ex.OwnAddress = sameHost(info.Conn.LocalAddr(), info.Conn.RemoteAddr())
	}
	if info.Reused || !c.connected {
		// The connection was there already, or another call dialled it: this one only waited.
		c.clock.restart(now)
	}
	c.enter(send, now)
}

func (c *recording) wroteHeaderField(name string, values []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished {
		return
	}
	if c.ex.RequestHeader == nil {
		c.ex.RequestHeader = make(http.Header, 8)
		c.values = make([]string, 0, 8)
	}
	if name == ":authority" {
		name = "Host"
	} else if strings.HasPrefix(name, ":") {
		return
	}
	name = textproto.CanonicalMIMEHeaderKey(name)
	if before := c.ex.RequestHeader[name]; before != nil {
		c.ex.RequestHeader[name] = append(before, values...)
		return
	}
	from := len(c.values)
	c.values = append(c.values, values...)
	c.ex.RequestHeader[name] = c.values[from:len(c.values):len(c.values)]
}

// wroteHeaders comes before a byte leaves, so it is not missed if the server answers or fails at once.
func (c *recording) wroteHeaders() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.finished {
		c.ex.Sends++
	}
}

func (c *recording) wroteRequest(info httptrace.WroteRequestInfo) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished || info.Err != nil {
		return
	}
	if c.clock.current == send {
		c.enter(wait, time.Now())
	}
}

func (c *recording) firstByte() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished {
		return
	}
	now := time.Now()
	if c.clock.current == send && c.ex.Sends > 0 { // the answer was quicker than the news that the request is out
		c.enter(wait, now)
	}
	c.enter(receive, now)
}

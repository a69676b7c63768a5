package simulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// The limits of the server. NAVER closes an idle connection after 5 s and says so in Keep-Alive.
const (
	idleTimeout    = 5 * time.Second
	requestTimeout = 10 * time.Second
	answerTimeout  = time.Minute
	maxHeaderBytes = 16 << 10
	goodbye        = 500 * time.Millisecond // for calls under way when the server is closed
)

// Server is a Simulator on a port of this computer.
type Server struct {
	http        *http.Server
	listener    net.Listener
	connections *connections
	served      chan struct{} // closed when nothing is accepted any more
}

// ErrNotLoopback means that the address to listen on is not of this computer alone.
var ErrNotLoopback = errors.New("the simulator listens on this computer only: use 127.0.0.1, [::1] or localhost")

// Start listens on an address of this computer, such as 127.0.0.1:8080; empty means 127.0.0.1 and any free port. The
// error is ErrNotLoopback for an address that others can reach, unless Options.AnyAddress allows it, or says why the
// port cannot be had.
func Start(s *Simulator, addr string) (*Server, error) {
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("the simulator's address %q is not host:port, such as 127.0.0.1:8080: %w", addr, err)
	}
	if !s.anyAddress && !isLocal(net.JoinHostPort(host, "0")) {
		return nil, fmt.Errorf("%w, not %q", ErrNotLoopback, addr)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("the simulator cannot listen; is another program on the port? %w", err)
	}
	// A hosts file can give localhost any meaning.
	if tcp, ok := listener.Addr().(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() && !s.anyAddress {
		_ = listener.Close()
		return nil, fmt.Errorf("%w, not %q", ErrNotLoopback, listener.Addr())
	}
	return serve(s, listener.(*net.TCPListener), maxConnections), nil
}

// serve answers on a listener, at most so many connections at once.
func serve(s *Simulator, listener *net.TCPListener, most int) *Server {
	server := &Server{
		http: &http.Server{
			Handler:           onConnection(s),
			ConnContext:       withConnection,
			ReadHeaderTimeout: requestTimeout,
			ReadTimeout:       requestTimeout,
			WriteTimeout:      answerTimeout + s.latency,
			IdleTimeout:       idleTimeout,
			MaxHeaderBytes:    maxHeaderBytes,
			ErrorLog:          log.New(io.Discard, "", 0), // what a caller did wrong is the caller's to see
		},
		listener:    listener,
		connections: &connections{most: most},
		served:      make(chan struct{}),
	}
	go func() {
		defer close(server.served)
		_ = server.http.Serve(boundedListener{listener, server.connections}) // ends with ErrServerClosed
	}()
	return server
}

// URL is the base URL for callers on this computer, such as http://127.0.0.1:8080, without a trailing slash.
func (s *Server) URL() string {
	tcp := s.listener.Addr().(*net.TCPAddr)
	if tcp.IP.IsUnspecified() {
		return fmt.Sprintf("http://127.0.0.1:%d", tcp.Port)
	}
	return "http://" + tcp.String()
}

// Close ends the server within a second: calls under way have half of it to end, then they are cut off.
func (s *Server) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), goodbye)
	defer cancel()
	return s.Shutdown(ctx)
}

// Shutdown accepts nothing more and lets calls under way end until the context does; then they are cut off. It is no
// error that they were.
func (s *Server) Shutdown(ctx context.Context) error {
	err := s.http.Shutdown(ctx)
	if err != nil {
		err = s.http.Close()
	}
	<-s.served
	return err
}

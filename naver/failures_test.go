package naver

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/exchange"
)

// short are timeouts for tests on real sockets.
func short(connect, firstByte, whole time.Duration) func(*Options) {
	return func(o *Options) { o.Timeouts = Timeouts{connect, firstByte, whole} }
}

const (
	soon  = 40 * time.Millisecond
	never = time.Minute
)

// TestCallsThatGetNoAnswer fails calls in every phase and asks for phase and reason. Each error is searched for secrets.
func TestCallsThatGetNoAnswer(t *testing.T) {
	const value = "1PUNUST"
	type want struct {
		phases    string // the possible ones
		reason    Reason
		timeout   bool
		cancelled bool
	}
	for name, row := range map[string]struct {
		client func(*testing.T) *Client
		want   want
	}{
		"refused": {
			func(t *testing.T) *Client { return clientOf(t, closedPort(t)) },
			want{"connect", ReasonRefused, false, false},
		},
		"unknown name": {
			func(t *testing.T) *Client { return named(t, nameServer(t, true), short(never, never, never)) },
			want{"dns", ReasonDNS, false, false},
		},
		"name server does not answer": {
			func(t *testing.T) *Client { return named(t, nameServer(t, false), short(soon, never, never)) },
			want{"dns", ReasonDNS, true, false},
		},
		"connect timeout": {
			func(t *testing.T) *Client {
				return clientOf(t, "http://127.0.0.1:1", short(soon, never, never), dialBy(func(ctx context.Context, _, _ string) (net.Conn, error) {
					d := net.Dialer{ControlContext: func(ctx context.Context, _, _ string, _ syscallConn) error {
						<-ctx.Done()
						return ctx.Err()
					}}
					return d.DialContext(ctx, "tcp", "127.0.0.1:1")
				}))
			},
			want{"connect", ReasonConnectTimeout, true, false},
		},
		"localhost elsewhere": {
			func(t *testing.T) *Client {
				return clientOf(t, "http://localhost:1", dialBy(func(context.Context, string, string) (net.Conn, error) {
					a, b := net.Pipe()
					_ = b.Close()
					return elsewhere{a}, nil
				}))
			},
			want{"blocked", ReasonConnect, false, false},
		},
		"unknown authority": {
			func(t *testing.T) *Client {
				server := httptest.NewUnstartedServer(http.HandlerFunc(attempt))
				server.Config.ErrorLog = quiet
				server.StartTLS()
				t.Cleanup(server.Close)
				return clientOf(t, server.URL)
			},
			want{"tls", ReasonTLS, false, false},
		},
		"http on https": {
			func(t *testing.T) *Client {
				return clientOf(t, strings.Replace(serve(t, attempt).URL, "http:", "https:", 1))
			},
			want{"tls", ReasonTLS, false, false},
		},
		"TLS timeout": {
			func(t *testing.T) *Client {
				return clientOf(t, "https"+strings.TrimPrefix(raw(t, wait), "http"), short(soon, never, never))
			},
			want{"tls", ReasonConnectTimeout, true, false},
		},
		"whole timeout while sending": {
			func(t *testing.T) *Client {
				return clientOf(t, "http://127.0.0.1:1", short(never, never, soon), dialBy(func(context.Context, string, string) (net.Conn, error) {
					mine, theirs := net.Pipe() // nobody reads at the other end
					t.Cleanup(func() { _ = theirs.Close() })
					return mine, nil
				}))
			},
			// net/http counts a short request as sent when it goes to its buffer.
			want{"send wait", ReasonWholeTimeout, true, false},
		},
		"first byte timeout": {
			func(t *testing.T) *Client { return clientOf(t, raw(t, wait), short(never, soon, never)) },
			want{"wait", ReasonFirstByteTimeout, true, false},
		},
		"head comes in part": {
			func(t *testing.T) *Client {
				return clientOf(t, raw(t, says("HTTP/1.1 200 OK\r\nContent-", wait)), short(never, soon, never))
			},
			want{"wait", ReasonFirstByteTimeout, true, false},
		},
		"whole timeout while waiting": {
			func(t *testing.T) *Client { return clientOf(t, raw(t, wait), short(never, never, soon)) },
			want{"wait", ReasonWholeTimeout, true, false},
		},
		"whole timeout in the body": {
			func(t *testing.T) *Client {
				return clientOf(t, raw(t, says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", wait)), short(never, never, soon))
			},
			want{"receive", ReasonWholeTimeout, true, false},
		},
		"closed after reading": {
			func(t *testing.T) *Client { return clientOf(t, raw(t, closes)) },
			want{"wait", ReasonClosed, false, false},
		},
		"reset after reading": {
			func(t *testing.T) *Client { return clientOf(t, raw(t, resets)) },
			want{"wait", ReasonReset, false, false},
		},
		"reset in the body": {
			func(t *testing.T) *Client {
				return clientOf(t, raw(t, says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", resets)))
			},
			want{"receive", ReasonReset, false, false},
		},
		"truncated body": {
			func(t *testing.T) *Client {
				return clientOf(t, raw(t, says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", closes)))
			},
			want{"receive", ReasonTruncated, false, false},
		},
		"truncated chunk": {
			func(t *testing.T) *Client {
				return clientOf(t, raw(t, says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{", closes)))
			},
			want{"receive", ReasonTruncated, false, false},
		},
		"not HTTP": {
			func(t *testing.T) *Client {
				echo := "SSH-2.0 " + testSecret + " " + verifyQuery("eioDb7T8M703uht0", value) + "\r\n\r\n"
				return clientOf(t, raw(t, says(echo, closes)))
			},
			want{"receive", ReasonNotHTTP, false, false},
		},
	} {
		t.Run(name, func(t *testing.T) {
			checkNoGoroutineLeft(t)
			c := row.client(t)
			for _, what := range allCalls {
				err := call(c, Image, what, "eioDb7T8M703uht0", value)
				var got *TransportError
				if !errors.As(err, &got) {
					t.Fatalf("%s: %T %v", what, err, err)
				}
				if !strings.Contains(row.want.phases, string(got.Phase)) || got.Reason != row.want.reason ||
					got.Timeout != row.want.timeout || got.Cancelled != row.want.cancelled ||
					got.Call != what || got.Host != c.Host() || got.Proxy != "" {
					t.Errorf("%s: %+v (%v)", what, got, got.Err)
				}
				if !strings.Contains(err.Error(), got.Host) || got.Err == nil {
					t.Errorf("%s: %v", what, err)
				}
				checkErrorIsClean(t, err, testID, testSecret, "eioDb7T8M703uht0", value, "code=")
			}
		})
	}
}

func TestACancelledCallEndsAtOnce(t *testing.T) {
	checkNoGoroutineLeft(t)
	for name, baseURL := range map[string]string{
		"TLS": "https" + strings.TrimPrefix(raw(t, wait), "http"), "wait": raw(t, wait),
		"receive": raw(t, says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", wait)),
	} {
		c := clientOf(t, baseURL)
		for _, what := range allCalls {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(soon, cancel)
			start := time.Now()
			var err error
			switch what {
			case Issue:
				_, err = c.IssueKey(ctx, Audio)
			case Fetch:
				_, err = c.FetchAudio(ctx, "k")
			default:
				_, err = c.Verify(ctx, Audio, "k", "v")
			}
			var got *TransportError
			if !errors.As(err, &got) || !got.Cancelled || got.Timeout || got.Reason != ReasonCancelled || !errors.Is(err, context.Canceled) {
				t.Errorf("%s, %s: %T %v", name, what, err, err)
			}
			if took := time.Since(start); took > time.Second {
				t.Errorf("%s, %s: ended after %v", name, what, took)
			}
		}
	}
}

func TestACallersDeadlineIsATimeout(t *testing.T) {
	c := clientOf(t, raw(t, wait))
	ctx, cancel := context.WithTimeout(t.Context(), soon)
	defer cancel()
	_, err := c.IssueKey(ctx, Image)
	var got *TransportError
	if !errors.As(err, &got) || got.Reason != ReasonWholeTimeout || !got.Timeout || got.Cancelled ||
		!errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestUnusedConnectionIsNotDialledFurther(t *testing.T) {
	checkNoGoroutineLeft(t)
	c := clientOf(t, raw(t, wait), func(o *Options) {
		o.BaseURL = strings.Replace(o.BaseURL, "http:", "https:", 1)
		o.Timeouts = Timeouts{never, never, soon}
	})
	for _, what := range allCalls {
		var got *TransportError
		if err := call(c, Image, what, "k", "v"); !errors.As(err, &got) || got.Phase != exchange.TLSHand {
			t.Error(err)
		}
	}
	// checkNoGoroutineLeft wants the handshakes gone within a second, though they may take a minute.
}

// closedPort is a base URL at which nothing listens.
func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return "http://" + listener.Addr().String()
}

// raw is a server that reads the head of a request, or the beginning of anything else, and then does as it likes.
func raw(t *testing.T, then func(t *testing.T, conn *net.TCPConn)) (baseURL string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = conn.Close() }()
				head := bufio.NewReader(conn)
				if first, err := head.Peek(1); err == nil && first[0] != 0x16 { // a TLS hello has no lines
					if _, err := http.ReadRequest(head); err != nil {
						return
					}
				}
				then(t, conn.(*net.TCPConn))
			}()
		}
	}()
	return "http://" + listener.Addr().String()
}

// wait does nothing until the client gives up.
func wait(_ *testing.T, conn *net.TCPConn) { _, _ = io.Copy(io.Discard, conn) }

func closes(_ *testing.T, _ *net.TCPConn) {}

// resets closes in a way that the peer sees as a reset.
func resets(_ *testing.T, conn *net.TCPConn) {
	time.Sleep(2 * time.Millisecond) // or the reset overtakes what was sent before
	_ = conn.SetLinger(0)
}

func says(text string, then func(*testing.T, *net.TCPConn)) func(*testing.T, *net.TCPConn) {
	return func(t *testing.T, conn *net.TCPConn) {
		_, _ = io.WriteString(conn, text)
		then(t, conn)
	}
}

func dialBy(dial dialFunc) func(*Options) { return func(o *Options) { o.dial = dial } }

// named is a client of a host that has to be looked up.
func named(t *testing.T, server *net.Resolver, change ...func(*Options)) *Client {
	t.Helper()
	return clientOf(t, "https://captcha.example", append(change, func(o *Options) {
		o.Proxy = func(*http.Request) (*url.URL, error) { return nil, nil }
		o.dial = (&net.Dialer{Resolver: server}).DialContext
	})...)
}

// nameServer answers every question with "no such name", or not at all.
func nameServer(t *testing.T, answers bool) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() {
		packet := make([]byte, 1500)
		for {
			n, from, err := server.ReadFrom(packet)
			if err != nil {
				return
			}
			if answers {
				packet[2] |= 0x80 // an answer
				packet[3] = 0x83  // recursion available, NXDOMAIN
				_, _ = server.WriteTo(packet[:n], from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		conn, err := d.DialContext(ctx, "udp", server.LocalAddr().String())
		if err == nil {
			// Package net reads on for up to 5 s after its caller has gone.
			t.Cleanup(func() { _ = conn.Close() })
		}
		return conn, err
	}}
}

// elsewhere is a connection to a host that is not this machine.
type elsewhere struct{ net.Conn }

func (elsewhere) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 80} }

package naver

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"navercaptcha/naver/exchange"
)

// TestDefaultTimeouts runs on a clock that jumps, over connections that are pipes in memory.
func TestDefaultTimeouts(t *testing.T) {
	for name, row := range map[string]struct {
		base   string
		dial   dialFunc
		after  time.Duration
		phase  exchange.Phase
		reason Reason
	}{
		"nobody answers the dial": {
			"http://127.0.0.1", func(ctx context.Context, _, _ string) (net.Conn, error) { <-ctx.Done(); return nil, ctx.Err() },
			DefaultConnect, exchange.Blocked, ReasonConnectTimeout,
		},
		"nobody shakes hands":    {"https://127.0.0.1", pipe(""), DefaultConnect, exchange.TLSHand, ReasonConnectTimeout},
		"nobody answers":         {"http://127.0.0.1", pipe(""), DefaultFirstByte, exchange.Wait, ReasonFirstByteTimeout},
		"the body does not come": {"http://127.0.0.1", pipe("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), DefaultWhole, exchange.Receive, ReasonWholeTimeout},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := clientOf(t, row.base, dialBy(row.dial))
				for _, what := range allCalls {
					start := time.Now()
					err := call(c, Image, what, "k", "v")
					var got *TransportError
					if !errors.As(err, &got) || got.Phase != row.phase || got.Reason != row.reason || !got.Timeout {
						t.Errorf("%s: %v", what, err)
					}
					if took := time.Since(start); took != row.after {
						t.Errorf("%s: ended after %v, want %v", what, took, row.after)
					}
				}
			})
		})
	}
}

// pipe dials a server that reads a request and says one thing; with nothing to say it only reads.
func pipe(answer string) dialFunc {
	return func(context.Context, string, string) (net.Conn, error) {
		mine, theirs := net.Pipe()
		go func() {
			defer func() { _ = theirs.Close() }()
			if answer != "" {
				if _, err := http.ReadRequest(bufio.NewReader(theirs)); err != nil {
					return
				}
				_, _ = io.WriteString(theirs, answer)
			}
			_, _ = io.Copy(io.Discard, theirs)
		}()
		return mine, nil
	}
}

// NAVER closes a connection that was idle for 5 s. The client has to do it before, on its own.
func TestAnIdleConnectionIsClosedBeforeNAVERDoes(t *testing.T) {
	const naverWaits = 5 * time.Second
	synctest.Test(t, func(t *testing.T) {
		var dials, closed int
		var lasted time.Duration // from the last answer until the client closed the connection
		c := clientOf(t, "http://127.0.0.1", dialBy(func(context.Context, string, string) (net.Conn, error) {
			dials++
			mine, theirs := net.Pipe()
			go func() {
				var answered time.Time
				for in := bufio.NewReader(theirs); ; answered = time.Now() {
					if _, err := http.ReadRequest(in); err != nil {
						lasted = time.Since(answered)
						closed++
						_ = theirs.Close()
						return
					}
					_, _ = io.WriteString(theirs, "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"key\":\"k\"}")
				}
			}()
			return mine, nil
		}))
		for _, row := range []struct {
			pause time.Duration
			dials int
		}{{0, 1}, {3 * time.Second, 1}, {naverWaits, 2}} {
			time.Sleep(row.pause)
			if _, err := c.IssueKey(t.Context(), Image); err != nil {
				t.Fatal(err)
			}
			if dials != row.dials {
				t.Errorf("after a pause of %v there were %d connections, want %d", row.pause, dials, row.dials)
			}
		}
		synctest.Wait()
		if closed != 1 || lasted >= naverWaits {
			t.Errorf("the client closed %d connections, the last one after %v", closed, lasted)
		}
	})
}

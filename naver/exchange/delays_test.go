package exchange_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"navercaptcha/naver/exchange"
)

// delays are how long each phase is made to take. What is not here is done at once.
var delays = exchange.Phases{
	exchange.DNS:     40 * time.Millisecond,
	exchange.Connect: 55 * time.Millisecond,
	exchange.TLSHand: 70 * time.Millisecond,
	exchange.Wait:    85 * time.Millisecond,
	exchange.Receive: 30 * time.Millisecond,
}

// near is how far a measured phase may be from what it was made to take.
const near = 10 * time.Millisecond

// patience is for how long a measurement is repeated: a busy machine delays what should not be, but never shortens a
// delay, so each phase has to be right once.
const patience = 20 * time.Second

// delayedServer delays the handshake, the answer, and the second half of its body.
func delayedServer(t *testing.T) *httptest.Server {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(delays[exchange.Wait])
		w.Header().Set("Content-Length", "24")
		_, _ = io.WriteString(w, `{"result":fa`)
		w.(http.Flusher).Flush()
		time.Sleep(delays[exchange.Receive])
		_, _ = io.WriteString(w, `lse,  "a":1}`)
	}))
	server.TLS = &tls.Config{
		Certificates:     []tls.Certificate{quickCertificate(t)},
		CurvePreferences: []tls.CurveID{tls.X25519}, // the quickest, with the race detector too
		GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) {
			time.Sleep(delays[exchange.TLSHand])
			return nil, nil
		},
	}
	server.StartTLS()
	t.Cleanup(server.Close)
	return server
}

// quickCertificate is for serverName, with a key that costs a handshake next to nothing: the RSA key of httptest takes
// longer than what is measured here, on a slow machine.
func quickCertificate(t *testing.T) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Delays"}, DNSNames: []string{serverName}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// delayedNetwork looks names up and connects with a delay. It makes a new connection for each call.
func delayedNetwork(server *httptest.Server) *http.Transport {
	network := server.Client().Transport.(*http.Transport).Clone()
	network.DisableKeepAlives = true
	network.ForceAttemptHTTP2 = false
	network.TLSClientConfig.CurvePreferences = server.TLS.CurvePreferences
	network.DialContext = (&net.Dialer{
		Resolver: &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
			time.Sleep(delays[exchange.DNS])
			ours, theirs := net.Pipe()
			go answerName(theirs)
			return ours, nil
		}},
		ControlContext: func(context.Context, string, string, syscall.RawConn) error {
			time.Sleep(delays[exchange.Connect]) // between the socket and its connection
			return nil
		},
	}).DialContext
	return network
}

// answerName is a name server for one question, in DNS over a stream: every name has the address 127.0.0.1.
func answerName(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	length := make([]byte, 2)
	if _, err := io.ReadFull(conn, length); err != nil {
		return
	}
	question := make([]byte, binary.BigEndian.Uint16(length))
	if _, err := io.ReadFull(conn, question); err != nil || len(question) < 12 {
		return
	}
	end := 12 // of the header; then labels, each after its length, up to an empty one, and four bytes of type and class
	for end < len(question) && question[end] != 0 {
		end += int(question[end]) + 1
	}
	end += 5
	if end > len(question) {
		return
	}
	const typeA = 1
	asked := binary.BigEndian.Uint16(question[end-4:])
	answer := append([]byte(nil), question[:2]...)
	answer = append(answer, 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0) // an answer, with one question
	answer = append(answer, question[12:end]...)
	if asked == typeA {
		answer[7] = 1 // record: the name as asked, A, IN, an hour, four bytes
		answer = append(answer, 0xc0, 12, 0, typeA, 0, 1, 0, 0, 0x0e, 0x10, 0, 4, 127, 0, 0, 1)
	}
	_, _ = conn.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(answer))), answer...))
}

// serverName is looked up, by whoever calls the server by it.
const serverName = "captcha.example"

// portOf is where the server listens.
func portOf(server *httptest.Server) string {
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	return port
}

func TestEachPhaseIsAsLongAsItWasMade(t *testing.T) {
	server := delayedServer(t)
	network := delayedNetwork(server)
	url := "https://" + net.JoinHostPort(serverName, portOf(server))
	whole := time.Duration(0)
	for _, delay := range delays {
		whole += delay
	}
	right := map[exchange.Phase]bool{}
	for begun := time.Now(); time.Since(begun) < patience; {
		ex := record(t, t.Context(), network, url)
		if ex.Err != nil || len(ex.Body) != 24 {
			t.Fatalf("%v, body %q", ex.Err, ex.Body)
		}
		checkPhases(t, ex, exchange.Blocked, exchange.DNS, exchange.Connect, exchange.TLSHand,
			exchange.Send, exchange.Wait, exchange.Receive)
		for phase, took := range ex.Phases {
			if delay := delays[phase]; took < delay-near {
				t.Errorf("%s took %v, less than its delay of %v", phase, took, delay)
			} else if took <= delay+near {
				right[phase] = true
			}
		}
		t.Logf("%v, whole %v, right: %v", ex.Phases, ex.Duration, right)
		if ex.Duration < whole-near {
			t.Errorf("the call took %v, less than its delays of %v", ex.Duration, whole)
		}
		if len(right) == len(ex.Phases) || t.Failed() {
			return
		}
	}
	t.Errorf("in %v some phase was never within %v of its delay; right were only %v", patience, near, right)
}

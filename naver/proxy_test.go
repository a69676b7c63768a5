package naver

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"

	"navercaptcha/naver/exchange"
)

// proxyServer is an HTTP proxy that opens every tunnel to one address, or refuses with a status.
func proxyServer(t *testing.T, target string, refuse int, used *atomic.Int32) *httptest.Server {
	t.Helper()
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		used.Add(1)
		if refuse != 0 || r.Method != http.MethodConnect {
			http.Error(w, "no "+r.Header.Get("Proxy-Authorization"), refuse)
			return
		}
		out, err := net.Dial("tcp", target)
		if err != nil {
			http.Error(w, "gone", http.StatusBadGateway)
			return
		}
		in, buffered, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(in, "HTTP/1.1 200 Connection established\r\n\r\n")
		go func() {
			_, _ = io.Copy(out, bufio.NewReader(buffered))
			_ = out.Close()
		}()
		_, _ = io.Copy(in, out)
		_ = in.Close()
	})
}

func withProxy(proxy string) func(*Options) {
	return func(o *Options) {
		o.Proxy = func(*http.Request) (*url.URL, error) { return url.Parse(proxy) }
	}
}

// withPassword puts a user and a password into a URL.
func withPassword(base string) string {
	return strings.Replace(base, "://", "://tester:hun%20ter2@", 1)
}

func TestACallThroughAProxy(t *testing.T) {
	target := httptest.NewTLSServer(http.HandlerFunc(attempt)) // its certificate is for example.com
	t.Cleanup(target.Close)
	var used atomic.Int32
	proxy := proxyServer(t, target.Listener.Addr().String(), 0, &used)
	recorder := exchange.NewRecorder(10, nil)
	c := clientOf(t, "https://example.com", withProxy(withPassword(proxy.URL)), func(o *Options) {
		o.RootCAs = target.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
		o.Wrap = recorder.Wrap
	})
	for _, what := range allCalls {
		if err := call(c, Image, what, "k", "1PUNUST"); err != nil {
			t.Fatal(err)
		}
	}
	for _, ex := range recorder.Exchanges() {
		if ex.Proxy != strings.TrimPrefix(proxy.URL, "http://") {
			t.Errorf("recorded proxy %q", ex.Proxy)
		}
	}
	if used.Load() != 2 {
		t.Errorf("%d tunnels, want one for issue and fetch and one for verify", used.Load())
	}
}

func TestAProxyThatDoesNotLetThrough(t *testing.T) {
	var used atomic.Int32
	const password = "hun ter2"
	basic := base64.StdEncoding.EncodeToString([]byte("tester:" + password))
	gone := closedPort(t)
	for name, row := range map[string]struct {
		proxy  string
		reason Reason
		names  string // what the error names
	}{
		"wants another password": {proxyServer(t, "", 407, &used).URL, ReasonProxy, "407"},
		"forbids":                {proxyServer(t, "", 403, &used).URL, ReasonProxy, "403"},
		"is not there":           {gone, ReasonRefused, strings.TrimPrefix(gone, "http://")},
		"is not HTTP":            {raw(t, says("220 mail "+basic+"\r\n\r\n", closes)), ReasonConnect, ""},
	} {
		c := clientOf(t, "https://captcha.example", withProxy(withPassword(row.proxy)))
		for _, what := range allCalls {
			err := call(c, Image, what, "k", "v")
			var got *TransportError
			if !errors.As(err, &got) || got.Reason != row.reason || got.Proxy != row.proxy || got.Phase != exchange.Connect {
				t.Errorf("%s, %s: %T %+v", name, what, err, err)
			}
			if err != nil && (!strings.Contains(err.Error(), row.proxy) || !strings.Contains(err.Error(), row.names)) {
				t.Errorf("%s: %v", name, err)
			}
			checkErrorIsClean(t, err, password, "hun%20ter2", basic, testSecret, testID)
		}
	}
}

func TestAProxyThatTakesNoPasswordSaysWhatItTakes(t *testing.T) {
	for offers, want := range map[string]string{
		"NTLM":                            "only NTLM",
		"Negotiate\nNTLM":                 "only Negotiate, NTLM",
		"ntlm, Negotiate":                 "only NTLM, Negotiate",
		"Digest realm=\"x\", nonce=\"y\"": "only Digest",
		"NTLM\nBasic realm=\"x\"":         "",
		"Hunter2":                         "",
		"":                                "",
	} {
		proxy := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			if offers != "" {
				w.Header()["Proxy-Authenticate"] = strings.Split(offers, "\n")
			}
			w.WriteHeader(http.StatusProxyAuthRequired)
		})
		err := call(clientOf(t, "https://captcha.example", withProxy(withPassword(proxy.URL))), Image, Issue, "", "")
		if err == nil || !strings.Contains(err.Error(), "407") || !strings.Contains(err.Error(), want) ||
			strings.Contains(err.Error(), "only") != (want != "") || strings.Contains(err.Error(), "Hunter2") {
			t.Errorf("%q: %v", offers, err)
		}
	}
}

func TestAProxySettingThatIsNoURL(t *testing.T) {
	for _, proxy := range []string{
		"http://tester:hunter2@[bad",
		"http://tester:2024/hunter2@127.0.0.1:9", // a password with a slash in it
		"http://tester:2024?hunter2@127.0.0.1:9",
		"http://tester:2024#hunter2@127.0.0.1:9",
		"http://tester:/hunter2@127.0.0.1:9",
	} {
		recorder := exchange.NewRecorder(1, nil)
		c := clientOf(t, "https://captcha.example", withProxy(proxy), func(o *Options) { o.Wrap = recorder.Wrap })
		err := call(c, Image, Issue, "", "")
		var got *TransportError
		if !errors.As(err, &got) || got.Reason != ReasonProxy || got.Proxy != "" {
			t.Errorf("%s: %v", proxy, err)
		}
		checkErrorIsClean(t, err, "hunter2", "tester", "2024")
		for _, ex := range recorder.Exchanges() {
			if ex.Proxy != "" {
				t.Errorf("%s: recorded proxy %q", proxy, ex.Proxy)
			}
		}
	}
}

func TestLoopbackNeverTakesAProxy(t *testing.T) {
	server := serve(t, attempt)
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	for _, host := range []string{"127.0.0.1", "localhost"} {
		c := clientOf(t, "http://"+net.JoinHostPort(host, port), func(o *Options) {
			o.Proxy = func(*http.Request) (*url.URL, error) { t.Error("asked for a proxy"); return nil, nil }
		})
		if _, err := c.IssueKey(t.Context(), Image); err != nil {
			t.Error(err)
		}
	}
}

// TestProxyOfTheEnvironment runs itself again, because net/http reads the environment once.
func TestProxyOfTheEnvironment(t *testing.T) {
	if os.Getenv("TEST_PROXY_CHILD") != "" {
		for _, baseURL := range strings.Fields(os.Getenv("TEST_PROXY_CHILD")) {
			c := clientOf(t, baseURL, short(soon*50, soon*50, soon*50), dialBy(func(ctx context.Context, network, address string) (net.Conn, error) {
				if !isLoopbackAddress(address) {
					return nil, errors.New("dialled past the proxy")
				}
				return (&net.Dialer{}).DialContext(ctx, network, address)
			}))
			_, err := c.IssueKey(t.Context(), Image)
			checkErrorIsClean(t, err, "hun%20ter2", "hun ter2")
			os.Stdout.WriteString("RESULT " + baseURL + " " + err.Error() + "\n")
		}
		return
	}
	var used atomic.Int32
	proxy := proxyServer(t, "", 403, &used)
	loopback := closedPort(t)
	child := exec.Command(os.Args[0], "-test.run", "^TestProxyOfTheEnvironment$")
	child.Env = append(os.Environ(), "HTTPS_PROXY="+withPassword(proxy.URL), "HTTP_PROXY="+proxy.URL, "NO_PROXY=.direct.example",
		"TEST_PROXY_CHILD=https://captcha.example https://a.direct.example "+loopback)
	output, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	var results []string
	for line := range strings.Lines(string(output)) {
		if result, ok := strings.CutPrefix(line, "RESULT "); ok {
			results = append(results, result)
		}
	}
	if len(results) != 3 || !strings.Contains(results[0], "403") || !strings.Contains(results[0], proxy.URL) ||
		!strings.Contains(results[1], "dialled past the proxy") || !strings.Contains(results[2], "refused") {
		t.Errorf("%q", results)
	}
	if used.Load() != 1 {
		t.Errorf("the proxy was used %d times", used.Load())
	}
}

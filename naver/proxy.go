package naver

import (
	"errors"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/http/httpproxy"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// ProxyError says which variable of the environment sets a proxy that cannot be used, and why: net/http would go around
// such a proxy in silence. It never shows the value, which may hold a password.
type ProxyError struct {
	Variable string
	Err      error // one of the errors below
}

// Error names the variable and what to write.
func (e *ProxyError) Error() string { return e.Variable + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *ProxyError) Unwrap() error { return e.Err }

// What may be wrong with the setting of a proxy.
var (
	ErrProxySyntax = errors.New("not a URL: write it as http://host:port or http://user:password@host:port, without quotes; " +
		"in the user and the password write % as %25, @ as %40, / as %2F, ? as %3F and # as %23")
	ErrProxyScheme   = errors.New("this protocol is not spoken: the proxy has to be one of http, https, socks5 or socks5h")
	ErrProxyPort     = errors.New("the proxy's port has to be a number from 1 to 65535: write it as http://host:3128")
	ErrProxyVariable = errors.New("this variable is not read: set HTTPS_PROXY to the proxy, or name the host in NO_PROXY")
	ErrNoProxyList   = errors.New("hosts are parted by commas here, not by semicolons: write it as first.example,second.example")
)

// environmentProxy is how the environment wants a host to be called: through a proxy, or directly where it is nil. Both
// spellings of a variable count, the lower-case one first, as for net/http. The error is a *ProxyError.
func environmentProxy(host *url.URL) (proxy *url.URL, err error) {
	variable, value := environment("https_proxy", "HTTPS_PROXY")
	other, otherValue := environment("all_proxy", "ALL_PROXY")
	if value == "" && otherValue == "" {
		return nil, nil
	}
	noProxy, list := environment("no_proxy", "NO_PROXY")
	if strings.Contains(list, ";") {
		return nil, &ProxyError{noProxy, ErrNoProxyList}
	}
	// Whether NO_PROXY excepts the host does not depend on which proxy there would be.
	through, err := (&httpproxy.Config{HTTPSProxy: "http://proxy.invalid", NoProxy: list}).ProxyFunc()(host)
	switch {
	case err != nil || through == nil:
		return nil, err
	case value == "":
		return nil, &ProxyError{other, ErrProxyVariable}
	}
	if proxy, err = parseProxy(value); err != nil {
		return nil, &ProxyError{variable, err}
	}
	return proxy, nil
}

// environment gives the variable that is set, of several.
func environment(names ...string) (name, value string) {
	for _, name := range names {
		if value := os.Getenv(name); value != "" {
			return name, value
		}
	}
	return "", ""
}

// namedPort is a proxy whose port is a word; one in whose password a slash stands as it is looks alike up to the slash.
var namedPort = regexp.MustCompile(`^[a-z0-9]+://([^/?#]*@)?[^/?#@:]+:[\w-]+/?$`)

// parseProxy takes what net/http takes for a proxy, without its guesses: it takes http://host:x for a host named http.
func parseProxy(value string) (*url.URL, error) {
	if !strings.Contains(value, "://") {
		value = "http://" + value
	}
	u, err := url.Parse(value)
	switch {
	case err != nil && strings.Contains(err.Error(), "invalid port") && namedPort.MatchString(value):
		return nil, ErrProxyPort
	case err != nil || u.Hostname() == "" || passwordTakenForPath(u):
		return nil, ErrProxySyntax
	}
	switch u.Scheme {
	case "http", "https", "socks5", "socks5h":
	default:
		return nil, ErrProxyScheme
	}
	if port := u.Port(); port != "" || strings.HasSuffix(u.Host, ":") {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return nil, ErrProxyPort
		}
	}
	return u, nil
}

// passwordTakenForPath tells a proxy's URL whose password has a slash, a question mark or a # as it is: all before that passes for
// the host, and would be shown as such.
func passwordTakenForPath(proxy *url.URL) bool {
	return strings.Contains(proxy.Path+proxy.RawQuery+proxy.Fragment, "@")
}

var errProxySetting = errors.New("the proxy setting is no usable URL: look at HTTPS_PROXY")

// proxy asks for the proxy of a request and tells the call of it. An error of the lookup may hold the
// proxy's password and is replaced.
func proxy(choose func(*http.Request) (*url.URL, error)) func(*http.Request) (*url.URL, error) {
	return func(r *http.Request) (*url.URL, error) {
		u, err := choose(r)
		if err != nil || u != nil && passwordTakenForPath(u) {
			return nil, errProxySetting
		}
		if u != nil {
			password, _ := u.User.Password()
			redaction.Remember(redaction.Secret{Kind: redaction.ProxyPassword, Value: password})
		}
		exchange.RecordProxy(r.Context(), u)
		tunnelOf(r.Context()).want(u)
		return u, nil
	}
}

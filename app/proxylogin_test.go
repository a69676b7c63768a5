package app

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
)

// A proxy sends its login back, in what is no HTTP.
func TestThePasswordOfTheProxyIsNeitherShownNorCopied(t *testing.T) {
	const password = "hunter2-of-the-proxy"
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
			if r, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
				plain, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(r.Header.Get("Proxy-Authorization"), "Basic "))
				fmt.Fprintf(conn, "sent: %s\r\n\r\n", plain)
			}
			_ = conn.Close()
		}
	}()
	t.Setenv("HTTPS_PROXY", "http://tester:"+password+"@"+listener.Addr().String())
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.pastes(d.baseURLField(), "https://captcha.example")
	d.pastes(d.secretField(), ownSecret)
	d.tap("action.new")
	d.untilPhase(session.Failed)
	wantNoSecret(t, "on the screen", d.screen(), password)
	d.shortcut(ctrl(fyne.KeyC, fyne.KeyModifierShift))
	copied := d.config.App.Clipboard().Content()
	wantNoSecret(t, "copied", copied, password)
	if !strings.Contains(copied, "«proxy-password-1»") {
		t.Errorf("the proxy's words are not in %s", copied)
	}
}

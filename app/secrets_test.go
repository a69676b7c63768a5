package app

import (
	"encoding/base64"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// formsOf are the ways in which a secret may stand in a text.
func formsOf(secret string) map[string]string {
	return map[string]string{
		"raw": secret, "query": url.QueryEscape(secret), "path": url.PathEscape(secret),
		"base64": base64.StdEncoding.EncodeToString([]byte(secret)), "base64url": base64.RawURLEncoding.EncodeToString([]byte(secret)),
	}
}

// wantNoSecret fails without showing the text: it holds a secret.
func wantNoSecret(t *testing.T, where, words string, secrets ...string) {
	t.Helper()
	for i, secret := range secrets {
		for form, s := range formsOf(secret) {
			if strings.Contains(words, s) {
				t.Errorf("%s: secret %d is there as %s", where, i, form)
			}
		}
	}
}

// A server that sends everything back is the worst there is.
func echo(w http.ResponseWriter, r *http.Request) {
	secret := r.Header.Get("X-Naver-Client-Secret")
	w.Header().Set("X-Echo", secret)
	var b strings.Builder
	for _, s := range formsOf(secret) {
		b.WriteString(s + "\n")
	}
	_, _ = w.Write([]byte(b.String() + r.Header.Get("X-Naver-Client-Id")))
}

func TestCopiedDetailsHoldNoSecret(t *testing.T) {
	var log strings.Builder
	d := open(t, acceptingOwn, func(_ *desk, c *Config) {
		c.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	d.entersOwn()
	d.newShown()
	d.door.serveNext(naver.Verify, echo)
	d.writes(d.answerField(), "7KP4XU")
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Failed)

	d.shortcut(ctrl(fyne.KeyC, fyne.KeyModifierShift))
	copied := d.config.App.Clipboard().Content()
	wantNoSecret(t, "copied", copied, ownSecret, ownID)
	wantNoSecret(t, "on the screen, but for the field of the ID", strings.Replace(d.screen(), ownID, "", 1), ownSecret, ownID)
	d.Close()
	d.until("closed", func() bool { return d.closed })
	wantNoSecret(t, "logged", log.String(), ownSecret, ownID)

	for _, want := range []string{
		"7KP4XU", d.state(naver.Image).Key, "1.2.3", d.text("platform.developers"), "HTTP/1.1 200 OK", "X-Naver-Client-Secret",
	} {
		if !strings.Contains(copied, want) {
			t.Errorf("%q is missing in what was copied", want)
		}
	}
}

// The calls on the screen were made with the secret of then, not with the one in the field now.
func TestASecretStaysMaskedAfterItWasReplaced(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.door.serveNext(naver.Issue, echo)
	d.tap("action.new")
	d.untilPhase(session.Failed)
	d.pastes(d.secretField(), "another-secret")
	d.pastes(d.clientIDField(), "another-id")
	d.shortcut(ctrl(fyne.KeyC, fyne.KeyModifierShift))
	wantNoSecret(t, "copied", d.config.App.Clipboard().Content(), ownSecret, ownID)
}

func TestTheSecretIsDots(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.wantSeen(strings.Repeat("•", len(ownSecret)))
	d.wantUnseen(ownSecret)
	if !d.secretField().Password {
		t.Error("the field is not a password's")
	}
}

func TestDetailsOfTheSimulatorSaySo(t *testing.T) {
	d := open(t)
	d.newShown()
	d.tap("calls.copy")
	if copied := d.config.App.Clipboard().Content(); !strings.Contains(copied, d.text("details.simulated")) {
		t.Errorf("copied:\n%s", copied)
	}
}

func TestTheKeyCanBeCopied(t *testing.T) {
	d := open(t)
	st := d.newShown()
	d.window.Canvas().Focus(d.copyKeyButton())
	d.press(fyne.KeyReturn)
	if got := d.config.App.Clipboard().Content(); got != st.Key {
		t.Errorf("copied %q, not %q", got, st.Key)
	}
}

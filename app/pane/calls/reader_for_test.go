package calls

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"navercaptcha/app/export"
	"navercaptcha/app/widgets"
	"navercaptcha/app/widgets/widgettest"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// reader is a person who looks at calls in a pane of its own. The window's goroutine is the test's.
type reader struct {
	*Pane
	t      *testing.T
	todo   chan func() // for the window's goroutine
	busy   time.Duration
	copied string
}

// reads puts a pane into a window.
func reads(t *testing.T) *reader {
	t.Helper()
	r := &reader{t: t, todo: make(chan func(), 1000)}
	widgettest.App()
	r.Pane = New(r, words.In(text.English))
	window := test.NewWindow(r.Content())
	window.Resize(fyne.NewSize(400, 700))
	t.Cleanup(window.Close)
	return r
}

// Do implements Host.
func (r *reader) Do(f func()) { r.todo <- f }

// Escape implements Host.
func (r *reader) Escape() {}

// Exporter implements Host.
func (r *reader) Exporter() export.Exporter {
	return export.Exporter{Words: r.words, Redactor: redaction.Off}
}

// Copy implements Host.
func (r *reader) Copy(text string) { r.copied = text }

// HandOut implements Host.
func (r *reader) HandOut(text string) { r.copied = text }

// does runs something as the window's goroutine.
func (r *reader) does(f func()) {
	start := time.Now()
	f()
	r.busy += time.Since(start)
}

// takes waits for what comes next for the window's goroutine, and runs it.
func (r *reader) takes() {
	r.t.Helper()
	select {
	case f := <-r.todo:
		r.does(f)
	case <-time.After(20 * time.Second):
		r.t.Fatalf("waited in vain; the pane shows:\n%s", r.screen())
	}
}

func (r *reader) screen() string { return widgettest.Screen(r.Content()) }

func (r *reader) wantSeen(words string) {
	r.t.Helper()
	if !strings.Contains(r.screen(), words) {
		r.t.Errorf("%q is not on the screen:\n%s", words, r.screen())
	}
}

// taps presses a button by the key of its words.
func (r *reader) taps(key string) {
	r.t.Helper()
	tapped := false
	widgettest.Walk(r.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text == r.words.Text(key) && !tapped {
			tapped = true
			r.does(func() { test.Tap(b) })
		}
	})
	if !tapped {
		r.t.Fatalf("there is no button %q:\n%s", key, r.screen())
	}
}

func callWith(start time.Time, header http.Header, body []byte) attempt.Call {
	return attempt.Call{
		Call: naver.Verify, Kind: naver.Image, Start: start,
		Exchange: &exchange.Exchange{
			Start: start, Method: "GET", URL: "https://captcha.example/nkey?code=1&key=abc&value=xyz", Proto: "HTTP/1.1",
			RequestHeader: http.Header{"X-Naver-Client-Id": {"an id"}}, Status: 200, ResponseHeader: header, Body: body,
			Phases: exchange.Phases{exchange.Wait: time.Millisecond}, Duration: time.Millisecond,
		},
	}
}

package app

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"image"
	"image/jpeg"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/widgets"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// fluid is how long the window's goroutine may be busy with all that a test does. It takes a fraction of that; only a
// window that has to be waited for comes near.
const fluid = 2 * time.Second

// effort tells apart how long the window's goroutine was busy, and how long others were on its behalf.
type effort struct {
	*desk
	window    time.Duration
	longest   time.Duration // that the window did not react
	elsewhere atomic.Int64
}

// measured counts the effort of a window's inspector from now on.
func measured(d *desk) *effort {
	e := &effort{desk: d}
	work := d.inspectorShown().a.work
	d.inspectorShown().a.work = func(slow func() (after func())) {
		work(func() func() {
			start := time.Now()
			defer func() { e.elsewhere.Add(int64(time.Since(start))) }()
			return slow()
		})
	}
	return e
}

// does runs something as the window's goroutine.
func (e *effort) does(f func()) {
	start := time.Now()
	f()
	took := time.Since(start)
	e.window += took
	e.longest = max(e.longest, took)
}

// until lets the window work until something is so.
func (e *effort) until(what string, is func() bool) {
	e.t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			e.t.Fatalf("waited in vain until %s", what)
		}
		e.does(e.queue.run)
	}
}

func (e *effort) check() {
	e.t.Helper()
	e.t.Logf("the window's goroutine was busy for %v, at most %v at a time; others for %v",
		e.window, e.longest, time.Duration(e.elsewhere.Load()))
	if e.window > fluid && !underRace {
		e.t.Errorf("the window's goroutine was busy for %v, want less than %v", e.window, fluid)
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

func TestTenThousandCallsInTheList(t *testing.T) {
	e := measured(open(t))
	calls := make([]attempt.Call, 10_000)
	at := time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)
	for i := range calls {
		calls[i] = callWith(at.Add(time.Duration(i)*time.Second), nil, []byte(`{"result":true}`))
	}
	e.does(func() { e.calls.show(calls) })
	for _, i := range []int{5_000, 0, 9_999} {
		e.does(func() { e.calls.list.Select(i) })
		if call, ok := e.calls.call(); !ok || !call.Start.Equal(calls[i].Start) || !e.calls.inspector.call.Start.Equal(call.Start) {
			t.Errorf("call %d is chosen, and the call of %v shown", i, call.Start)
		}
		e.does(func() { e.calls.list.ScrollTo(i) })
		if words := calls[i].Start.Format("15:04:05"); !e.sees(words) {
			t.Errorf("the list does not show %s, the call that was chosen", words)
		}
	}
	for i := range 100 { // calls go on arriving
		calls = append(calls, callWith(at.Add(time.Duration(10_000+i)*time.Second), nil, nil))
		e.does(func() { e.calls.show(calls) })
	}
	rows := 0
	walk(e.calls.list, func(o fyne.CanvasObject) {
		if c, ok := o.(*fyne.Container); ok {
			if _, ok := c.Layout.(*widgets.Cells); ok {
				rows++
			}
		}
	})
	if rows == 0 || rows > 100 {
		t.Errorf("%d rows are drawn of %d calls", rows, len(calls))
	}
	e.check()
}

// bodySize is 16 MiB. The race detector finds no more in them than in one.
func bodySize() int {
	if underRace {
		return 1 << 20
	}
	return 16 << 20
}

// mostIn is how many bytes of a body can stand in one line.
var mostIn = map[form]int{formJSON: lineWidth, formText: lineWidth, formHex: hexWidth}

func TestABodyOf16MiBInEachForm(t *testing.T) {
	size := bodySize()
	line := []byte(`{"result":false,"errorMessage":"틀렸습니다"}` + "\n")
	text := bytes.Repeat(line, size/len(line))
	for _, row := range []struct {
		name   string
		header http.Header
		body   []byte
		forms  []form
	}{
		{"lines", nil, text, []form{formText, formHex}},
		{"one line", nil, bytes.Repeat([]byte("0123456789abcdef"), size/16), []form{formText, formHex}},
		{"no text", nil, bytes.Repeat([]byte{0, 0xff, 0x80, '\n'}, size/4), []form{formText, formHex}},
		{"gzip", http.Header{"Content-Encoding": {"gzip"}}, zipped(t, text), []form{formText, formHex}},
		{"JSON", nil, []byte("[" + strings.Repeat(`{"a":1},`, maxPrettyBody/8-1) + "{}]"), []form{formJSON, formText, formHex}},
		{"picture", nil, append(aPicture(t), make([]byte, size-100_000)...), []form{formPicture, formHex}},
		{"sound", nil, aSound(size - 100), []form{formSound, formHex}},
	} {
		t.Run(row.name, func(t *testing.T) {
			e := measured(open(t))
			p := e.calls.inspector
			shown := func(f form) func() bool {
				return func() bool {
					if len(p.stage.Objects) != 1 {
						return false
					}
					switch o := p.stage.Objects[0]; f {
					case formPicture:
						return o == fyne.CanvasObject(p.picture)
					case formSound:
						return o == fyne.CanvasObject(p.waveform)
					default:
						return o == fyne.CanvasObject(p.rows)
					}
				}
			}
			e.does(func() { e.calls.show([]attempt.Call{callWith(time.Now(), row.header, row.body)}) })
			e.until("the body is loaded", func() bool { return len(p.loaded.forms) > 0 })
			if !slices.Equal(p.loaded.forms, row.forms) {
				t.Fatalf("forms %v, want %v", p.loaded.forms, row.forms)
			}
			e.does(func() { p.choose(aspectBody) })
			for i, f := range row.forms {
				if i > 0 {
					p.stage.Objects = nil // lines follow lines in the same list
					e.does(func() { p.forms.SetSelectedIndex(i) })
				}
				e.until("the body is shown as "+string(f), shown(f))
				if f == formPicture || f == formSound {
					continue
				}
				if p.lines.count < len(p.loaded.bytes)/mostIn[f] {
					t.Errorf("%d lines of %d bytes as %s", p.lines.count, len(p.loaded.bytes), f)
				}
				e.does(func() { p.rows.ScrollToBottom() })
				last := p.lines.at(p.lines.count - 1)
				if !e.sees(last) {
					t.Errorf("the last line as %s is not on the screen: %q", f, last)
				}
			}
			e.does(func() { p.choose(aspectTiming) })
			e.does(func() { p.choose(aspectRaw) })
			e.check()
		})
	}
}

func zipped(t *testing.T, plain []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func aPicture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 200, 90)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// aSound is a WAV file: PCM of 16 bits, mono, 8 kHz.
func aSound(length int) []byte {
	b := append([]byte("RIFF"), binary.LittleEndian.AppendUint32(nil, uint32(36+length))...)
	b = append(b, "WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(length))
	return append(b, make([]byte, length)...)
}

func TestABodyThatTakesLongDoesNotHoldTheWindow(t *testing.T) {
	d := open(t)
	p := d.inspectorShown()
	work, release := p.a.work, make(chan struct{})
	returned := make(chan struct{}, 2)
	p.a.work = func(slow func() (after func())) {
		work(func() func() {
			<-release
			after := slow()
			return func() { after(); returned <- struct{}{} }
		})
	}
	d.callsPane().show([]attempt.Call{callWith(time.Now(), nil, bytes.Repeat([]byte("틀림\n"), bodySize()/7))})
	p.choose(aspectBody) // which is still being worked out
	p.choose(aspectTiming)
	d.wantSeen(d.text("phase.wait"))
	close(release)
	d.until("the body is there", func() bool { return len(returned) > 0 })
	d.wantSeen(d.text("phase.wait")) // a late body does not take the place of what was chosen since
	p.choose(aspectBody)
	d.untilSeen("틀림")
}

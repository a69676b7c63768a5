package calls

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/widgets"
	"navercaptcha/app/widgets/widgettest"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// fluid is how long the window's goroutine may be busy with all that a test does. It takes a fraction of that; only a
// window that has to be waited for comes near.
const fluid = 2 * time.Second

// checkFluid fails where the window would have to be waited for.
func (r *reader) checkFluid() {
	r.t.Helper()
	r.t.Logf("the window's goroutine was busy for %v", r.busy)
	if r.busy > fluid && !widgettest.UnderRace {
		r.t.Errorf("the window's goroutine was busy for %v, want less than %v", r.busy, fluid)
	}
}

func TestTenThousandCallsInTheList(t *testing.T) {
	r := reads(t)
	calls := make([]attempt.Call, 10_000)
	at := time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)
	for i := range calls {
		calls[i] = callWith(at.Add(time.Duration(i)*time.Second), nil, fmt.Appendf(nil, `{"call":%d}`, i))
	}
	r.does(func() { r.Show(calls) })
	for _, i := range []int{5_000, 0, 9_999} {
		r.does(func() { r.list.Select(i) })
		if call, ok := r.Chosen(); !ok || !call.Start.Equal(calls[i].Start) {
			t.Errorf("call %d is chosen, and it is the one of %v", i, call.Start)
		}
		r.wantSeen(fmt.Sprintf(`{"call":%d}`, i))
		r.does(func() { r.list.ScrollTo(i) })
		r.wantSeen(calls[i].Start.Format("15:04:05"))
	}
	for i := range 100 { // calls go on arriving
		calls = append(calls, callWith(at.Add(time.Duration(10_000+i)*time.Second), nil, nil))
		r.does(func() { r.Show(calls) })
	}
	rows := 0
	widgettest.Walk(r.list, func(o fyne.CanvasObject) {
		if c, ok := o.(*fyne.Container); ok {
			if _, ok := c.Layout.(*widgets.Cells); ok {
				rows++
			}
		}
	})
	if rows == 0 || rows > 100 {
		t.Errorf("%d rows are drawn of %d calls", rows, len(calls))
	}
	r.checkFluid()
}

// bodySize is 16 MiB. The race detector finds no more in them than in one.
func bodySize() int {
	if widgettest.UnderRace {
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
			r := reads(t)
			body := r.inspector.body
			r.does(func() { r.Show([]attempt.Call{callWith(time.Now(), row.header, row.body)}) })
			r.takes()
			if !slices.Equal(body.loaded.forms, row.forms) {
				t.Fatalf("forms %v, want %v", body.loaded.forms, row.forms)
			}
			r.taps("aspect.body")
			for i, f := range row.forms {
				if i > 0 {
					r.does(func() { body.forms.SetSelectedIndex(i) })
				}
				r.takes()
				wanted := map[form]fyne.CanvasObject{formPicture: body.picture, formSound: body.waveform}[f]
				if wanted == nil {
					wanted = body.rows
				}
				if !slices.Equal(body.stage.Objects, []fyne.CanvasObject{wanted}) {
					t.Fatalf("as %s it shows %v", f, body.stage.Objects)
				}
				if f == formPicture || f == formSound {
					continue
				}
				lines := body.rows.lines
				if lines.count < len(body.loaded.bytes)/mostIn[f] {
					t.Errorf("%d lines of %d bytes as %s", lines.count, len(body.loaded.bytes), f)
				}
				r.does(body.rows.ScrollToBottom)
				r.wantSeen(lines.at(lines.count - 1))
			}
			r.taps("aspect.timing")
			r.taps("aspect.raw")
			r.checkFluid()
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
	r := reads(t)
	r.Show([]attempt.Call{callWith(time.Now(), nil, bytes.Repeat([]byte("틀림\n"), bodySize()/7))})
	r.taps("aspect.body") // which is still being worked out
	r.taps("aspect.timing")
	r.wantSeen(r.words.Text("phase.wait"))
	r.takes()
	r.wantSeen(r.words.Text("phase.wait")) // a late body does not take the place of what was chosen since
	r.taps("aspect.body")                  // whose lines are still being cut
	r.taps("aspect.timing")
	r.takes()
	r.wantSeen(r.words.Text("phase.wait"))
	r.taps("aspect.body")
	r.takes()
	r.wantSeen("틀림")
}

// A call of others may have no time; another text has calls in the same places.
func TestCallsOfOthersAreToldApart(t *testing.T) {
	r := reads(t)
	of := func(body string) attempt.Call {
		c := callWith(time.Time{}, nil, []byte(body))
		c.Source, c.Place = attempt.Evidence, attempt.Place{Entry: 1}
		return c
	}
	one := []attempt.Call{of("one")}
	r.Show(one)
	r.wantSeen("one")
	r.Say("said")
	r.Show(one)
	r.wantSeen("said") // nothing changed
	r.Show([]attempt.Call{of("another")})
	r.wantSeen("another")
	if strings.Contains(r.screen(), "00:00:00") {
		t.Errorf("it knows a time:\n%s", r.screen())
	}
}

func TestAnotherLanguageKeepsTheAspect(t *testing.T) {
	r := reads(t)
	calls := []attempt.Call{callWith(time.Now(), nil, []byte("one"))}
	r.Show(calls)
	r.taps("aspect.timing")
	r.SetWords(words.In(text.Korean))
	r.Show(calls)
	r.wantSeen(words.In(text.Korean).Text("phase.wait"))
}

func TestALongAnswerIsShortOnTheScreenAndWholeWhenCopied(t *testing.T) {
	r := reads(t)
	body := strings.Repeat("가나다라 ", 500) + "the end"
	r.Show([]attempt.Call{callWith(time.Now(), nil, []byte(body))})
	r.wantSeen("가나다라")
	r.wantSeen(r.words.Text("inspector.more"))
	if strings.Contains(r.screen(), "the end") {
		t.Errorf("it shows all:\n%s", r.screen())
	}
	r.taps("inspector.copy")
	if !strings.Contains(r.copied, body) {
		t.Errorf("copied %d bytes without the whole body", len(r.copied))
	}

	r.takes() // the body
	r.taps("aspect.body")
	r.takes() // its lines
	r.taps("inspector.copy")
	r.takes()
	if lines := strings.ReplaceAll(r.copied, "\n", ""); lines != body {
		t.Errorf("copied %q", lines)
	}
}

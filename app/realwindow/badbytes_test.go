//go:build realwindow

package realwindow

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"path/filepath"
	"testing"
	"time"

	"navercaptcha/naver"
)

func TestPicturesThatCannotBeShown(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	whole := anyJPEG(t)
	for _, bad := range []struct {
		name    string
		content []byte
	}{
		{"claims 20000x20000", claiming(t, whole, 20000, 20000)},
		{"nothing but a beginning", whole[:20]},
		{"web page", []byte("<!DOCTYPE html><html><body>Please sign in to the network.</body></html>")},
		{"empty", []byte{}},
	} {
		t.Run(bad.name, func(t *testing.T) {
			h.handOut(bad.content)
			n := len(h.arrived(naver.Fetch)) + 1
			w.press("ctrl+n")
			h.wait(naver.Fetch, n)
			w.until("words on it in red", func(p picture) bool { return p.count(w.area(verdict), red) > 100 })
			w.keep("bad-picture-" + bad.name)
			w.goesOn(h, naver.Image)
		})
	}
}

func TestHalfAPictureIsShownAsFarAsItCame(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	whole := anyJPEG(t)
	all, err := jpeg.Decode(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	h.handOut(whole[:len(whole)/2])
	w.press("ctrl+n")
	h.wait(naver.Fetch, 1)
	w.shown()
	w.until("words on it, none in red", func(p picture) bool {
		return p.count(w.area(verdict), words[0]) > 100 && p.count(w.area(verdict), red) == 0
	})
	w.keep("half-a-picture")
	came := all.(*image.Gray).SubImage(image.Rect(0, 0, 200, 32)) // less than half: its bytes are not spread evenly
	if likeness := pictureLikeness(w.part(stage), came, 2); likeness < 0.95 {
		t.Errorf("the correlation of the screen with what came is %.3f, want 0.95 at least", likeness)
	}
	w.goesOn(h, naver.Image)
}

func TestSoundsThatCannotBePlayed(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	w.press("ctrl+2")
	for _, bad := range []struct {
		name    string
		content []byte
	}{
		{"24-byte bomb", []byte("RIFF\xff\xff\xff\xffWAVELIST\x00\x00\x00\xff\x00\x00\x00\x00")},
		{"no sound", []byte("ID3\x04\x00\x00\x00\x00\x00\x00 this is no WAV file")},
		{"empty", []byte{}},
	} {
		t.Run(bad.name, func(t *testing.T) {
			h.handOut(bad.content)
			n := len(h.arrived(naver.Fetch)) + 1
			w.press("ctrl+n")
			h.wait(naver.Fetch, n)
			w.until("words on it in red", func(p picture) bool { return p.count(w.area(verdict), red) > 100 })
			w.keep("bad-sound-" + bad.name)
			w.goesOn(h, naver.Audio)
		})
	}
}

// A real file that was damaged on its way can still be heard in part. The window says what is odd about it.
func TestADamagedSoundOfNAVER(t *testing.T) {
	for platform, files := range samples(t, "damaged.wav") {
		h := newHost(t)
		w := newScreen(t).open(h.caller(platform))
		w.press("ctrl+2")
		for _, file := range files {
			h.handOut(readFile(t, file))
			w.press("ctrl+n")
			w.shown()
			w.keep("damaged-" + filepath.Base(file))
			w.goesOn(h, naver.Audio)
		}
	}
}

// goesOn checks that the window still does all it should.
func (w *window) goesOn(h *host, kind naver.Kind) {
	w.t.Helper()
	h.handOut(nil)
	before, _ := h.simulator.LastKey(kind)
	w.press("ctrl+n")
	eventually(w.t, "a new picture or sound", func() bool {
		key, _ := h.simulator.LastKey(kind)
		_, fetched := h.simulator.Answer(key)
		return key != before && fetched
	})
	time.Sleep(time.Second) // Verify was green before: wait for the window to have drawn what came
	w.shown()
	_, right := h.answer(kind)
	w.write(right)
	w.press("Return")
	w.judged(green)
}

func TestWithoutASoundDevice(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers)) // which has none
	w.press("ctrl+2", "ctrl+n")
	w.shown()
	before := w.part(stage)
	w.press("ctrl+p")
	w.until("words on the missing device in red", func(p picture) bool { return p.count(w.area(stage), red) > 100 })
	w.keep("no-sound-device")
	_, right := h.answer(naver.Audio)
	w.write(right)
	w.press("Return")
	w.judged(green)
	w.press("ctrl+n") // another sound, nothing tried yet
	w.shown()
	w.until("no trouble yet with the new sound", func(p picture) bool { return p.count(w.area(stage), red) == 0 })
	if w.part(stage).same(before) {
		t.Error("there is no new sound")
	}
	w.press("ctrl+1")
	w.goesOn(h, naver.Image)
	w.endsSoon((*window).closeButton)
}

func anyJPEG(t *testing.T) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 200, 90))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i / 97)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claiming changes the size that a JPEG's header tells.
func claiming(t *testing.T, file []byte, width, height uint16) []byte {
	t.Helper()
	file = bytes.Clone(file)
	frame := bytes.Index(file, []byte{0xff, 0xc0}) // then length (2), bits (1), height (2), width (2)
	if frame < 0 {
		t.Fatal("no frame header")
	}
	binary.BigEndian.PutUint16(file[frame+5:], height)
	binary.BigEndian.PutUint16(file[frame+7:], width)
	return file
}

func TestLikenessTellsPicturesApart(t *testing.T) {
	file, err := jpeg.Decode(bytes.NewReader(anyJPEG(t)))
	if err != nil {
		t.Fatal(err)
	}
	flipped, twice := image.NewGray(image.Rect(0, 0, 200, 90)), image.NewRGBA(image.Rect(0, 0, 420, 190))
	for y := range 90 {
		for x := range 200 {
			flipped.Set(199-x, y, file.At(x, y))
			for i := range 4 {
				twice.Set(11+2*x+i%2, 7+2*y+i/2, color.GrayModel.Convert(file.At(x, y)))
			}
		}
	}
	if is, not := pictureLikeness(twice, file, 2), pictureLikeness(twice, flipped, 2); is < 0.99 || not > 0.9 {
		t.Errorf("the same picture has %.3f, another %.3f", is, not)
	}
}

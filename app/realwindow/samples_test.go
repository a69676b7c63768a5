//go:build realwindow

package realwindow

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
)

// samples lists the files that NAVER sent, by the platform at the beginning of their names.
func samples(t *testing.T, extension string) map[naver.Platform][]string {
	t.Helper()
	dir := os.Getenv("NAVER_SAMPLES")
	if dir == "" {
		t.Skip("NAVER_SAMPLES names no folder with pictures and sounds of NAVER's")
	}
	list := map[naver.Platform][]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*"+extension))
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s in %s: %v", extension, dir, err)
	}
	for _, file := range files {
		platform, _, _ := strings.Cut(filepath.Base(file), "-")
		list[naver.Platform(platform)] = append(list[naver.Platform(platform)], file)
	}
	return list
}

func TestPicturesOfNAVERAreShownAsTheyAre(t *testing.T) {
	const zoom = 2 // as the window opens
	for platform, files := range samples(t, ".jpg") {
		h := newHost(t)
		w := newScreen(t).open(h.caller(platform))
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				content := readFile(t, file)
				want, err := jpeg.Decode(bytes.NewReader(content))
				if err != nil {
					t.Fatal(err)
				}
				h.handOut(content)
				n := len(h.arrived(naver.Fetch)) + 1
				w.press("ctrl+n")
				h.wait(naver.Fetch, n)
				w.shown()
				likeness := 0.0
				if !within(limit, func() bool { likeness = pictureLikeness(w.part(stage), want, zoom); return likeness >= 0.95 }) {
					t.Errorf("the correlation of the screen with the file is %.3f, want 0.95 at least", likeness)
				}
				t.Logf("correlation %.4f", likeness)
				w.keep("sample-" + filepath.Base(file))
			})
		}
	}
}

func TestSoundsOfNAVERAreHeardAsTheyAre(t *testing.T) {
	for platform, files := range samples(t, ".wav") {
		for _, file := range files {
			if strings.Contains(file, "damaged") {
				continue
			}
			t.Run(filepath.Base(file), func(t *testing.T) {
				content := readFile(t, file)
				wave, rate := pcm(t, content)
				h, speaker := newHost(t), newSpeaker(t)
				h.handOut(content)
				with := h.caller(platform)
				with.env = append(with.env, speaker.env...)
				w := newScreen(t).open(with)
				w.press("ctrl+2", "ctrl+n")
				w.shown()
				from := speaker.now()
				w.press("ctrl+p")
				w.until("the sound's beginning in another colour", func(p picture) bool { return p.count(w.area(stage), blue) > 300 })
				w.keep("playing-" + filepath.Base(file))
				whole := time.Duration(len(wave)) * time.Second / time.Duration(rate)
				eventually(t, "the whole sound and some silence", func() bool {
					first, last := audible(speaker.since(from))
					return last > first && speaker.now()-from-first > int((whole+time.Second)*speakerRate/time.Second)
				})
				heard, want, seconds := soundLikeness(speaker.since(from), wave, rate)
				slices.Sort(seconds)
				median := seconds[len(seconds)/2]
				t.Logf("heard %.2f s of %.2f s; correlation of %d seconds: median %.4f, least %.4f",
					heard, want, len(seconds), median, seconds[0])
				if heard < 0.97*want || heard > 1.03*want {
					t.Errorf("%.2f s were heard, want %.2f s and at most 3 %% more or less", heard, want)
				}
				if median < 0.9 {
					t.Errorf("the median correlation is %.3f, want 0.9 at least", median)
				}
			})
		}
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pcm is what a WAV file with the plainest header there is holds: 44 bytes, then 16-bit mono.
func pcm(t *testing.T, file []byte) (samples []int16, rate int) {
	t.Helper()
	if len(file) < 44 || string(file[36:40]) != "data" || file[22] != 1 || file[34] != 16 {
		t.Fatal("this is no plain WAV file: " + fmt.Sprintf("% x", file[:min(44, len(file))]))
	}
	for b := file[44:]; len(b) >= 2; b = b[2:] {
		samples = append(samples, int16(binary.LittleEndian.Uint16(b)))
	}
	return samples, int(binary.LittleEndian.Uint32(file[24:]))
}

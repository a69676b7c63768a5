//go:build realwindow

package realwindow

import (
	"image"
	"image/png"
	"os"
	"strings"
	"testing"

	"navercaptcha/naver"
)

func TestFromAFreshStartToAVerdict(t *testing.T) {
	for _, in := range []struct {
		locale string
		words  []string
	}{
		{"en_US.UTF-8", []string{"answered by the simulator, not by NAVER", "Finding: The answer is wrong. [wrong]"}},
		{"ko_KR.UTF-8", []string{"시뮬레이터의 응답이며", "입력한 답이 틀렸습니다. [wrong]"}},
	} {
		t.Run(in.locale, func(t *testing.T) {
			locale, words := in.locale, in.words
			w := newScreen(t).open(setup{locale: locale, args: []string{"-demo"}})
			if w.lift != 0 {
				t.Error("no banner says that this is the simulator")
			}
			w.keep(locale + "-1-start")
			w.press("ctrl+n")
			w.shown()
			w.keep(locale + "-2-picture")
			w.write("notthis")
			w.press("Return")
			w.judged(red)
			if w.presses > 4 {
				t.Errorf("%d key presses beside the answer, want at most 4", w.presses)
			}
			w.keep(locale + "-3-wrong")
			w.details(append(words, "HTTP/1.1 200 OK", `{"result":false,"responseTime":`, "value=notthis")...)
			if path := os.Getenv("NAVERCAPTCHA_README_PICTURE"); path != "" && locale == "en_US.UTF-8" {
				writePNG(t, path, w.look().SubImage(image.Rect(0, 0, 1220, 740)))
			}
			w.press("ctrl+2", "ctrl+n")
			w.shown()
			w.keep(locale + "-4-sound")
			w.write("0")
			w.press("Return")
			w.judged(red)
			w.details(append(words, "/v1/captcha/skey", `{"result":false}`, "value=0")...)
			w.keep(locale + "-5-sound-wrong")
		})
	}
}

func TestRightAndWrong(t *testing.T) {
	for _, platform := range []naver.Platform{naver.Developers, naver.Cloud} {
		for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
			t.Run(string(platform)+" "+string(kind), func(t *testing.T) {
				key, time := "ctrl+1", `,"responseTime":`
				if kind == naver.Audio {
					key = "ctrl+2"
				}
				if kind == naver.Audio && platform == naver.Developers {
					time = "}" // this one call tells no time
				}
				h := newHost(t)
				w := newScreen(t).open(h.caller(platform))
				name := string(platform) + "-" + string(kind)

				w.press(key, "ctrl+n")
				w.shown()
				first, right := h.answer(kind)
				w.write(right)
				w.press("Return")
				w.judged(green)
				answers := [][2]string{{first, right}}
				w.keep(name + "-right")
				said := w.details("[right]", "HTTP/1.1 200 OK", `{"result":true`+time)
				if strings.Contains(said, "simulator") {
					t.Error("the details show the credentials")
				}

				w.press("ctrl+n")
				w.shown()
				second, right := h.answer(kind)
				wrong := right[1:] + "9"
				answers = append(answers, [2]string{second, wrong})
				w.write(wrong)
				w.press("Return")
				w.judged(red)
				w.keep(name + "-wrong")
				w.details("[wrong]", "HTTP/1.1 200 OK", `{"result":false`+time)
				h.verified(answers...)
			})
		}
	}
}

func readPNG(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

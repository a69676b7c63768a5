//go:build realwindow

package realwindow

import (
	"bytes"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"navercaptcha/app/history"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// finding is what the window says of an attempt in one language.
type finding struct{ rule, happened, next string }

// What each language says of the four findings, in the order in which they are made.
var findingsIn = []struct {
	language, locale string
	stopped          string // the key that calls the stopped server
	said             []finding
	names            map[exchange.Phase]string // in the waterfall
}{
	{
		"en", "en_US.UTF-8", "ctrl+r",
		[]finding{
			{"wrong", "The answer is wrong.", "Get a new CAPTCHA and try again."},
			{"ct001-used", "NAVER does not accept this key (HTTP 403, CT001).", "Issue a new key and try again."},
			{"ct002", "The key was verified before its picture was fetched (HTTP 400, CT002).", "Fetch the picture of this key, and then verify."},
			{"refused", "The server refused the connection.", "If it is the simulator or a server of your own, check that it runs."},
		},
		map[exchange.Phase]string{exchange.TLSHand: "TLS", exchange.Connect: "Connect", exchange.Wait: "Wait", exchange.Receive: "Receive"},
	},
	{
		"ko", "ko_KR.UTF-8", "Return",
		[]finding{
			{"wrong", "입력한 답이 틀렸습니다.", "새 캡차를 받아 다시 시도하십시오."},
			{"ct001-used", "유효하지 않은 키라고 네이버가 응답했습니다(HTTP 403, CT001).", "새 키를 발급받아 다시 시도하십시오."},
			{"ct002", "이미지를 받기 전에 검증을 요청했습니다(HTTP 400, CT002).", "이 키로 이미지를 받은 다음 검증하십시오."},
			{"refused", "서버가 연결을 거부했습니다.", "시뮬레이터나 자체 서버라면 실행 중인지 확인하십시오."},
		},
		map[exchange.Phase]string{exchange.TLSHand: "TLS 협상", exchange.Connect: "연결", exchange.Wait: "응답 대기", exchange.Receive: "받기"},
	},
}

// The phases of a call that was answered, without TLS and by an address, and of one that nobody took.
var (
	answered  = []exchange.Phase{exchange.Blocked, exchange.Connect, exchange.Send, exchange.Wait, exchange.Receive}
	turnedOff = []exchange.Phase{exchange.Blocked, exchange.Connect}
)

func TestFindingsAndTheirWaterfallsInTheHistory(t *testing.T) {
	for _, in := range findingsIn {
		t.Run(in.language, func(t *testing.T) {
			home, h, s := t.TempDir(), newCallersHost(t), newScreen(t)
			with := h.caller(naver.Developers)
			with.home, with.locale = home, in.locale
			with.env = []string{"NAVER_CLIENT_ID=" + typed.ID, "NAVER_CLIENT_SECRET=" + typed.Secret}
			w := s.open(with)
			shows := func(i int, phases []exchange.Phase) {
				t.Helper()
				f := in.said[i]
				w.details(f.happened+" ["+f.rule+"]", f.next)
				w.waterfall("finding-"+in.language+"-"+f.rule, in.names, phases)
			}

			w.press("ctrl+n")
			w.shown()
			_, right := h.answer(naver.Image)
			w.write(right[1:] + "9")
			w.press("Return")
			w.judged(red)
			shows(0, answered)

			w.press("ctrl+n")
			w.shown()
			_, right = h.answer(naver.Image)
			w.write(right)
			w.press("Return")
			w.judged(green)
			w.press("Return") // once more with the same key
			shows(1, answered)

			w.press("ctrl+i")
			h.wait(naver.Issue, 3)
			key, _ := h.simulator.LastKey(naver.Image)
			w.details(key)
			w.press("ctrl+1") // back to the answer
			w.write("abc")
			w.press("Return") // and nothing was fetched
			shows(2, answered)

			w.press("ctrl+n")
			w.shown()
			w.write("abc")
			h.Close()
			w.press(in.stopped)
			shows(3, turnedOff)

			secretIsNotKept(t, home, h.Listener.Addr().String()) // in the log of the file, too
			w.endsSoon((*window).closeButton)
			secretIsNotKept(t, home, h.Listener.Addr().String())
			kept(t, home, in.said)

			w = s.open(with) // the server is still gone
			w.findAgain(in.language, in.said)
			w.endsSoon((*window).closeButton)
			secretIsNotKept(t, home, h.Listener.Addr().String())
		})
	}
}

// Where things are in the right column of a window without the simulator's banner.
var (
	inspected  = area{842, 285, 1212, 640}  // below the buttons that choose what of a call is shown
	copyCorner = area{1190, 700, 1210, 730} // the right end of Copy details, the last thing that Tab reaches
)

// focused is the ground of a button that has the keyboard.
var focused = color.RGBA{0x50, 0x66, 0x75, 0xff}

// toTheEnd goes to the last button of the window, which is the first from the answer backwards but for links.
func (w *window) toTheEnd() {
	w.t.Helper()
	w.press("ctrl+1")
	for range 20 {
		w.press("shift+Tab")
		if within(limit/100, func() bool { return w.picture().count(copyCorner, focused) > 300 }) {
			return
		}
	}
	w.keep("failed-" + strings.ReplaceAll(w.t.Name(), "/", "-"))
	w.t.Fatal("Shift+Tab never comes to Copy details")
}

// waterfall chooses Timing by the keyboard, looks for its bars, and copies it: exactly these phases must have taken time.
func (w *window) waterfall(name string, names map[exchange.Phase]string, phases []exchange.Phase) {
	w.t.Helper()
	bars := func(p picture) bool { return p.count(inspected, blue)+p.count(inspected, red) > 500 }
	w.toTheEnd()
	w.press("shift+Tab") // Copy this
	if !bars(w.picture()) {
		w.press("shift+Tab", "shift+Tab", "Return", "Tab") // past Show secrets to Timing, and back
	}
	w.until("the bars of a waterfall", bars)
	w.keep(name)
	const nothing = "nothing copied"
	w.setClipboard(nothing)
	w.press("Return")
	copied := ""
	eventually(w.t, "the waterfall is copied", func() bool { copied = w.clipboard(); return copied != nothing && copied != "" })
	for phase, words := range names {
		took, hasNot := strings.Contains(copied, " ms"), strings.Contains(copied, "\n"+words+": –\n")
		if !strings.Contains(copied, "\n"+words+": ") || !took || hasNot == slices.Contains(phases, phase) {
			w.t.Errorf("%s: phase %s in the waterfall:\n%s", name, phase, copied)
		}
	}
}

// kept checks that the history has these attempts, each with its finding and its last call's phases.
func kept(t *testing.T, home string, want []finding) {
	t.Helper()
	store, err := history.Open(historyFile(home), history.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	list, err := store.Search(t.Context(), history.Query{})
	if err != nil || len(list) != len(want) {
		t.Fatalf("%d attempts are kept, want %d: %v", len(list), len(want), err)
	}
	slices.Reverse(list) // oldest first
	for i, f := range want {
		a, err := store.Attempt(t.Context(), list[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		if list[i].Finding != f.rule || a.Finding == nil || a.Finding.Rule != f.rule ||
			a.Finding.Happened.Ko != f.happened && a.Finding.Happened.En != f.happened {
			t.Errorf("attempt %d is kept with %q and %+v, want %q", i, list[i].Finding, a.Finding, f.rule)
		}
		last := a.Calls[len(a.Calls)-1]
		if last.Exchange == nil || last.Exchange.Phases[exchange.Connect] == 0 || last.Finding == nil || last.Finding.Rule != f.rule {
			t.Errorf("the last call of attempt %d is kept as %+v", i, last)
		}
		found, err := store.Search(t.Context(), history.Query{Text: f.happened, Finding: f.rule})
		if err != nil || len(found) != 1 || found[0].ID != a.ID {
			t.Errorf("a search for %q found %v: %v", f.happened, found, err)
		}
	}
}

// findAgain opens the history and each of its attempts by the keyboard, the newest first.
func (w *window) findAgain(language string, want []finding) {
	w.t.Helper()
	before := w.part(stage)
	w.press("ctrl+h")
	w.settle(stage, before)
	w.keep("history-" + language + "-1-all")
	w.press("shift+Tab") // from the words to search for, to what was found
	for i, f := range slices.Backward(want) {
		w.press("space")
		w.details(f.happened+" ["+f.rule+"]", f.next)
		w.keep("history-" + language + "-2-" + f.rule)
		if i > 0 {
			w.press("Down")
		}
	}
}

func historyFile(home string) string {
	return filepath.Join(home, "config", "naver-captcha-tester", "history.sqlite")
}

// secretIsNotKept looks for the secret in every byte of the history and its log, where the host must be.
func secretIsNotKept(t *testing.T, home, host string) {
	t.Helper()
	files, _ := filepath.Glob(historyFile(home) + "*")
	isThere := false
	for _, file := range files {
		content, err := os.ReadFile(file)
		if os.IsNotExist(err) {
			continue // the log goes when the program ends
		}
		if err != nil {
			t.Fatal(err)
		}
		isThere = isThere || bytes.Contains(content, []byte(host))
		for _, secret := range []string{typed.Secret, typed.ID} {
			if bytes.Contains(content, []byte(secret)) {
				t.Errorf("%q is in %s", secret, file)
			}
		}
	}
	if !isThere {
		t.Errorf("the calls to %s are not in %v", host, files)
	}
}

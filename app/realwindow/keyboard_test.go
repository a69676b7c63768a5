//go:build realwindow

package realwindow

import (
	"slices"
	"testing"
	"time"

	"navercaptcha/naver"
)

func TestShortcutsWorkWhileTheAnswerHasTheFocus(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	w.press("ctrl+i")
	h.wait(naver.Issue, 1)
	w.details("Call: issue")
	w.press("ctrl+r")
	w.shown()
	if len(h.arrived(naver.Issue)) != 1 || len(h.arrived(naver.Fetch)) != 1 {
		t.Fatalf("%d issues and %d fetches arrived, want one each", len(h.arrived(naver.Issue)), len(h.arrived(naver.Fetch)))
	}
	key, right := h.answer(naver.Image)
	w.write(right)

	before := w.part(stage)
	w.press("ctrl+equal") // + without Shift, as most people press it
	w.until("a larger picture", func(picture) bool { return !w.part(stage).same(before) })
	larger := w.part(stage)
	w.press("ctrl+minus")
	w.until("the picture as it was", func(picture) bool { return w.part(stage).same(before) })
	w.press("ctrl+plus")
	w.until("a larger picture", func(picture) bool { return w.part(stage).same(larger) })
	w.press("ctrl+0")
	w.until("the picture as it was", func(picture) bool { return w.part(stage).same(before) })
	w.press("ctrl+minus")
	w.until("a smaller picture", func(picture) bool { now := w.part(stage); return !now.same(before) && !now.same(larger) })
	w.press("ctrl+0")
	w.until("the picture as it was", func(picture) bool { return w.part(stage).same(before) })

	w.press("ctrl+2")
	w.until("an empty place for the sound", func(picture) bool { return !w.part(stage).same(before) })
	w.press("ctrl+n")
	w.shown()
	w.press("ctrl+1")
	w.until("the picture again", func(picture) bool { return w.part(stage).same(before) })
	w.press("Return") // what was typed for the picture is still there
	w.judged(green)
	h.verified([2]string{key, right})
}

func TestEscCancelsACallThatHangs(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	w.press("ctrl+n")
	w.shown()
	for _, c := range []struct {
		call naver.Call
		key  string
	}{{naver.Issue, "ctrl+n"}, {naver.Fetch, "ctrl+r"}, {naver.Verify, "Return"}} {
		t.Run(string(c.call), func(t *testing.T) {
			before := w.part(stage)
			w.write("a")
			n := len(h.arrived(c.call)) + 1
			h.hangOn(c.call)
			w.press(c.key)
			h.wait(c.call, n)
			w.until("progress", func(p picture) bool { return p.count(w.area(progress), blue) > 100 })
			w.keep("hangs-" + string(c.call))
			w.press("Escape")
			eventually(t, "the call is given up", func() bool { return h.arrived(c.call)[n-1].cancelled })
			h.hangOn("")
			w.until("the call, or a new CAPTCHA, is the next thing to do", func(p picture) bool { return p.count(w.area(actions), green) > 500 })
			w.until("the picture as it was", func(picture) bool { return w.part(stage).same(before) })
		})
	}
	w.press("ctrl+n")
	w.shown()
	_, right := h.answer(naver.Image)
	w.write(right)
	w.press("Return")
	w.judged(green)
}

// While the very first call takes long, its progress is seen, it stands in the list with its seconds, and Cancel is where
// New was.
func TestTheFirstSlowCallIsSeenAndCancelled(t *testing.T) {
	for _, locale := range []string{"en_US.UTF-8", "ko_KR.UTF-8"} {
		t.Run(locale, func(t *testing.T) {
			h := newHost(t)
			with := h.callerAs("sim-slow-first-byte")
			with.locale = locale
			w := newScreen(t).open(with)
			w.press("ctrl+n")
			h.wait(naver.Issue, 1)
			w.until("progress, and the call in the list", func(p picture) bool {
				return p.count(w.area(progress), blue) > 100 && p.rows(w.area(listed)) == 1
			})
			before := w.part(listed)
			w.until("Cancel", func(p picture) bool {
				return p.count(w.area(actions), green) < 50 && p.count(leading, words[0]) > 30
			})
			w.until("its seconds go on", func(picture) bool { return !w.part(listed).same(before) })
			w.keep("slow-" + locale)
			w.click(leading[0]+33, leading[1]+17+w.lift) // the buttons at the bottom stand where they stand with the banner
			eventually(t, "the call is given up", func() bool { return h.arrived(naver.Issue)[0].cancelled })
			w.until("New is back", func(p picture) bool {
				return p.count(w.area(actions), green) > 500 && p.count(w.area(progress), blue) == 0
			})
		})
	}
}

func TestEscClosesDialogs(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	w.press("ctrl+n")
	w.shown()
	for _, d := range []struct {
		name string
		open func()
	}{
		{"save", func() { w.press("ctrl+s") }},
		{"keyboard", func() { w.menu(helpMenu, 0) }},
		{"files", func() { w.menu(helpMenu, 1) }},
		{"crash", func() { w.menu(helpMenu, 2) }},
		{"about", func() { w.menu(helpMenu, 3) }},
	} {
		t.Run(d.name, func(t *testing.T) {
			d.open()
			w.until("a dialog", func(p picture) bool { return p.dimmed() && !p.menuIsOpen() })
			w.keep("dialog-" + d.name)
			w.press("Tab", "Escape") // wherever the focus is
			w.until("no dialog", func(p picture) bool { return !p.dimmed() })
		})
	}
	key, right := h.answer(naver.Image)
	w.write(right) // the answer has the focus again
	w.press("Return")
	w.judged(green)
	h.verified([2]string{key, right})
}

// The menus and what the tests choose from them, counted from 0, or from the end as -1, -2.
const (
	fileMenu   = 0
	viewMenu   = 3
	helpMenu   = 4
	lastItem   = -1 // Quit in the File menu
	koreanItem = -2 // in the View menu
)

// menu chooses an item of the main menu by the keyboard.
func (w *window) menu(menu, item int) {
	w.t.Helper()
	w.press("alt")
	w.until("the menu", picture.menuIsOpen)
	w.press(slices.Repeat([]string{"Right"}, menu)...)
	if item >= 0 {
		w.press(slices.Repeat([]string{"Down"}, item+1)...)
	} else {
		w.press(slices.Repeat([]string{"Up"}, -item)...)
	}
	w.press("Return")
}

func TestHangulIsOfferedAsLatinAndNotSentByEnter(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	w.press("ctrl+n")
	w.shown()
	key, _ := h.simulator.LastKey(naver.Image)
	w.paste("ㅁㅠㅊ")
	w.until("the offer", func(p picture) bool { return p.count(w.area(offer), warning) > 30 })
	w.keep("hangul")
	w.press("Return")
	if within(500*time.Millisecond, func() bool { return len(h.arrived(naver.Verify)) > 0 }) {
		t.Error("Enter sent the Hangul")
	}
	w.press("Tab", "Tab", "Return") // past Verify, to the offer
	w.until("the offer is taken", func(p picture) bool { return p.count(w.area(offer), warning) == 0 })
	w.press("Return")
	w.judged(red)
	h.verified([2]string{key, "abc"})
}

func TestErrorsProvokedOnPurpose(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	w.press("ctrl+i")
	w.details("Call: issue")
	w.write("abc")
	w.press("Return") // before anything was fetched
	w.judged(red)
	w.details("HTTP status: 400", "CT002")
	w.keep("CT002")

	w.press("ctrl+n")
	w.shown()
	key, right := h.answer(naver.Image)
	w.write(right)
	w.press("Return")
	w.judged(green)
	w.press("Return") // the key is used up
	w.judged(red)
	w.details("HTTP status: 403", "CT001")
	w.keep("CT001")
	if n := len(h.arrived(naver.Verify)); n != 3 {
		t.Errorf("%d verifies arrived, want 3", n)
	}
	if last := h.arrived(naver.Verify)[2]; last.query.Get("key") != key || last.query.Get("value") != right {
		t.Error("the last verify was not of the used key")
	}
}

func TestAnotherLanguageKeepsKeyAndAnswer(t *testing.T) {
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	w.press("ctrl+n")
	w.shown()
	key, right := h.answer(naver.Image)
	w.write(right[:2])
	before := w.part(actions)
	w.menu(viewMenu, koreanItem)
	w.until("another language", func(p picture) bool { return !p.menuIsOpen() && !w.part(actions).same(before) })
	w.write(right[2:]) // the cursor stands where it stood
	w.keep("language-changed")
	w.press("Return")
	w.judged(green)
	w.details("입력한 답이 맞습니다. [right]")
	h.verified([2]string{key, right})
}

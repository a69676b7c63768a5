package app

import (
	"navercaptcha/app/session"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
)

// took receives a state of the session.
func (w *Window) took(st session.State) {
	if w.closing.Load() {
		return
	}
	before := w.states[st.Kind]
	w.states[st.Kind] = st
	if w.challenge == nil {
		return // the window is still being built, and draws it then
	}
	if st.Key != before.Key {
		w.answers[st.Kind] = "" // it answered another picture
		if st.Kind == w.kind {
			w.challenge.answer.set("")
		}
	}
	if st.Clip != before.Clip && st.Clip != nil {
		w.config.Player.Load(st.Clip)
	} else if st.Clip == nil && before.Clip != nil {
		w.config.Player.Stop()
	}
	if st.Kind != w.kind {
		return
	}
	w.draw()
	if st.Phase == session.Shown && w.shown[st.Kind] != st.Fetches {
		w.shown[st.Kind] = st.Fetches
		w.focus()
	}
	if w.answerLast && w.window.Canvas().Focused() == nil { // a button tapped with the mouse takes it away
		w.focus()
	}
}

// played receives the player's status.
func (w *Window) played(s playback.Status) {
	if !w.closing.Load() {
		w.challenge.sound.follow(s)
	}
}

// switchKind shows the other CAPTCHA, with its own key and what was typed for it.
func (w *Window) switchKind(kind naver.Kind) {
	if kind == w.kind {
		w.focus()
		return
	}
	w.config.Player.Pause()
	w.kind = kind
	w.challenge.answer.set(w.answers[kind])
	w.draw()
	w.focus()
}

// setLanguage changes the language of everything at once.
func (w *Window) setLanguage(code string) {
	spoken, err := useLanguage(code)
	if err != nil {
		return
	}
	w.words = spoken.On(w.config.System)
	w.config.App.Preferences().SetString(prefLanguage, code)
	if !w.who.busy {
		w.who.message = "" // it is in the other language
	}
	w.build()
	w.challenge.answer.set(w.answers[w.kind])
}

// setZoom enlarges the picture.
func (w *Window) setZoom(zoom int) {
	w.zoom = min(max(zoom, minZoom), maxZoom)
	w.config.App.Preferences().SetInt(prefZoom, w.zoom)
	w.draw()
}

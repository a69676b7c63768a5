package app

import (
	"navercaptcha/app/export"
	"navercaptcha/audio/playback"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
)

// challengeActions binds the middle panel to the session.
func (w *Window) challengeActions() challengeActions {
	return challengeActions{
		choose:        w.switchKind,
		newCAPTCHA:    w.newCAPTCHA,
		issue:         w.issueOnly,
		fetch:         w.fetchAgain,
		save:          w.saveMedia,
		cancel:        w.escape,
		copyKey:       w.copyKey,
		togglePlay:    w.togglePlay,
		volumeChanged: w.rememberVolume,
		verify:        w.verify,
		typed:         func(s string) { w.answers[w.kind] = s },
	}
}

func (w *Window) newCAPTCHA() { w.session.New(w.kind) }
func (w *Window) issueOnly()  { w.session.Issue(w.kind) }

func (w *Window) fetchAgain() {
	if w.states[w.kind].Key != "" {
		w.session.Fetch(w.kind)
	}
}

func (w *Window) verify(value string) {
	if w.states[w.kind].Key != "" {
		w.session.Verify(w.kind, value)
	}
}

func (w *Window) togglePlay() {
	if w.states[w.kind].Clip == nil {
		return
	}
	switch w.config.Player.Status().State {
	case playback.Playing, playback.Opening:
		w.config.Player.Pause()
	default:
		w.config.Player.Play()
	}
}

func (w *Window) replay() {
	if w.states[w.kind].Clip != nil {
		w.config.Player.Replay()
	}
}

func (w *Window) rememberVolume(volume float64) {
	w.config.App.Preferences().SetFloat(prefVolume, volume)
}

func (w *Window) copyKey() {
	if key := w.states[w.kind].Key; key != "" {
		w.putIntoClipboard(key)
	}
}

// mask hides the credentials in what is shown and copied.
func (w *Window) mask() *redaction.Redactor { return w.connector.Redactor() }

// inspectorActions binds the right column.
func (w *Window) inspectorActions() inspectorActions {
	return inspectorActions{
		text:     w.callText,
		mask:     func(s string) string { return w.mask().Text(s) },
		language: func() string { return w.words.Lang() },
		work: func(slow func() (after func())) {
			go func() {
				after := slow()
				w.do(func() {
					if !w.closing.Load() {
						after()
					}
				})
			}()
		},
		copy: func(words string, revealed bool) {
			if revealed { // the person asked to see the secrets, and copies what is seen
				w.putIntoClipboard(words)
				return
			}
			w.handOut(words)
		},
		escape: w.escape,
	}
}

// callText is a call as it went over the wire, with its secrets masked unless the person asked to see them.
func (w *Window) callText(c attempt.Call, reveal bool) string {
	if reveal {
		return export.RawText(w.words, c, redaction.Off())
	}
	return export.RawText(w.words, c, w.mask())
}

// copyDetails puts the chosen call into the clipboard, ready for a ticket.
func (w *Window) copyDetails() {
	if c, ok := w.calls.call(); ok {
		w.handOut(w.exporter().Details(c))
	}
}

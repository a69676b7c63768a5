// Package attempt is the middle of the window: the CAPTCHA, the answer and the verdict, one attempt of each kind.
package attempt

import (
	"bytes"
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/connect"
	"navercaptcha/app/export"
	"navercaptcha/app/journal"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/safefile"
)

// Parts are what the pane works with. All of them live longer than the pane.
type Parts struct {
	Session     *session.Session
	Dialogs     Dialogs
	Connector   *connect.Connector
	Journal     *journal.Journal
	Player      Player
	Preferences fyne.Preferences
	Now         func() time.Time
}

// Pane shows one kind of CAPTCHA at a time. It belongs to the window's goroutine.
type Pane struct {
	Zoom  *Zoom
	Sound *Sound
	Quota *Quota

	host       Host
	parts      Parts
	words      *words.Catalogue
	view       *view
	kind       naver.Kind
	tries      map[naver.Kind]*try
	check      *checkedCall // nil unless one stands among the calls of the attempt
	timers     timers
	answerLast bool // no other field had the focus since the answer had it
	closed     bool
}

// try is what is known of one kind.
type try struct {
	state   session.State
	typed   string // into the answer
	focused int    // the fetch that was last given the focus
	agreed  uint64 // the attempt with a key entered by hand that may be called with; 0 for none
}

// New makes the pane with the image's attempt on it.
func New(host Host, parts Parts, in *words.Catalogue) *Pane {
	p := &Pane{host: host, parts: parts, kind: naver.Image, tries: map[naver.Kind]*try{}}
	for _, kind := range naver.Kinds() {
		p.tries[kind] = &try{state: parts.Session.State(kind)}
	}
	p.timers.pane = p
	p.Zoom = newZoom(p)
	p.Sound = newSound(p)
	p.Quota = &Quota{pane: p}
	p.SetWords(in)
	return p
}

// SetWords makes the view anew in another language. What was typed stays; Draw fills in the rest, once the view is in the
// window: a picture that is nowhere has no middle to show.
func (p *Pane) SetWords(in *words.Catalogue) {
	p.words = in
	p.view = newView(p)
	p.view.answer.set(p.tries[p.kind].typed)
}

// Content is what the window shows.
func (p *Pane) Content() fyne.CanvasObject { return p.view.content }

// Close ends what the pane does by itself. Nothing is drawn afterwards.
func (p *Pane) Close() {
	p.closed = true
	p.timers.stop()
	p.Quota.nextDay.stop()
}

// Kind is the one on the screen.
func (p *Pane) Kind() naver.Kind { return p.kind }

// State is what the pane knows of a kind.
func (p *Pane) State(kind naver.Kind) session.State { return p.tries[kind].state }

// shown is the state on the screen.
func (p *Pane) shown() session.State { return p.tries[p.kind].state }

// Draw draws the present state.
func (p *Pane) Draw() {
	if p.closed {
		return
	}
	st := p.shown()
	p.view.show(st, p.Zoom.factor, hostName(p.parts.Connector.Current().Profile, p.words))
	p.host.OnAttempt(st, p.check.among(st))
	p.Quota.draw()
	p.timers.drawAge()
	p.timers.drawProgress()
}

// hostName is where the next call of a profile goes.
func hostName(called profile.Profile, in *words.Catalogue) string {
	if called.ID == profile.SimulatorID {
		return in.Text("profile.simulator")
	}
	if host := called.Host(); host != "" {
		return host
	}
	return "–"
}

// DrawProgress draws what is on its way, also among the calls, where another list may have stood.
func (p *Pane) DrawProgress() {
	if !p.closed {
		p.timers.drawProgress()
	}
}

// OnState receives a state of the session.
func (p *Pane) OnState(st session.State) {
	if p.closed {
		return
	}
	t := p.tries[st.Kind]
	before := t.state
	t.state = st
	if st.Key != before.Key {
		t.typed = "" // it answered another picture
		if st.Kind == p.kind {
			p.view.answer.set("")
		}
	}
	p.Sound.onClip(before.Fetched.Clip, st.Fetched.Clip)
	if st.Kind != p.kind {
		return
	}
	p.Draw()
	if st.Phase == session.Shown && t.focused != st.Fetched.Count {
		t.focused = st.Fetched.Count
		p.Focus()
	}
	if p.answerLast && p.host.Canvas().Focused() == nil { // a button tapped with the mouse takes it away
		p.Focus()
	}
}

// OnPlayback receives the player's status.
func (p *Pane) OnPlayback(s playback.Status) {
	if !p.closed {
		p.view.stage.sound.follow(s)
	}
}

// OnCheck receives a check of the credentials, which was made while an attempt was on the screen.
func (p *Pane) OnCheck(c attempt.Call, during uint64) {
	p.check = &checkedCall{c, during}
	p.Draw()
}

// SwitchKind shows the other CAPTCHA, with its own key and what was typed for it.
func (p *Pane) SwitchKind(kind naver.Kind) {
	if kind != p.kind {
		p.parts.Player.Pause()
		p.kind = kind
		p.view.answer.set(p.tries[kind].typed)
		p.Draw()
	}
	p.Focus()
}

// NewCAPTCHA asks for a key and its picture or sound.
func (p *Pane) NewCAPTCHA() { p.parts.Session.New(p.kind) }

// Issue asks for a key only.
func (p *Pane) Issue() { p.parts.Session.Issue(p.kind) }

// FetchAgain asks for the picture or the sound of the key that is there.
func (p *Pane) FetchAgain() {
	if p.shown().Key != "" {
		p.asking("action.fetch", func() { p.parts.Session.Fetch(p.kind) })
	}
}

// Cancel ends the call on its way.
func (p *Pane) Cancel() { p.parts.Session.Cancel(p.kind) }

func (p *Pane) onVerify(answer string) {
	if p.shown().Key != "" {
		p.asking("answer.verify", func() { p.parts.Session.Verify(p.kind, answer) })
	}
}

func (p *Pane) onTyped(answer string) { p.tries[p.kind].typed = answer }

// Save asks where to save what the last fetch brought, byte for byte as it came: the picture or the sound, or what came in
// its place, which is the evidence then.
func (p *Pane) Save() {
	st := p.shown()
	content := export.Media(st)
	if len(content) == 0 {
		return
	}
	at := st.Issued
	if st.KeyByHand {
		at = st.Began
	}
	name, mask := export.FileName(at, export.Extension(content)), p.parts.Connector.Redactor()
	p.host.SaveAs(p.words.Text("save.title"), name, func(ctx context.Context, path string) error {
		if st.Fetched.Media == nil || !bytes.Equal(content, st.Fetched.Media.Bytes) { // a server may send back what it was sent
			if err := mask.Check(content); err != nil {
				return err
			}
		}
		return safefile.Write(ctx, path, 0o600, content)
	})
}

// Focus puts the cursor into the answer, where that is on the screen.
func (p *Pane) Focus() {
	if p.host.ShowsAttempt() {
		p.host.Canvas().Focus(p.view.answer.field)
	}
}

func (p *Pane) onAnswerFocused() { p.answerLast = true }

// OnOtherField hears that a field has the focus in which what is typed may be a secret.
func (p *Pane) OnOtherField() { p.answerLast = false }

// ResumeTyping gives the answer the focus back and returns its field, for what is typed while nothing has the focus. It is
// nil where another field had it last.
func (p *Pane) ResumeTyping() *widgets.Entry {
	if !p.answerLast {
		return nil
	}
	p.Focus()
	return p.view.answer.field
}

// checkedCall is the last check of the credentials, as it stands among the calls of the attempt that was on the screen
// then. It belongs to none: its key is thrown away.
type checkedCall struct {
	attempt.Call
	during uint64 // State.Attempt
}

// among are the calls of a state, and the check where it belongs in time.
func (c *checkedCall) among(st session.State) []attempt.Call {
	if c == nil || c.Kind != st.Kind || c.during != st.Attempt {
		return st.Calls
	}
	at := slices.IndexFunc(st.Calls, func(other attempt.Call) bool { return other.Start.After(c.Start) })
	if at < 0 {
		at = len(st.Calls)
	}
	return slices.Insert(slices.Clone(st.Calls), at, c.Call)
}

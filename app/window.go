// Package app is the window: who calls, the CAPTCHA, what happened. One panel, one file; each panel draws what it is
// given and tells the window what the person did.
package app

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// Config is what the window is made of. main gives the real parts, tests give others.
type Config struct {
	App       fyne.App
	Version   string
	Language  string // ko or en
	Book      *profile.Book
	Vault     *profile.Vault
	Player    Player
	Simulator Simulator
	// Environment is the profile of the environment's variables, already known to the vault; nil without them.
	Environment *profile.Profile
	// Demo selects the simulator at start.
	Demo bool
	// Platform is the simulator's platform at start.
	Platform naver.Platform
	// BaseURL starts the window on a new profile for this address, unless the environment has credentials for it.
	BaseURL string
	// OpenHistory gives the history, which takes the secrets out with what it is given; nil keeps nothing.
	OpenHistory func(history.Options) (History, error)
	// Log is told of each call, without secrets; nil means nowhere.
	Log *slog.Logger
	// Files are the places where the program keeps data, for Help.
	Files []File
	// Do runs something on the window's goroutine, later; nil means fyne.Do.
	Do func(func())
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// File is a place where the program keeps data.
type File struct {
	Key  string // of its words: "files." + Key
	Path string
}

// Window is the program's one window.
type Window struct {
	config  Config
	window  fyne.Window
	session *session.Session
	caller  *caller
	do      func(func())

	// What the window shows. Only its own goroutine touches these.
	kind      naver.Kind
	states    map[naver.Kind]session.State
	answers   map[naver.Kind]string // what was typed
	shown     map[naver.Kind]int    // the fetch that was last given the focus
	zoom      int
	showWho   bool
	showCalls bool
	who       credentialView
	unsaved   unsaved
	lookup    context.CancelFunc     // ends the reading of a secret that is not wanted any more
	work      context.CancelFunc     // ends saving or checking
	chosen    atomic.Pointer[string] // the profile chosen last, by its id
	choosing  sync.Mutex             // held while a choice is written
	open      []escapable            // dialogs, the topmost last
	ageTimer  *time.Timer
	busyTimer *time.Timer
	closing   atomic.Bool // nothing is drawn any more
	stopped   atomic.Bool // the app has ended, and with it the window
	history   History     // nil keeps nothing
	keeper    *keeper
	recorded  map[naver.Kind]session.State // what was kept last; only the session's telling touches it
	safe      map[naver.Kind]session.State // what is on the disk
	quota     *quotaCounter
	used      map[naver.Kind]int // of the day's quota of the client ID on the screen
	dayTimer  *time.Timer        // of the next day, which has a quota of its own
	checked   *checkedCall       // nil unless one stands among the calls of the attempt

	past       *historyPanel      // nil unless the history is shown
	pastWork   context.CancelFunc // ends the question to the history that is under way
	cloudMedia bool               // what NAVER Cloud's terms forbid to keep is kept, as the history said last

	stand     *simulatorPanel // nil unless the simulator is shown
	standNews atomic.Bool     // the simulator's panel is going to be drawn

	scenarios *scenarioPanel // nil unless the scenarios are shown
	script    scriptView
	writes    sync.WaitGroup // runs of scenarios and changes of the history, which closing waits for

	credentials *credentialPanel
	challenge   *challengePanel
	calls       *callPanel
}

// The preferences, kept by Fyne. None of them is a secret.
const (
	prefLanguage = "language"
	prefZoom     = "zoom"
	prefVolume   = "volume"
	prefWho      = "credentials-column"
	prefCalls    = "calls-column"
)

// keptExchanges is 0: each attempt keeps its own.
const keptExchanges = 0

// New opens the window. It is drawn once the app runs.
func New(c Config) (*Window, error) {
	if c.Do == nil {
		c.Do = fyne.Do
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	prefs := c.App.Preferences()
	if c.Language == "" {
		c.Language = prefs.StringWithFallback(prefLanguage, SystemLanguage())
	}
	if err := useLanguage(c.Language); err != nil {
		return nil, err
	}
	w := &Window{
		config:    c,
		do:        c.Do,
		kind:      naver.Image,
		states:    map[naver.Kind]session.State{},
		recorded:  map[naver.Kind]session.State{},
		safe:      map[naver.Kind]session.State{},
		answers:   map[naver.Kind]string{},
		shown:     map[naver.Kind]int{},
		zoom:      min(max(prefs.IntWithFallback(prefZoom, defaultZoom), minZoom), maxZoom),
		showWho:   prefs.BoolWithFallback(prefWho, true),
		showCalls: prefs.BoolWithFallback(prefCalls, true),
	}
	w.caller = &caller{simulator: c.Simulator, recorder: exchange.NewRecorder(keptExchanges, w.log)}
	w.session = session.New(session.Options{
		Connect: w.caller.connect,
		Changed: func(st session.State) {
			w.do(func() { w.took(st) })
			w.record(st)
		},
		Alone: w.recordAlone,
		Now:   c.Now,
	})
	for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
		w.states[kind] = w.session.State(kind)
	}
	if c.OpenHistory != nil {
		kept, err := c.OpenHistory(w.caller.historyOptions(c.Now))
		if err != nil {
			return nil, err
		}
		w.history = kept
	}
	c.Simulator.OnChange(w.standChanged)
	w.keeper = newKeeper(w.history, func(what toKeep, err error) {
		w.lookAside()
		w.do(func() { w.kept(what, err) })
	})
	w.quota = &quotaCounter{store: w.history, now: c.Now, tell: func(clientID string, used map[naver.Kind]int) {
		w.lookAside()
		w.do(func() { w.showQuota(clientID, used) })
	}}
	c.App.Lifecycle().SetOnEnteredForeground(func() { // another window may have used some of the quota meanwhile
		w.do(w.refreshQuota)
	})
	c.Player.SetVolume(prefs.FloatWithFallback(prefVolume, 1))
	c.Player.OnChange(func(s playback.Status) { w.do(func() { w.played(s) }) })
	c.App.Settings().SetTheme(newTheme())

	w.window = c.App.NewWindow(text("window.title"))
	w.window.Resize(fyne.NewSize(1220, 740))
	// Opening the window waits for the graphics driver, which leaves the time to read the fonts beside it.
	fonts := readFonts()
	w.window.Show()
	<-fonts
	w.window.SetCloseIntercept(w.Close)
	w.window.Canvas().SetOnTypedKey(w.typedKey)
	w.window.Canvas().SetOnTypedRune(w.typedRune)
	for known := range w.pastMenu() {
		w.window.Canvas().AddShortcut(known, func(s fyne.Shortcut) { w.shortcut(s) })
	}
	if c.BaseURL != "" && c.Environment == nil {
		w.use(profile.Profile{ID: profile.NewID(), Name: text("profile.new"), Platform: c.Platform, BaseURL: c.BaseURL}, "")
	} else {
		w.useKnown(w.firstProfile())
	}
	w.build()
	w.tellNotice()
	return w, nil
}

// log writes one line for a call: the path, but neither query nor headers, since those hold secrets.
func (w *Window) log(e *exchange.Exchange) {
	if w.config.Log == nil {
		return
	}
	path, _, _ := strings.Cut(e.URL, "?")
	w.config.Log.Debug("call", "method", e.Method, "url", path, "status", e.Status, "duration", e.Duration, "failed", e.Failed)
}

// firstProfile is who calls after the start: the environment where it is set, else the one used last, else the
// simulator.
func (w *Window) firstProfile() string {
	if w.config.Demo {
		return profile.SimulatorID
	}
	if w.config.Environment != nil {
		return profile.EnvironmentID
	}
	if id := w.config.Book.Selected(); id != "" && id != profile.EnvironmentID {
		return id
	}
	return profile.SimulatorID
}

// build makes every panel anew, in the language chosen now. What was typed and what is shown live in the Window, so
// nothing of it is lost.
func (w *Window) build() {
	w.window.SetTitle(text("window.title"))
	w.credentials = newCredentialPanel(w.credentialActions())
	w.challenge = newChallengePanel(w.challengeActions(), w.config.Player, w.config.App.Preferences().FloatWithFallback(prefVolume, 1))
	w.challenge.answer.field.onShortcut = w.shortcut
	aspect := aspectRaw
	if w.calls != nil {
		aspect = w.calls.inspector.aspect
	}
	w.calls = newCallPanel(w.inspectorActions(), w.copyDetails)
	w.calls.inspector.choose(aspect)
	w.window.SetMainMenu(w.menu())
	w.buildTools()
	fillHistory := w.rebuildHistory()
	w.arrange()
	fillHistory()
	w.drawCredentials()
	w.draw()
	w.challenge.sound.follow(w.config.Player.Status())
	w.focus()
}

// arrange puts the panels into the window. Both sides fold away.
func (w *Window) arrange() {
	var banner fyne.CanvasObject
	if w.who.draft.profile.ID == profile.SimulatorID {
		banner = newBanner(text("banner.simulator"), text("banner.setUp"), w.newProfile, w.escape)
	}
	columns := &sides{middle: w.challenge.content}
	if w.showWho {
		columns.left = w.credentials.content
	}
	if w.showCalls {
		columns.right = w.calls.content
	}
	w.calls.whenEmpty(text("calls.empty"))
	switch {
	case w.past != nil:
		w.calls.whenEmpty(text("history.choose"))
		columns.middle = w.past.content
	case w.stand != nil:
		columns.middle = w.stand.content
	case w.scenarios != nil:
		columns.middle = w.scenarios.content
	}
	w.window.SetContent(container.NewBorder(banner, nil, nil, nil, container.New(columns, columns.objects()...)))
	w.scrollTools()
}

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
	if w.window.Canvas().Focused() == nil { // a button tapped with the mouse takes it away
		w.focus()
	}
}

// draw redraws the middle and the right from the present state.
func (w *Window) draw() {
	st := w.states[w.kind]
	w.challenge.show(st, w.zoom, w.config.Language, w.host())
	if w.past == nil && w.scenarios == nil {
		w.calls.show(w.checked.among(st))
		if len(st.Calls) > 0 && sameCalls(w.safe[w.kind], st) {
			w.calls.say(text("history.kept"))
		}
	}
	w.challenge.showQuota(w.quotaText())
	w.drawAge()
	w.drawProgress(st.Phase.Busy())
}

// focus puts the cursor into the answer.
func (w *Window) focus() {
	if len(w.open) == 0 && w.past == nil && w.stand == nil && w.scenarios == nil {
		w.window.Canvas().Focus(w.challenge.answer.field)
	}
}

// typedKey hears keys while nothing has the focus, as after a menu was left: they are meant for the answer.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyEscape:
		w.escape()
	case w.answering():
		w.focus()
		w.challenge.answer.field.TypedKey(e)
	}
}

func (w *Window) typedRune(r rune) {
	if w.answering() {
		w.focus()
		w.challenge.answer.field.TypedRune(r)
	}
}

// answering tells whether the CAPTCHA is what is on the screen, with nothing above it.
func (w *Window) answering() bool {
	return len(w.open) == 0 && w.past == nil && w.stand == nil && w.scenarios == nil &&
		w.window.Canvas().Overlays().Top() == nil
}

// host is where the next call goes.
func (w *Window) host() string {
	p := w.who.draft.profile
	if p.ID == profile.SimulatorID {
		return text("profile.simulator")
	}
	if host := p.Host(); host != "" {
		return host
	}
	return "–"
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
	if useLanguage(code) != nil {
		return
	}
	w.config.Language = code
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

// escape cancels what is on its way, else closes the topmost dialog.
func (w *Window) escape() {
	if n := len(w.open); n > 0 {
		w.open[n-1].Dismiss()
		return
	}
	switch {
	case w.work != nil:
		w.work()
	case w.script.cancel != nil:
		w.script.cancel()
	case w.past != nil:
		w.closeHistory()
	case w.stand != nil || w.scenarios != nil:
		w.closeTools()
	default:
		w.session.Cancel(w.kind)
	}
}

package app

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/connect"
	"navercaptcha/app/explain"
	"navercaptcha/app/journal"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// Window is the program's one window.
type Window struct {
	words     *words.Catalogue
	config    Config
	window    fyne.Window
	session   *session.Session
	connector *connect.Connector
	do        func(func())

	// What the window shows. Only its own goroutine touches these.
	kind       naver.Kind
	states     map[naver.Kind]session.State
	answers    map[naver.Kind]string // what was typed
	shown      map[naver.Kind]int    // the fetch that was last given the focus
	zoom       int
	showWho    bool
	showCalls  bool
	answerLast bool // no other field had the focus since the answer had it
	whoFirst   bool // where there is room for one of them, it is the credentials
	who        credentialView
	unsaved    unsaved
	lookup     context.CancelFunc     // ends the reading of a secret that is not wanted any more
	work       context.CancelFunc     // ends saving or checking
	chosen     atomic.Pointer[string] // the profile chosen last, by its id
	choosing   sync.Mutex             // held while a choice is written
	open       []escapable            // dialogs, the topmost last
	ageTimer   *time.Timer
	busyTimer  *time.Timer
	closing    atomic.Bool   // nothing is drawn any more
	stopped    atomic.Bool   // the app has ended, and with it the window
	quiet      chan struct{} // closed when nothing is under way any more but the disk
	history    History       // nil keeps nothing
	journal    *journal.Journal
	used       map[naver.Kind]int // of the day's quota of the client ID on the screen
	dayTimer   *time.Timer        // of the next day, which has a quota of its own
	checked    *checkedCall       // nil unless one stands among the calls of the attempt

	past       *historyPanel      // nil unless the history is shown
	pastWork   context.CancelFunc // ends the question to the history that is under way
	cloudMedia bool               // what NAVER Cloud's terms forbid to keep is kept, as the history said last

	stand     *simulatorPanel // nil unless the simulator is shown
	standNews atomic.Bool     // the simulator's panel is going to be drawn

	scenarios *scenarioPanel // nil unless the scenarios are shown
	script    scriptView

	banner      *widgets.Banner // nil where none is shown
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
	if c.System == "" {
		c.System = runtime.GOOS
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	prefs := c.App.Preferences()
	c.Language = Language(c.App, c.Language)
	spoken, err := useLanguage(c.Language)
	if err != nil {
		return nil, err
	}
	w := &Window{
		config:    c,
		words:     spoken.On(c.System),
		quiet:     make(chan struct{}),
		do:        c.Do,
		kind:      naver.Image,
		states:    map[naver.Kind]session.State{},
		answers:   map[naver.Kind]string{},
		shown:     map[naver.Kind]int{},
		zoom:      min(max(prefs.IntWithFallback(prefZoom, defaultZoom), minZoom), maxZoom),
		showWho:   prefs.BoolWithFallback(prefWho, true),
		showCalls: prefs.BoolWithFallback(prefCalls, true),
	}
	w.connector = connect.New(c.Simulator, exchange.NewRecorder(keptExchanges, w.log))
	states := newNewest[naver.Kind](w.do, w.took)
	w.session = session.New(session.Options{
		Connect: w.connector.Connect,
		Changed: func(st session.State) {
			states.tell(st.Kind, st)
			w.journal.Record(st)
		},
		Alone:   func(c attempt.Call) { w.journal.RecordDetached(c) },
		Explain: explain.Own,
		Now:     c.Now,
	})
	for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
		w.states[kind] = w.session.State(kind)
	}
	if c.OpenHistory != nil {
		kept, err := c.OpenHistory(w.connector.HistoryOptions(c.Now))
		if err != nil {
			return nil, err
		}
		w.history = kept
	}
	c.Simulator.OnChange(w.standChanged)
	outcomes, quotas := newNewest[outcome](w.do, w.onSaved), newNewest[string](w.do, w.showQuota)
	w.journal = journal.New(journal.Options{
		Store: w.history, Now: c.Now,
		OnSaved: func(s journal.Saved) {
			w.lookAside()
			outcomes.tell(outcome{s.Kind, s.Detached, s.Err != nil}, s)
		},
		OnCounted: func() { w.do(w.refreshQuota) },
		OnQuota: func(clientID string, used map[naver.Kind]int) {
			w.lookAside()
			quotas.tell(clientID, dayUsed{clientID, used})
		},
	})
	c.App.Lifecycle().SetOnEnteredForeground(func() { // another window may have used some of the quota meanwhile
		w.do(w.refreshQuota)
	})
	c.Player.SetVolume(prefs.FloatWithFallback(prefVolume, 1))
	heard := newNewest[struct{}](w.do, w.played)
	c.Player.OnChange(func(s playback.Status) { heard.tell(struct{}{}, s) })
	c.App.Settings().SetTheme(apptheme.New())

	w.window = c.App.NewWindow(spoken.Text("window.title"))
	w.window.Resize(c.firstSize())
	// Opening the window waits for the graphics driver, which leaves the time to read the fonts beside it.
	fonts := apptheme.ReadFonts()
	w.window.Show()
	<-fonts
	w.window.SetCloseIntercept(w.Close)
	w.window.Canvas().SetOnTypedKey(w.typedKey)
	w.window.Canvas().SetOnTypedRune(w.typedRune)
	for known := range w.pastMenu() {
		w.window.Canvas().AddShortcut(known, func(s fyne.Shortcut) { w.shortcut(s) })
	}
	if c.BaseURL != "" && c.Environment == nil {
		w.use(profile.Profile{ID: profile.NewID(), Name: spoken.Text("profile.new"), Platform: c.Platform, BaseURL: c.BaseURL}, "")
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

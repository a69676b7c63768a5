package app

import (
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/connect"
	"navercaptcha/app/explain"
	"navercaptcha/app/filechooser"
	"navercaptcha/app/journal"
	attemptpane "navercaptcha/app/pane/attempt"
	callspane "navercaptcha/app/pane/calls"
	"navercaptcha/app/pane/credentials"
	evidencepane "navercaptcha/app/pane/evidence"
	historypane "navercaptcha/app/pane/history"
	scenariospane "navercaptcha/app/pane/scenarios"
	simulatorpane "navercaptcha/app/pane/simulator"
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
	showCredentials  bool
	showCalls        bool
	credentialsFirst bool          // where there is room for one of them, it is the credentials
	open             []escapable   // dialogs, the topmost last
	closing          atomic.Bool   // nothing is drawn any more
	stopped          atomic.Bool   // the app has ended, and with it the window
	quiet            chan struct{} // closed when nothing is under way any more but the disk
	history          History       // nil keeps nothing
	journal          *journal.Journal

	middle middle // what is shown between the two sides

	past *historypane.Pane

	evidence     *evidencepane.Pane
	choosingFile bool // the platform's dialog is open

	simulator *simulatorpane.Pane

	scenarios *scenariospane.Pane

	banner      *widgets.Banner // nil where none is shown
	credentials *credentials.Pane
	attempt     *attemptpane.Pane
	calls       *callspane.Pane
}

// The preferences, kept by Fyne. None of them is a secret.
const (
	prefLanguage    = "language"
	prefCredentials = "credentials-column"
	prefCalls       = "calls-column"
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
	if c.ChooseFiles == nil {
		c.ChooseFiles = filechooser.Choose
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
		config:          c,
		words:           spoken.On(c.System),
		quiet:           make(chan struct{}),
		do:              c.Do,
		showCredentials: prefs.BoolWithFallback(prefCredentials, true),
		showCalls:       prefs.BoolWithFallback(prefCalls, true),
	}
	w.connector = connect.New(c.Simulator, exchange.NewRecorder(keptExchanges, w.log))
	states := newNewest[naver.Kind](w.Do, func(st session.State) { w.attempt.OnState(st) })
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
	if c.OpenHistory != nil {
		kept, err := c.OpenHistory(w.connector.HistoryOptions(c.Now))
		if err != nil {
			return nil, err
		}
		w.history = kept
	}
	news := newNewest[struct{}](w.Do, w.onSimulator)
	c.Simulator.OnChange(func() { news.tell(struct{}{}, struct{}{}) })
	refreshQuota := func() { w.Do(func() { w.attempt.Quota.Refresh() }) }
	outcomes, quotas := newNewest[outcome](w.do, w.onSaved), newNewest[string](w.Do, func(d attemptpane.DayUsed) { w.attempt.Quota.OnUsed(d) })
	w.journal = journal.New(journal.Options{
		Store: w.history, Now: c.Now,
		OnSaved: func(s journal.Saved) {
			w.ReportQuarantined()
			outcomes.tell(outcome{s.State.Kind, s.Detached, s.Err != nil}, s)
		},
		OnCounted: refreshQuota,
		OnQuota: func(clientID string, used map[naver.Kind]int) {
			w.ReportQuarantined()
			quotas.tell(clientID, attemptpane.DayUsed{ClientID: clientID, Used: used})
		},
	})
	c.App.Lifecycle().SetOnEnteredForeground(refreshQuota) // another window may have used some of the quota meanwhile
	heard := newNewest[struct{}](w.Do, func(s playback.Status) { w.attempt.OnPlayback(s) })
	c.Player.OnChange(func(s playback.Status) { heard.tell(struct{}{}, s) })
	c.App.Settings().SetTheme(apptheme.New())

	w.window = c.App.NewWindow(spoken.Text("window.title"))
	w.window.Resize(c.firstSize())
	// Opening the window waits for the graphics driver, which leaves the time to read the fonts beside it.
	fonts := apptheme.ReadFonts()
	w.window.Show()
	<-fonts
	w.window.SetCloseIntercept(w.askClose)
	w.window.SetOnDropped(w.onDropped)
	w.window.Canvas().SetOnTypedKey(w.typedKey)
	w.window.Canvas().SetOnTypedRune(w.typedRune)
	w.attempt = attemptpane.New(w, attemptpane.Parts{
		Session: w.session, Dialogs: w, Connector: w.connector, Journal: w.journal, Player: c.Player, Preferences: prefs, Now: c.Now,
	}, w.words)
	w.middle = attemptMiddle{w.attempt}
	w.past = historypane.New(w, w, w.history, w.journal, w.words)
	w.evidence = evidencepane.New(w, c.Player, w.words)
	w.scenarios = scenariospane.New(w, scenariospane.Parts{Connector: w.connector, Journal: w.journal, Simulator: c.Simulator}, w.words)
	w.simulator = simulatorpane.New(w, w.connector, c.Simulator, c.App.Clipboard(), w.words)
	w.attempt.Zoom.AddShortcuts(w.window.Canvas())
	w.credentials = credentials.New(w, credentials.Parts{
		Connector: w.connector, Session: w.session, Book: c.Book, Vault: c.Vault, Environment: c.Environment,
		Cleaned: c.EnvironmentCleaned, Platform: c.Platform, BaseURL: c.BaseURL, Demo: c.Demo,
	}, w.words)
	w.attempt.Quota.OnCredentials()
	w.calls = callspane.New(w, w.words)
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

package app

import (
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/connect"
	"navercaptcha/app/explain"
	"navercaptcha/app/filechooser"
	"navercaptcha/app/journal"
	attemptpane "navercaptcha/app/pane/attempt"
	callspane "navercaptcha/app/pane/calls"
	credentialspane "navercaptcha/app/pane/credentials"
	evidencepane "navercaptcha/app/pane/evidence"
	historypane "navercaptcha/app/pane/history"
	scenariospane "navercaptcha/app/pane/scenarios"
	simulatorpane "navercaptcha/app/pane/simulator"
	"navercaptcha/app/session"
	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/words"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// Window is the program's one window. What it shows is touched on its own goroutine alone.
type Window struct {
	words     *words.Catalogue
	config    Config
	window    fyne.Window
	session   *session.Session
	connector *connect.Connector
	history   History // nil keeps nothing
	journal   *journal.Journal
	ending    ending

	panes   panes
	middle  *middles
	columns *columns
	dialogs *dialogs
	opening *opening
	handout handout
}

// panes are all that there is to see. They live as long as the window.
type panes struct {
	credentials *credentialspane.Pane
	attempt     *attemptpane.Pane
	past        *historypane.Pane
	evidence    *evidencepane.Pane
	simulator   *simulatorpane.Pane
	scenarios   *scenariospane.Pane
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
	if c.Desktop.Do == nil {
		c.Desktop.Do = fyne.Do
	}
	if c.Desktop.System == "" {
		c.Desktop.System = runtime.GOOS
	}
	if c.Desktop.ChooseFiles == nil {
		c.Desktop.ChooseFiles = filechooser.Choose
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
	w := &Window{config: c, words: spoken.On(c.Desktop.System), ending: ending{quiet: make(chan struct{})}}
	w.middle, w.dialogs, w.opening, w.handout = &middles{w: w}, &dialogs{w: w}, &opening{w: w}, handout{w}
	w.columns = &columns{
		w:               w,
		showCredentials: prefs.BoolWithFallback(prefCredentials, true),
		showCalls:       prefs.BoolWithFallback(prefCalls, true),
	}
	w.connector = connect.New(c.Simulator, exchange.NewRecorder(keptExchanges, w.log))
	states := newNewest[naver.Kind](w.Do, func(st session.State) { w.panes.attempt.OnState(st) })
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
	refreshQuota := func() { w.Do(func() { w.panes.attempt.Quota.Refresh() }) }
	outcomes, quotas := newNewest[outcome](w.config.Desktop.Do, w.onSaved), newNewest[string](w.Do, func(d attemptpane.DayUsed) { w.panes.attempt.Quota.OnUsed(d) })
	w.journal = journal.New(journal.Options{
		Store: w.history, Now: c.Now,
		OnSaved: func(s journal.Saved) {
			w.dialogs.ReportQuarantined()
			outcomes.tell(outcome{s.State.Kind, s.Detached, s.Err != nil}, s)
		},
		OnCounted: refreshQuota,
		OnQuota: func(clientID string, used map[naver.Kind]int) {
			w.dialogs.ReportQuarantined()
			quotas.tell(clientID, attemptpane.DayUsed{ClientID: clientID, Used: used})
		},
	})
	c.App.Lifecycle().SetOnEnteredForeground(refreshQuota) // another window may have used some of the quota meanwhile
	heard := newNewest[struct{}](w.Do, func(s playback.Status) { w.panes.attempt.OnPlayback(s) })
	c.Player.OnChange(func(s playback.Status) { heard.tell(struct{}{}, s) })
	c.App.Settings().SetTheme(apptheme.New())

	w.window = c.App.NewWindow(spoken.Text("window.title"))
	w.window.Resize(c.firstSize())
	// Opening the window waits for the graphics driver, which leaves the time to read the fonts beside it.
	fonts := apptheme.ReadFonts()
	w.window.Show()
	<-fonts
	w.window.SetCloseIntercept(w.askClose)
	w.window.SetOnDropped(w.opening.onDropped)
	w.window.Canvas().SetOnTypedKey(w.typedKey)
	w.window.Canvas().SetOnTypedRune(w.typedRune)
	w.panes.attempt = attemptpane.New(attemptHost{host{w}}, attemptpane.Parts{
		Session: w.session, Dialogs: w.dialogs, Connector: w.connector, Journal: w.journal, Player: c.Player, Preferences: prefs, Now: c.Now,
	}, w.words)
	w.middle.shown = attemptMiddle{w.panes.attempt}
	w.panes.past = historypane.New(historyHost{host{w}}, w.dialogs, w.history, w.journal, w.words)
	w.panes.evidence = evidencepane.New(evidenceHost{host{w}}, w.journal, c.Player, w.words)
	w.panes.scenarios = scenariospane.New(scenariosHost{host{w}}, scenariospane.Parts{Connector: w.connector, Journal: w.journal, Simulator: c.Simulator}, w.words)
	w.panes.simulator = simulatorpane.New(simulatorHost{host{w}}, w.connector, c.Simulator, c.App.Clipboard(), w.words)
	w.panes.attempt.Zoom.AddShortcuts(w.window.Canvas())
	w.panes.credentials = credentialspane.New(credentialsHost{host{w}}, credentialspane.Parts{
		Connector: w.connector, Session: w.session, Book: c.Book, Vault: c.Vault, Environment: c.Environment.Profile,
		Cleaned: c.Environment.Cleaned, Platform: c.Start.Platform, BaseURL: c.Start.BaseURL, Demo: c.Start.Demo,
	}, w.words)
	w.panes.attempt.Quota.OnCredentials()
	w.panes.calls = callspane.New(callsHost{host{w}}, w.words)
	w.build()
	w.dialogs.tellNotice()
	return w, nil
}

// build makes every panel anew, in the language chosen now. Each pane knows what was typed into it and what it shows, so
// nothing of it is lost.
func (w *Window) build() {
	w.window.SetTitle(w.words.Text("window.title"))
	w.panes.calls.SetWords(w.words)
	w.window.SetMainMenu(menu{w}.bar())
	for _, m := range w.middle.all() {
		m.SetWords(w.words)
	}
	w.columns.arrange()
	w.panes.attempt.Draw()
	w.panes.attempt.Focus()
}

// log writes one line for a call: the path, but neither query nor headers, since those hold secrets.
func (w *Window) log(e *exchange.Exchange) {
	if w.config.Log == nil {
		return
	}
	path, _, _ := strings.Cut(e.URL, "?")
	w.config.Log.Debug("call", "method", e.Method, "url", path, "status", e.Status, "duration", e.Duration, "failed", e.Failed)
}

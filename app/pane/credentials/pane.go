// Package credentials is the left column: who calls, and where the secret is.
package credentials

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/connect"
	"navercaptcha/app/explain"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/app/words"
	"navercaptcha/naver"
)

// Pane is the left column: who calls. What it shows is what is used, saved or not. Its methods are for the
// window's goroutine.
type Pane struct {
	words     *words.Catalogue
	host      Host
	connector *connect.Connector // has the draft that is shown
	session   *session.Session
	store     *store
	cleaned   []profile.Cleaned
	form      *form

	unsaved unsaved
	secret  secretState
	lookup  context.CancelFunc // ends the reading of a secret that is not wanted any more
	work    context.CancelFunc // ends saving or checking; nil while neither is under way
	outcome outcome
}

// secretState is what is known of where the secret of the draft is.
type secretState struct {
	where   profile.Where
	err     error // why there is no secret
	loading bool
}

// outcome is what saving or checking led to, or what to do next.
type outcome struct {
	message string
	failed  bool
}

// Parts are what the pane works with.
type Parts struct {
	Connector *connect.Connector
	Session   *session.Session
	Book      *profile.Book
	Vault     *profile.Vault
	// Environment is the profile of the environment's variables, already known to the vault; nil without them.
	Environment *profile.Profile
	// Cleaned is what was taken out of the variables.
	Cleaned []profile.Cleaned
	// Platform is the simulator's, and that of a new profile for BaseURL.
	Platform naver.Platform
	// BaseURL begins with a new profile for this address, unless the environment has credentials for it.
	BaseURL string
	// Demo begins with the simulator's profile.
	Demo bool
}

// New makes the pane and selects the profile to begin with, without telling the host of it.
func New(host Host, parts Parts, in *words.Catalogue) *Pane {
	p := &Pane{
		host: host, connector: parts.Connector, session: parts.Session, store: newStore(parts), cleaned: parts.Cleaned,
		lookup: func() {},
	}
	first := p.store.first(parts.Demo)
	if parts.BaseURL != "" && parts.Environment == nil {
		first = profile.Profile{ID: profile.NewID(), Name: in.Text("profile.new"), Platform: parts.Platform, BaseURL: parts.BaseURL}
	}
	p.connector.Set(connect.Draft{Profile: first})
	p.lookForSecret(first, 0)
	p.SetWords(in)
	return p
}

// Content is what the pane shows. SetWords makes it anew.
func (p *Pane) Content() fyne.CanvasObject { return p.form.content }

// SetWords changes the language of everything in the pane.
func (p *Pane) SetWords(in *words.Catalogue) {
	p.words = in
	if p.work == nil {
		p.outcome.message = "" // it is in the other language
	}
	p.form = newForm(p)
	p.form.draw()
}

// Selected is the draft that is called.
func (p *Pane) Selected() connect.Draft { return p.connector.Current() }

// Cancel ends saving or checking, and tells whether either was under way.
func (p *Pane) Cancel() bool {
	if p.work != nil {
		p.work()
	}
	return p.work != nil
}

// Close ends everything that is under way.
func (p *Pane) Close() {
	p.Cancel()
	p.lookup()
}

// GoTo puts the cursor into the first field.
func (p *Pane) GoTo() {
	p.host.FocusCredentials(p.form.fields.profiles)
}

// Create starts a profile that is not saved yet.
func (p *Pane) Create() {
	p.outcome = outcome{message: p.words.Text("credentials.enter")}
	p.use(profile.Profile{
		ID: profile.NewID(), Name: p.words.Text("profile.new"), Platform: p.Selected().Profile.Platform, MediaAuth: naver.IDInQuery,
	}, "", 0)
	p.host.FocusCredentials(p.form.fields.clientID)
}

// onSelected makes a profile the one that calls, as it was left, now and at the next start.
func (p *Pane) onSelected(id string) {
	p.outcome.message = ""
	next, typed := p.unsaved.find(id)
	if !typed {
		next.Profile = p.store.find(id)
	}
	p.use(next.Profile, next.Secret, 0)
	p.store.choose(next.Profile.ID)
}

// use shows and uses a profile. An empty secret is looked for where the profile keeps it, after a pause: while a URL is
// typed, each letter is another host.
func (p *Pane) use(next profile.Profile, secret string, pause time.Duration) {
	before := p.Selected().Profile
	if before.Host() != next.Host() || before.ID != next.ID || before.Platform != next.Platform {
		p.session.Reset() // the keys are another host's
	}
	p.stopLooking()
	if secret == "" {
		p.lookForSecret(next, pause)
	}
	p.apply(connect.Draft{Profile: next, Secret: secret})
}

// apply makes a draft the one that is called, and draws it.
func (p *Pane) apply(d connect.Draft) {
	p.connector.Set(d)
	p.form.draw()
	p.host.OnCredentials()
}

// onEdited takes what the fields hold now. A secret belongs to a host: for another one it is asked for again.
func (p *Pane) onEdited(typed profile.Profile, secret string) {
	before := p.Selected()
	typed.ID = before.Profile.ID
	p.outcome.message = "" // it was about what stood there before
	if before.Profile.BuiltIn() {
		typed.Name, typed.BaseURL, typed.ClientID = before.Profile.Name, before.Profile.BaseURL, before.Profile.ClientID
		if typed.ID == profile.SimulatorID {
			p.use(typed, "", 0)
		}
		return
	}
	if typed.Host() != before.Profile.Host() {
		p.unsaved.keep(connect.Draft{Profile: typed})
		p.use(typed, "", typingPause)
		return
	}
	if secret != before.Secret {
		p.stopLooking()
	}
	next := connect.Draft{Profile: typed, Secret: secret}
	p.unsaved.keep(next)
	p.apply(next)
}

// run does something slow off the window's goroutine, one thing at a time. What it returns runs on the window's
// goroutine.
func (p *Pane) run(message string, slow func(context.Context) (after func(cancelled bool))) {
	if p.work != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.work, p.outcome = cancel, outcome{message: message}
	p.form.draw()
	go func() {
		after := slow(ctx)
		p.host.Do(func() {
			cancelled := ctx.Err() != nil
			cancel()
			p.work = nil
			after(cancelled)
			p.form.draw()
		})
	}()
}

// tell puts the outcome of something under the form.
func (p *Pane) tell(err error, good string) {
	p.outcome = outcome{good, err != nil}
	if err != nil {
		p.outcome.message = explain.Error(p.words, err)
	}
}

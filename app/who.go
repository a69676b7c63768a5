package app

import (
	"context"
	"errors"
	"time"

	"navercaptcha/app/connect"
	"navercaptcha/app/explain"
	"navercaptcha/app/profile"
	"navercaptcha/naver"
)

// credentialActions binds the left panel.
func (w *Window) credentialActions() credentialActions {
	return credentialActions{
		selected:     w.choose,
		edited:       w.edited,
		check:        w.check,
		save:         func() { w.saveProfile(profile.WhereKeychain) },
		create:       w.newProfile,
		delete:       w.confirmDelete,
		retry:        w.retryKeychain,
		keepInMemory: func() { w.saveProfile(profile.WhereMemory) },
		giveUp:       w.giveUpKeychain,
		escape:       w.escape,
		focused:      func() { w.attempt.OnOtherField() },
	}
}

// builtIn are the profiles that are always there.
func (w *Window) builtIn() []profile.Profile {
	simulator := profile.Simulator()
	if w.config.Platform != "" {
		simulator.Platform = w.config.Platform
	}
	list := []profile.Profile{simulator}
	if w.config.Environment != nil {
		list = append(list, *w.config.Environment)
	}
	return list
}

// choose makes a profile the one that calls, now and at the next start.
func (w *Window) choose(id string) {
	chosen := w.useKnown(id)
	if chosen == profile.EnvironmentID {
		return // it is chosen by being set, not by having been used last
	}
	w.chosen.Store(&chosen)
	go func() {
		w.choosing.Lock()
		defer w.choosing.Unlock()
		if *w.chosen.Load() == chosen { // else a newer choice is about to be written
			_ = w.config.Book.Select(chosen)
		}
	}()
}

// useKnown uses a profile of the list, as it was left, or the simulator where there is none of that id, and tells which.
func (w *Window) useKnown(id string) string {
	chosen := w.builtIn()[0]
	for _, p := range append(w.builtIn(), w.config.Book.Profiles()...) {
		if p.ID == id {
			chosen = p
		}
	}
	w.who.message = ""
	if d, typed := w.unsaved.find(id); typed {
		w.use(d.Profile, d.Secret)
		return d.Profile.ID
	}
	w.use(chosen, "")
	return chosen.ID
}

// use shows and uses a profile. An empty secret is looked for where the profile keeps it.
func (w *Window) use(p profile.Profile, secret string) { w.useAfter(0, p, secret) }

// useAfter does the same, but looks for the secret only after a pause: while a URL is typed, each letter is another host.
func (w *Window) useAfter(pause time.Duration, p profile.Profile, secret string) {
	before := w.who.draft.Profile
	banner := (before.ID == profile.SimulatorID) != (p.ID == profile.SimulatorID)
	w.who.draft = connect.Draft{Profile: p, Secret: secret}
	w.who.whereErr, w.who.where = nil, profile.WhereNowhere
	if before.ID != "" && (before.Host() != p.Host() || before.ID != p.ID || before.Platform != p.Platform) {
		w.session.Reset() // the keys are another host's
	}
	if secret == "" {
		w.lookForSecret(pause)
	}
	w.applyDraft()
	if w.credentials != nil && banner {
		w.arrange()
	}
}

// applyDraft makes the draft the one that is called, and draws it.
func (w *Window) applyDraft() {
	w.connector.Set(w.who.draft)
	w.attempt.Quota.OnCredentials()
	if w.credentials != nil {
		w.drawCredentials()
		w.attempt.Draw()
	}
}

// typingPause is how long nothing is typed before the keychain is asked.
const typingPause = 400 * time.Millisecond

// lookForSecret reads the secret of the draft, off the window's goroutine. A newer draft ends it.
func (w *Window) lookForSecret(pause time.Duration) {
	if w.lookup != nil {
		w.lookup()
	}
	p := w.who.draft.Profile
	ctx, cancel := context.WithCancel(context.Background())
	w.lookup = cancel
	w.who.loading, w.who.whereErr = true, nil
	go func() {
		if pause > 0 {
			select {
			case <-ctx.Done():
				return
			case <-time.After(pause):
			}
		}
		secret, where, err := w.config.Vault.Secret(ctx, p)
		w.do(func() {
			if ctx.Err() != nil {
				return // overtaken
			}
			w.who.loading = false
			w.who.whereErr, w.who.where = err, where
			if err == nil {
				w.who.draft.Secret = secret
			}
			w.applyDraft()
			if errors.Is(err, profile.ErrLocked) {
				w.lookAgainWhenUnlocked(ctx)
			}
		})
	}()
}

// lookAgainWhenUnlocked waits for the person to answer the system's prompt, for as long as the draft is the same.
func (w *Window) lookAgainWhenUnlocked(ctx context.Context) {
	go func() {
		if w.config.Vault.Wait(ctx) != nil {
			return
		}
		w.do(func() {
			if ctx.Err() == nil && w.who.draft.Secret == "" {
				w.lookForSecret(0)
				w.drawCredentials()
			}
		})
	}()
}

// edited takes what the fields hold now. A secret belongs to a host: for another one it is asked for again.
func (w *Window) edited(p profile.Profile, secret string) {
	before := w.who.draft.Profile
	p.ID = before.ID
	w.who.message = "" // it was about what stood there before
	if before.BuiltIn() {
		p.Name, p.BaseURL, p.ClientID = before.Name, before.BaseURL, before.ClientID
		if before.ID == profile.SimulatorID {
			w.use(p, "")
		}
		return
	}
	if p.Host() != before.Host() {
		w.useAfter(typingPause, p, "")
		w.unsaved.keep(w.who.draft)
		return
	}
	if secret != w.who.draft.Secret {
		if w.lookup != nil { // what the keychain holds is not wanted any more
			w.lookup()
			w.who.loading = false
		}
		w.who.where, w.who.whereErr = profile.WhereNowhere, nil
	}
	w.who.draft = connect.Draft{Profile: p, Secret: secret}
	w.unsaved.keep(w.who.draft)
	w.applyDraft()
}

// newProfile starts a profile that is not saved yet.
func (w *Window) newProfile() {
	platform := w.who.draft.Profile.Platform
	w.who.message = w.words.Text("credentials.enter")
	w.who.bad = false
	w.unfoldCredentials()
	w.use(profile.Profile{ID: profile.NewID(), Name: w.words.Text("profile.new"), Platform: platform, MediaAuth: naver.IDInQuery}, "")
	w.window.Canvas().Focus(w.credentials.clientID)
}

// saveProfile stores the draft: the profile in the book, the secret where it was chosen to be.
func (w *Window) saveProfile(where profile.Where) {
	d, version := w.who.draft, w.connector.Current().Version
	if d.Profile.BuiltIn() {
		return
	}
	w.run("", func(ctx context.Context) func(bool) {
		err := w.config.Book.Save(d.Profile)
		kept := profile.WhereNowhere
		if err == nil {
			err = w.config.Book.Select(d.Profile.ID)
		}
		var secretErr error
		if d.Secret != "" {
			kept, secretErr = w.config.Vault.Keep(ctx, d.Profile, d.Secret, where)
		}
		if err == nil && secretErr == nil {
			secretErr = w.sweep(ctx)
		}
		return func(cancelled bool) {
			if version == w.connector.Current().Version { // else the screen has another secret, or another host's
				w.who.where, w.who.whereErr = kept, secretErr
				if err == nil && secretErr == nil {
					w.unsaved.forget(d.Profile.ID)
				}
			}
			switch {
			case err != nil:
				w.tell(err, "")
			case cancelled && d.Secret != "" && kept == profile.WhereNowhere:
				w.tell(nil, w.words.Text("credentials.savedWithoutSecret"))
			case cancelled:
				w.tell(nil, w.words.Text("credentials.saved"))
			default:
				w.tell(secretErr, w.words.Text("credentials.saved"))
			}
		}
	})
}

// confirmDelete asks before a profile and its secret are removed.
func (w *Window) confirmDelete() {
	p := w.who.draft.Profile
	if p.BuiltIn() {
		return
	}
	w.ask(w.words.Format("credentials.deleteQuestion", map[string]any{"Name": p.Name}), w.words.Text("credentials.delete"), func() {
		w.run("", func(ctx context.Context) func(bool) {
			var err error
			if _, stored := w.config.Book.Get(p.ID); stored {
				err = w.config.Book.Delete(p.ID)
			}
			forgetErr := errors.Join(w.config.Vault.Forget(ctx, p), w.sweep(ctx))
			return func(cancelled bool) {
				if err != nil {
					w.tell(err, "")
					return
				}
				w.unsaved.forget(p.ID)
				if w.who.draft.Profile.ID == p.ID {
					w.choose(profile.SimulatorID)
				}
				if cancelled && forgetErr != nil {
					w.tell(nil, w.words.Text("credentials.deletedNotSecret"))
					return
				}
				w.tell(forgetErr, w.words.Text("credentials.deleted"))
			}
		})
	})
}

// sweep takes secrets of deleted profiles and of hosts not used any more out of the keychain. Without a keychain there is
// nothing to take out.
func (w *Window) sweep(ctx context.Context) error {
	err := w.config.Vault.Sweep(ctx, w.config.Book)
	if errors.Is(err, profile.ErrAbsent) {
		return nil
	}
	return err
}

// retryKeychain tries again what the locked keychain kept from happening: storing a typed secret, or reading one.
func (w *Window) retryKeychain() {
	if w.who.draft.Secret != "" {
		w.saveProfile(profile.WhereKeychain)
		return
	}
	w.lookForSecret(0)
	w.drawCredentials()
}

// giveUpKeychain stops waiting. What was typed stays in the field and is used, but is kept nowhere.
func (w *Window) giveUpKeychain() {
	if w.lookup != nil {
		w.lookup()
	}
	w.who.loading, w.who.whereErr = false, nil
	w.drawCredentials()
}

// run does something slow for the left panel, off the window's goroutine, one thing at a time. What it returns runs on
// the window's goroutine.
func (w *Window) run(message string, slow func(context.Context) (after func(cancelled bool))) {
	if w.work != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.work = cancel
	w.who.busy, w.who.message, w.who.bad = true, message, false
	w.drawCredentials()
	go func() {
		after := slow(ctx)
		w.do(func() {
			cancelled := ctx.Err() != nil
			cancel()
			w.work = nil
			w.who.busy = false
			if w.closing.Load() {
				return
			}
			after(cancelled)
			w.drawCredentials()
		})
	}()
}

// tell puts the outcome of something under the form.
func (w *Window) tell(err error, good string) {
	w.who.message, w.who.bad = good, err != nil
	if err != nil {
		w.who.message = explain.Error(w.words, err)
	}
	w.drawCredentials()
}

func (w *Window) drawCredentials() {
	w.who.profiles = w.unsaved.beside(append(w.builtIn(), w.config.Book.Profiles()...))
	w.credentials.show(w.who)
}

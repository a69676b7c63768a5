package credentials

import (
	"context"
	"errors"
	"time"

	"navercaptcha/app/profile"
)

// typingPause is how long nothing is typed before the keychain is asked.
const typingPause = 400 * time.Millisecond

// lookForSecret reads the secret of a profile, off the window's goroutine. Looking for another one ends it.
func (p *Pane) lookForSecret(of profile.Profile, pause time.Duration) {
	p.lookup()
	ctx, cancel := context.WithCancel(context.Background())
	p.lookup = cancel
	p.secret.loading, p.secret.err = true, nil
	go func() {
		if pause > 0 {
			select {
			case <-ctx.Done():
				return
			case <-time.After(pause):
			}
		}
		secret, where, err := p.store.vault.Secret(ctx, of)
		p.host.Do(func() {
			if ctx.Err() != nil {
				return // overtaken
			}
			p.secret = secretState{where: where, err: err}
			d := p.Selected()
			if err == nil {
				d.Secret = secret
			}
			p.apply(d)
			if errors.Is(err, profile.ErrLocked) {
				p.lookAgainWhenUnlocked(ctx)
			}
		})
	}()
}

// stopLooking ends the reading of a secret: what the keychain holds is not wanted any more, or is another profile's.
func (p *Pane) stopLooking() {
	p.lookup()
	p.secret = secretState{where: profile.WhereNowhere}
}

// lookAgainWhenUnlocked waits for the person to answer the system's prompt, for as long as the draft is the same.
func (p *Pane) lookAgainWhenUnlocked(ctx context.Context) {
	go func() {
		if p.store.vault.Wait(ctx) != nil {
			return
		}
		p.host.Do(func() {
			if d := p.Selected(); ctx.Err() == nil && d.Secret == "" {
				p.lookForSecret(d.Profile, 0)
				p.form.draw()
			}
		})
	}()
}

// onRetry tries again what the locked keychain kept from happening: storing a typed secret, or reading one.
func (p *Pane) onRetry() {
	d := p.Selected()
	if d.Secret != "" {
		p.onSave()
		return
	}
	p.lookForSecret(d.Profile, 0)
	p.form.draw()
}

// onGiveUp stops waiting for the keychain. What was typed stays in the field and is used, but is kept nowhere.
func (p *Pane) onGiveUp() {
	p.stopLooking()
	p.form.draw()
}

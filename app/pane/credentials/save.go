package credentials

import (
	"context"

	"navercaptcha/app/profile"
)

func (p *Pane) onSave() { p.save(profile.WhereKeychain) }

func (p *Pane) onKeepInMemory() { p.save(profile.WhereMemory) }

// save stores the draft: the profile in the book, the secret where it was chosen to be.
func (p *Pane) save(where profile.Where) {
	d := p.Selected()
	if d.Profile.BuiltIn() {
		return
	}
	p.run("", func(ctx context.Context) func(bool) {
		kept, err, secretErr := p.store.save(ctx, d, where)
		return func(cancelled bool) {
			if d.Version == p.Selected().Version { // else the screen has another secret, or another host's
				p.secret.where, p.secret.err = kept, secretErr
				if err == nil && secretErr == nil {
					p.unsaved.forget(d.Profile.ID)
				}
			}
			switch {
			case err != nil:
				p.tell(err, "")
			case cancelled && d.Secret != "" && kept == profile.WhereNowhere:
				p.tell(nil, p.words.Text("credentials.savedWithoutSecret"))
			case cancelled:
				p.tell(nil, p.words.Text("credentials.saved"))
			default:
				p.tell(secretErr, p.words.Text("credentials.saved"))
			}
		}
	})
}

// onDelete asks before a profile and its secret are removed.
func (p *Pane) onDelete() {
	chosen := p.Selected().Profile
	if chosen.BuiltIn() {
		return
	}
	question := p.words.Format("credentials.deleteQuestion", map[string]any{"Name": chosen.Name})
	p.host.Ask(question, p.words.Text("credentials.delete"), func() {
		p.run("", func(ctx context.Context) func(bool) {
			err, secretErr := p.store.delete(ctx, chosen)
			return func(cancelled bool) {
				if err != nil {
					p.tell(err, "")
					return
				}
				p.unsaved.forget(chosen.ID)
				if p.Selected().Profile.ID == chosen.ID {
					p.onSelected(profile.SimulatorID)
				}
				if cancelled && secretErr != nil {
					p.tell(nil, p.words.Text("credentials.deletedNotSecret"))
					return
				}
				p.tell(secretErr, p.words.Text("credentials.deleted"))
			}
		})
	})
}

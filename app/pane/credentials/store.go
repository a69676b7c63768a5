package credentials

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"navercaptcha/app/connect"
	"navercaptcha/app/profile"
)

// store is where profiles and their secrets are kept: the book, the keychain, and what is built in.
type store struct {
	book    *profile.Book
	vault   *profile.Vault
	builtIn []profile.Profile // the simulator's first

	chosen   atomic.Pointer[string] // the profile chosen last, by its id
	choosing sync.Mutex             // held while a choice is written
}

func newStore(parts Parts) *store {
	simulator := profile.Simulator()
	if parts.Platform != "" {
		simulator.Platform = parts.Platform
	}
	s := &store{book: parts.Book, vault: parts.Vault, builtIn: []profile.Profile{simulator}}
	if parts.Environment != nil {
		s.builtIn = append(s.builtIn, *parts.Environment)
	}
	return s
}

// profiles are all that are there without having been typed just now.
func (s *store) profiles() []profile.Profile {
	return append(slices.Clone(s.builtIn), s.book.Profiles()...)
}

// find is the profile of an id, or the simulator's where there is none.
func (s *store) find(id string) profile.Profile {
	all := s.profiles()
	return all[max(0, slices.IndexFunc(all, func(p profile.Profile) bool { return p.ID == id }))]
}

// first is the profile after the start: the simulator's where it is demanded, else the environment's where that is set,
// else the one used last, else the simulator's.
func (s *store) first(demo bool) profile.Profile {
	switch last := s.book.Selected(); {
	case demo:
		return s.builtIn[0]
	case len(s.builtIn) > 1 || last == profile.EnvironmentID:
		return s.builtIn[len(s.builtIn)-1]
	default:
		return s.find(last)
	}
}

// choose remembers a profile for the next start, off the window's goroutine.
func (s *store) choose(id string) {
	if id == profile.EnvironmentID {
		return // it is chosen by being set, not by having been used last
	}
	s.chosen.Store(&id)
	go func() {
		s.choosing.Lock()
		defer s.choosing.Unlock()
		if *s.chosen.Load() == id { // else a newer choice is about to be written
			_ = s.book.Select(id)
		}
	}()
}

// save stores a profile in the book and its secret where it was chosen to be. It tells where the secret is then, what
// kept the profile from being stored, and what kept the secret from it.
func (s *store) save(ctx context.Context, d connect.Draft, where profile.Where) (kept profile.Where, err, secretErr error) {
	kept, err = profile.WhereNowhere, s.book.Save(d.Profile)
	if err == nil {
		err = s.book.Select(d.Profile.ID)
	}
	if d.Secret != "" {
		kept, secretErr = s.vault.Keep(ctx, d.Profile, d.Secret, where)
	}
	if err == nil && secretErr == nil {
		secretErr = s.sweep(ctx)
	}
	return kept, err, secretErr
}

// delete removes a profile and its secret. It tells what kept the one and the other from it.
func (s *store) delete(ctx context.Context, p profile.Profile) (err, secretErr error) {
	if _, stored := s.book.Get(p.ID); stored {
		err = s.book.Delete(p.ID)
	}
	return err, errors.Join(s.vault.Forget(ctx, p), s.sweep(ctx))
}

// sweep takes secrets of deleted profiles and of hosts not used any more out of the keychain. Without a keychain there is
// nothing to take out.
func (s *store) sweep(ctx context.Context) error {
	err := s.vault.Sweep(ctx, s.book)
	if errors.Is(err, profile.ErrAbsent) {
		return nil
	}
	return err
}

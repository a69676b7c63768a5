package profile

import (
	"context"
	"errors"
	"slices"
)

// Sweep removes from the keychain and from memory what deleted profiles, and profiles that moved to another host, left
// there. Call it after Book.Save and Book.Delete; what an absent or locked keychain still holds stays on the book's list
// for the next time. Without such entries it does not touch the keychain.
func (v *Vault) Sweep(ctx context.Context, b *Book) error {
	for _, e := range b.staleEntries() {
		v.drop(e)
		// A profile may be moved back while its old entry waits to be removed.
		still := func() bool { return slices.Contains(b.staleEntries(), e) }
		switch err := v.remove(ctx, e, still); {
		case errors.Is(err, ErrAbsent):
			return nil
		case err != nil:
			return err
		}
		if err := b.swept(e); err != nil {
			return err
		}
	}
	return nil
}

// staleEntries are the places that no profile uses any more, as far as the file knows.
func (b *Book) staleEntries() []entry {
	_ = b.Reload() // what cannot be read again is as it was
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.view().stale
}

// swept takes a place off the list.
func (b *Book) swept(e entry) error {
	b.changing.Lock()
	defer b.changing.Unlock()
	return b.commit(edit{swept: &e})
}

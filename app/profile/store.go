package profile

import (
	"context"
	"errors"
)

// placeOf is where a profile's secret lives. A profile without a host has no place, so that no secret is ever bound to
// an empty one.
func placeOf(p Profile) (entry, error) {
	e := entryOf(p)
	switch {
	case !fileSafe(e.ID):
		return entry{}, fail(ErrBadID, "", nil)
	case e.Host == "":
		return entry{}, fail(ErrBadBaseURL, "", nil)
	}
	return e, nil
}

// user is the entry's user in the keychain. An id holds no @, so no two entries share one.
func (e entry) user() string { return e.ID + "@" + e.Host }

// store looks before it writes, for three reasons: the prompt comes with the look, when a caller that has given up can
// still be heeded; what is there already needs no write; and what was there can be put back. It looks again afterwards,
// since the Linux library reports a dismissed prompt as success.
func (v *Vault) store(ctx context.Context, e entry, secret string) error {
	return v.turn.do(ctx, v.limit, func(c *claim) answer {
		old, err := v.keychain.Get(Service, e.user())
		if err == nil && old == secret {
			return answer{}
		}
		had := err == nil
		if err := explain(err, secret); err != nil && !errors.Is(err, ErrNotFound) {
			return answer{err: err}
		}
		if !c.wanted() {
			return answer{}
		}
		if err := v.keychain.Set(Service, e.user(), secret); err != nil {
			return answer{err: explain(err, secret)}
		}
		now, err := v.keychain.Get(Service, e.user())
		if err := explain(err, secret); err != nil && !errors.Is(err, ErrNotFound) {
			return answer{err: err}
		}
		if err != nil || now != secret {
			return answer{err: fail(ErrSecretNotKept, "", nil)}
		}
		if !c.take() {
			v.putBack(e, old, had)
		}
		return answer{}
	}).err
}

// putBack undoes a write that nobody waited for.
func (v *Vault) putBack(e entry, old string, had bool) {
	if had {
		_ = v.keychain.Set(Service, e.user(), old)
		return
	}
	_ = v.keychain.Delete(Service, e.user())
}

// remove deletes an entry, unless the caller has given up before the keychain was unlocked, or still answers no.
func (v *Vault) remove(ctx context.Context, e entry, still func() bool) error {
	return v.turn.do(ctx, v.limit, func(c *claim) answer {
		_, err := v.keychain.Get(Service, e.user())
		switch err := explain(err, ""); {
		case errors.Is(err, ErrNotFound):
			return answer{}
		case errors.Is(err, ErrAbsent), errors.Is(err, ErrLocked), errors.Is(err, ErrDenied):
			return answer{err: err}
		}
		// An entry that cannot be read can still be deleted.
		if !c.wanted() || still != nil && !still() {
			return answer{}
		}
		err = explain(v.keychain.Delete(Service, e.user()), "")
		if errors.Is(err, ErrNotFound) {
			err = nil
		}
		return answer{err: err}
	}).err
}

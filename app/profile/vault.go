package profile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// DefaultLimit is how long a keychain may take before it counts as locked. An unlocked one answers in milliseconds.
const DefaultLimit = 3 * time.Second

// Vault keeps the profiles' secrets, in the keychain or in memory for this run, each bound to its profile and host: for
// another host it is not found. A process has one.
//
// Its methods block, so call them off the UI goroutine. Each returns when ctx ends, and with ErrLocked after the limit,
// while the system's prompt stays open; Wait tells when it is answered. However many calls are made, at most one
// goroutine hangs in the keychain. A Vault never keeps a secret anywhere but where it reports.
type Vault struct {
	keychain Keychain
	limit    time.Duration
	turn     turn

	mu   sync.Mutex
	held map[entry]sealed
}

// sealed keeps a secret from being printed with whatever holds it: a func prints as its address.
type sealed func() string

func seal(secret string) sealed { return func() string { return secret } }

// NewVault puts a vault in front of a keychain. A limit of 0 means DefaultLimit.
func NewVault(k Keychain, limit time.Duration) *Vault {
	if limit <= 0 {
		limit = DefaultLimit
	}
	return &Vault{keychain: k, limit: limit, turn: newTurn(), held: map[entry]sealed{}}
}

// Secret finds the secret of a profile for its host. Where there is none the error tells why: ErrNotFound, ErrAbsent,
// ErrLocked, ErrDenied, ErrSecretUnreadable, ErrKeychainFailed, or the context's. It is never empty without an error.
func (v *Vault) Secret(ctx context.Context, p Profile) (secret string, where Where, err error) {
	if p.ID == SimulatorID {
		return simulatorSecret, WhereBuiltIn, nil
	}
	e, err := placeOf(p)
	if err != nil {
		return "", WhereNowhere, err
	}
	if secret, ok := v.remembered(e); ok {
		if p.ID == EnvironmentID {
			return secret, WhereEnvironment, nil
		}
		return secret, WhereMemory, nil
	}
	if p.ID == EnvironmentID {
		return "", WhereNowhere, fail(ErrNotFound, ClientSecretVariable, nil)
	}
	a := v.turn.do(ctx, v.limit, func(*claim) answer {
		secret, err := v.keychain.Get(Service, e.user())
		return answer{secret, explain(err, "")}
	})
	if a.err != nil {
		return "", WhereNowhere, a.err
	}
	if usableSecret(a.secret) != nil {
		return "", WhereNowhere, fail(ErrSecretUnreadable, "", nil)
	}
	return a.secret, WhereKeychain, nil
}

// Keep stores a secret: WhereKeychain, or WhereMemory by the person's choice; the environment's only WhereEnvironment.
// It returns where the secret is now. That is WhereMemory, without an error, where the keychain is absent (Probe tells
// why). On every other error, ErrLocked above all, nothing is kept anywhere; what the keychain would store after an
// unlocking that comes later is taken back.
func (v *Vault) Keep(ctx context.Context, p Profile, secret string, where Where) (Where, error) {
	if err := usableSecret(secret); err != nil {
		return WhereNowhere, err
	}
	if p.BuiltIn() != (where == WhereEnvironment) || p.ID == SimulatorID {
		return WhereNowhere, fail(ErrReadOnly, p.ID, nil)
	}
	e, err := placeOf(p)
	if err != nil {
		return WhereNowhere, err
	}
	if where == WhereKeychain {
		switch err := v.store(ctx, e, secret); {
		case err == nil:
			v.drop(e)
			return WhereKeychain, nil
		case !errors.Is(err, ErrAbsent):
			return WhereNowhere, err
		}
		where = WhereMemory
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.held[e] = seal(secret)
	return where, nil
}

// Forget removes a profile's secret for its host from memory and from the keychain. That there is none is no error. The
// built-in profiles' secrets stay.
func (v *Vault) Forget(ctx context.Context, p Profile) error {
	if p.BuiltIn() {
		return nil
	}
	e, err := placeOf(p)
	if err != nil {
		return err
	}
	inMemory := v.drop(e)
	err = v.remove(ctx, e, nil)
	if errors.Is(err, ErrAbsent) && inMemory {
		return nil
	}
	return err
}

// Probe tells the keychain's state without a prompt: nil, ErrAbsent or ErrLocked. Windows and macOS are never found
// locked by it.
func (v *Vault) Probe(ctx context.Context) error {
	k, ok := v.keychain.(prober)
	if !ok {
		return nil
	}
	return v.turn.do(ctx, v.limit, func(*claim) answer { return answer{err: explain(k.Probe(), "")} }).err
}

// Wait returns nil once no call to the keychain is under way, so once a prompt has been answered, or with ctx's error.
// After ErrLocked, a window waits here and tries again by itself.
func (v *Vault) Wait(ctx context.Context) error { return v.turn.wait(ctx) }

// Format hides the secrets from every verb of fmt.
func (v *Vault) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, v.String()) }

// String hides the secrets.
func (v *Vault) String() string { return "profile.Vault(•••)" }

// GoString hides the secrets.
func (v *Vault) GoString() string { return v.String() }

func (v *Vault) remembered(e entry) (string, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	s, ok := v.held[e]
	if !ok {
		return "", false
	}
	return s(), true
}

func (v *Vault) drop(e entry) (was bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	_, was = v.held[e]
	delete(v.held, e)
	return was
}

package profile

import (
	"errors"
	"sync"
	"testing"

	"github.com/zalando/go-keyring"
)

// memoryChain is a keychain as a map. While locked is open, every call hangs in the prompt.
type memoryChain struct {
	mu     sync.Mutex
	items  map[string]string
	err    error
	locked chan struct{}
	setErr error
	deaf   bool // Set reports success and stores nothing
	calls  int
	inside int
}

func newChain() *memoryChain { return &memoryChain{items: map[string]string{}} }

func (k *memoryChain) enter() error {
	k.mu.Lock()
	k.calls++
	k.inside++
	locked := k.locked
	k.mu.Unlock()
	if locked != nil {
		<-locked
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.inside--
	return k.err
}

func (k *memoryChain) lock() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.locked = make(chan struct{})
}

func (k *memoryChain) unlock() {
	k.mu.Lock()
	defer k.mu.Unlock()
	close(k.locked)
	k.locked = nil
}

func (k *memoryChain) Get(service, user string) (string, error) {
	if err := k.enter(); err != nil {
		return "", err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	s, ok := k.items[service+"/"+user]
	if !ok {
		return "", keyring.ErrNotFound
	}
	return s, nil
}

func (k *memoryChain) Set(service, user, secret string) error {
	if err := k.enter(); err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.setErr == nil && !k.deaf {
		k.items[service+"/"+user] = secret
	}
	return k.setErr
}

func (k *memoryChain) Delete(service, user string) error {
	if err := k.enter(); err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, ok := k.items[service+"/"+user]; !ok {
		return keyring.ErrNotFound
	}
	delete(k.items, service+"/"+user)
	return nil
}

const hidden = "hidden-Xq81zzz"

func keep(t *testing.T, v *Vault, p Profile, secret string, want Where) {
	t.Helper()
	if where, err := v.Keep(t.Context(), p, secret, WhereKeychain); where != want || err != nil {
		t.Fatalf("keep: %s, %v; want %s", where, err, want)
	}
}

func wantSecret(t *testing.T, v *Vault, p Profile, secret string, want Where) {
	t.Helper()
	got, where, err := v.Secret(t.Context(), p)
	if got != secret || where != want || err != nil {
		t.Errorf("%s at %s: found %v, %s, %v; want %s", p.ID, p.Host(), got != "", where, err, want)
	}
}

func wantNone(t *testing.T, v *Vault, p Profile, want Problem) {
	t.Helper()
	got, where, err := v.Secret(t.Context(), p)
	if got != "" || where != WhereNowhere || !errors.Is(err, want) {
		t.Errorf("%s at %s: found %v, %s, %v; want %v", p.ID, p.Host(), got != "", where, err, want)
	}
}

package app

import (
	"sync"

	"github.com/zalando/go-keyring"

	"navercaptcha/app/profile"
)

// fakeKeychain keeps secrets in memory, and can be locked or absent.
type fakeKeychain struct {
	mu     sync.Mutex
	items  map[string]string
	calls  int
	err    error         // what each call answers where not nil
	locked chan struct{} // each call waits for it where not nil
}

var _ profile.Keychain = (*fakeKeychain)(nil)

func (k *fakeKeychain) enter() error {
	k.mu.Lock()
	k.calls++
	locked, err := k.locked, k.err
	k.mu.Unlock()
	if locked != nil {
		<-locked
	}
	return err
}

func (k *fakeKeychain) lock() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.locked = make(chan struct{})
}

func (k *fakeKeychain) unlock() {
	k.mu.Lock()
	defer k.mu.Unlock()
	close(k.locked)
	k.locked = nil
}

// asked counts the calls so far.
func (k *fakeKeychain) asked() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.calls
}

// Get implements profile.Keychain.
func (k *fakeKeychain) Get(service, user string) (string, error) {
	if err := k.enter(); err != nil {
		return "", err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	secret, ok := k.items[service+"/"+user]
	if !ok {
		return "", keyring.ErrNotFound
	}
	return secret, nil
}

// Set implements profile.Keychain.
func (k *fakeKeychain) Set(service, user, secret string) error {
	if err := k.enter(); err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.items[service+"/"+user] = secret
	return nil
}

// Delete implements profile.Keychain.
func (k *fakeKeychain) Delete(service, user string) error {
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

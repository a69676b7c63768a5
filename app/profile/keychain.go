package profile

import (
	"errors"
	"strings"

	"github.com/zalando/go-keyring"
)

// Service is the name of the app's entries in the keychain, as the system's own keychain program shows it.
const Service = "NAVER CAPTCHA Tester"

// Keychain is the operating system's store of secrets. Its calls may block for as long as a person takes to unlock it,
// or for ever: a Vault bounds them.
type Keychain interface {
	Get(service, user string) (string, error)
	Set(service, user, secret string) error
	Delete(service, user string) error
}

// prober is a Keychain that can be asked for its state without a prompt.
type prober interface {
	// Probe returns nil, or an error that is ErrAbsent, ErrLocked or ErrKeychainFailed. It does not block for long.
	Probe() error
}

// SystemKeychain is the keychain of this system: the Secret Service on Linux, Keychain on macOS, the Credential Manager
// on Windows.
func SystemKeychain() Keychain { return systemKeychain{} }

type systemKeychain struct{}

func (systemKeychain) Get(service, user string) (string, error) {
	if err := reachable(); err != nil {
		return "", err
	}
	return keyring.Get(service, user)
}

func (systemKeychain) Set(service, user, secret string) error {
	if err := reachable(); err != nil {
		return err
	}
	return keyring.Set(service, user, secret)
}

func (systemKeychain) Delete(service, user string) error {
	if err := reachable(); err != nil {
		return err
	}
	return keyring.Delete(service, user)
}

func (systemKeychain) Probe() error { return probe() }

// explain gives a keychain's error its Problem, and cuts the secret out should it be in there.
func explain(err error, secret string) error {
	if err == nil {
		return nil
	}
	p, known := ProblemOf(err)
	switch {
	case known:
	case errors.Is(err, keyring.ErrNotFound):
		p = ErrNotFound
	case errors.Is(err, keyring.ErrSetDataTooBig):
		p = ErrSecretTooBig
	case errors.Is(err, keyring.ErrUnsupportedPlatform):
		p = ErrAbsent
	default:
		p = systemProblem(err)
	}
	text := err.Error()
	if e := (*Error)(nil); errors.As(err, &e) {
		text = e.Detail
	}
	if secret != "" && strings.Contains(text, secret) {
		return fail(p, shorten(strings.ReplaceAll(text, secret, "•••")), nil)
	}
	if p == ErrNotFound {
		return fail(p, "", err)
	}
	return fail(p, shorten(text), err)
}

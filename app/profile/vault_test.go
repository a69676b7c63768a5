package profile

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"navercaptcha/naver"
)

func TestASecretBelongsToItsHost(t *testing.T) {
	v, p := NewVault(newChain(), 0), named("a", "A")
	wantNone(t, v, p, ErrNotFound)
	keep(t, v, p, hidden, WhereKeychain)
	wantSecret(t, v, p, hidden, WhereKeychain)

	moved := p
	moved.Platform = naver.Cloud
	wantNone(t, v, moved, ErrNotFound)
	moved = p
	moved.BaseURL = "https://proxy.example.com"
	wantNone(t, v, moved, ErrNotFound)
	moved.BaseURL = "https://OPENAPI.naver.com:443/behind/a/path"
	wantSecret(t, v, moved, hidden, WhereKeychain)

	if err := v.Forget(t.Context(), p); err != nil {
		t.Error(err)
	}
	wantNone(t, v, p, ErrNotFound)
	if err := v.Forget(t.Context(), p); err != nil {
		t.Errorf("forgetting nothing: %v", err)
	}
	p.BaseURL = "://"
	wantNone(t, v, p, ErrBadBaseURL)
	if _, err := v.Keep(t.Context(), p, hidden, WhereMemory); !errors.Is(err, ErrBadBaseURL) {
		t.Errorf("kept for no host: %v", err)
	}
}

func TestTheBuiltInProfilesNeverTouchTheKeychain(t *testing.T) {
	k := newChain()
	v, env := NewVault(k, 0), Profile{ID: EnvironmentID, Platform: naver.Fin}
	wantSecret(t, v, Simulator(), "simulator", WhereBuiltIn)
	wantNone(t, v, env, ErrNotFound)
	if where, err := v.Keep(t.Context(), env, hidden, WhereEnvironment); where != WhereEnvironment || err != nil {
		t.Errorf("%s, %v", where, err)
	}
	wantSecret(t, v, env, hidden, WhereEnvironment)
	for _, where := range []Where{WhereKeychain, WhereMemory} {
		for _, p := range []Profile{env, Simulator()} {
			if _, err := v.Keep(t.Context(), p, hidden, where); !errors.Is(err, ErrReadOnly) {
				t.Errorf("%s kept in %s: %v", p.ID, where, err)
			}
		}
	}
	if _, err := v.Keep(t.Context(), named("a", "A"), hidden, WhereEnvironment); !errors.Is(err, ErrReadOnly) {
		t.Errorf("another profile's secret in the environment: %v", err)
	}
	if err := errors.Join(v.Forget(t.Context(), env), v.Forget(t.Context(), Simulator())); err != nil {
		t.Error(err)
	}
	wantSecret(t, v, env, hidden, WhereEnvironment)
	if k.calls != 0 {
		t.Errorf("%d calls to the keychain", k.calls)
	}
}

func TestWithoutAKeychainTheSecretLivesForThisRun(t *testing.T) {
	k := newChain()
	k.err = fail(ErrAbsent, "no D-Bus session", nil)
	v, p := NewVault(k, 0), named("a", "A")
	wantNone(t, v, p, ErrAbsent)
	keep(t, v, p, hidden, WhereMemory)
	wantSecret(t, v, p, hidden, WhereMemory)
	wantNone(t, NewVault(k, 0), p, ErrAbsent)
	if err := v.Forget(t.Context(), p); err != nil {
		t.Error(err)
	}
	wantNone(t, v, p, ErrAbsent)
}

func TestMemoryByChoiceGivesWayToTheKeychain(t *testing.T) {
	k := newChain()
	v, p := NewVault(k, 0), named("a", "A")
	if where, err := v.Keep(t.Context(), p, hidden, WhereMemory); where != WhereMemory || err != nil || k.calls != 0 {
		t.Errorf("%s, %v, %d calls to the keychain", where, err, k.calls)
	}
	keep(t, v, p, hidden+"2", WhereKeychain)
	wantSecret(t, v, p, hidden+"2", WhereKeychain)
}

func TestAKeychainsErrorsKeepTheirMeaning(t *testing.T) {
	p := named("a", "A")
	for want, err := range map[Problem]error{
		ErrAbsent:         keyring.ErrUnsupportedPlatform,
		ErrDenied:         fail(ErrDenied, "", nil),
		ErrKeychainFailed: errors.New("the moon is full, and so is " + hidden),
	} {
		k := newChain()
		k.err = err
		v := NewVault(k, 0)
		wantNone(t, v, p, want)
		_, err := v.Keep(t.Context(), p, hidden, WhereKeychain)
		if want != ErrAbsent && !errors.Is(err, want) {
			t.Errorf("keep: %v, want %v", err, want)
		}
		if _, _, err := v.Secret(t.Context(), p); want != ErrAbsent && err == nil {
			t.Errorf("%v: the secret was kept in memory unasked", want)
		}
		for ; err != nil; err = errors.Unwrap(err) {
			if strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), hidden) {
				t.Errorf("%v: the error shows the secret", want)
			}
		}
	}
	k := newChain()
	k.setErr = keyring.ErrSetDataTooBig
	if _, err := NewVault(k, 0).Keep(t.Context(), p, hidden, WhereKeychain); !errors.Is(err, ErrSecretTooBig) {
		t.Errorf("too big for this keychain: %v", err)
	}
	k = newChain()
	k.deaf = true
	if _, err := NewVault(k, 0).Keep(t.Context(), p, hidden, WhereKeychain); !errors.Is(err, ErrSecretNotKept) {
		t.Errorf("a keychain that stores nothing: %v", err)
	}
}

func TestWhatCannotBeASecretIsNoSecret(t *testing.T) {
	k := newChain()
	v, p := NewVault(k, 0), named("a", "A")
	for _, text := range []string{"", "a\nb", "\xff", strings.Repeat("x", MaxSecret+1)} {
		k.items[Service+"/a@openapi.naver.com"] = text
		wantNone(t, v, p, ErrSecretUnreadable)
	}
	for text, want := range map[string]Problem{
		"": ErrSecretUnusable, "a\r\nX: y": ErrSecretUnusable, strings.Repeat("x", MaxSecret+1): ErrSecretTooBig,
	} {
		if where, err := v.Keep(t.Context(), p, text, WhereMemory); !errors.Is(err, want) || where != WhereNowhere {
			t.Errorf("%d bytes kept: %s, %v", len(text), where, err)
		}
	}
	keep(t, v, p, strings.Repeat("x", MaxSecret), WhereKeychain)
}

func TestACancelledContextIsItsOwnError(t *testing.T) {
	k := newChain()
	v, p := NewVault(k, 0), named("a", "A")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := v.Secret(ctx, p)
	if !errors.Is(err, context.Canceled) || k.calls != 0 {
		t.Errorf("%v after %d calls", err, k.calls)
	}
	if _, ok := ProblemOf(err); ok {
		t.Error("a cancel is no problem to show")
	}
}

type panicking struct{ *memoryChain }

func (panicking) Get(string, string) (string, error) { panic(hidden) }

func TestAPanicInTheKeychainIsAnError(t *testing.T) {
	v, p := NewVault(panicking{newChain()}, 0), named("a", "A")
	wantNone(t, v, p, ErrKeychainFailed)
	wantNone(t, v, p, ErrKeychainFailed) // and the turn was given back
}

func TestAVaultCannotBePrinted(t *testing.T) {
	v, p := NewVault(newChain(), 0), named("a", "A")
	if _, err := v.Keep(t.Context(), p, hidden, WhereMemory); err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "vault", v, "held", v.held)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "vault", v, "held", v.held)
	text := fmt.Sprintf("%v %+v %#v %s %q %x %d|%v %+v %#v", v, v, v, v, v, v, v, v.held, v.held, struct{ *Vault }{v})
	for _, s := range []string{hidden, fmt.Sprintf("%x", hidden)} {
		if strings.Contains(text+log.String(), s) {
			t.Errorf("printed: %s", strings.ReplaceAll(text+log.String(), s, "THE SECRET"))
		}
	}
}

package profile

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"navercaptcha/naver"
)

func TestSweepRemovesWhatProfilesLeftBehind(t *testing.T) {
	path, k := newPath(t), newChain()
	b, v := openBook(t, path), NewVault(k, 0)
	a, c := named("a", "A"), named("c", "C")
	save(t, b, a, c)
	keep(t, v, a, hidden, WhereKeychain)
	keep(t, v, c, hidden, WhereKeychain)

	a.Platform = naver.Cloud
	save(t, b, a)
	keep(t, v, a, hidden+"2", WhereKeychain)
	if err := b.Delete("c"); err != nil {
		t.Fatal(err)
	}
	// Here the app is closed before it sweeps; the next start does.
	b = openBook(t, path)
	if err := v.Sweep(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	if len(k.items) != 1 {
		t.Errorf("%d entries in the keychain, want the moved profile's alone", len(k.items))
	}
	wantSecret(t, v, a, hidden+"2", WhereKeychain)
	calls := k.calls
	if err := v.Sweep(t.Context(), openBook(t, path)); err != nil || k.calls != calls {
		t.Errorf("swept again: %v, %d calls", err, k.calls-calls)
	}
}

func TestSweepSparesAProfileThatMovedBack(t *testing.T) {
	b, v := openBook(t, newPath(t)), NewVault(newChain(), 0)
	a := named("a", "A")
	save(t, b, a)
	keep(t, v, a, hidden, WhereKeychain)
	moved := a
	moved.Platform = naver.Gov
	save(t, b, moved, a)
	if err := v.Sweep(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	wantSecret(t, v, a, hidden, WhereKeychain)
}

func TestSweepSparesAProfileThatMovesBackDuringThePrompt(t *testing.T) {
	path := newPath(t)
	synctest.Test(t, func(t *testing.T) {
		b, k := openBook(t, path), newChain()
		v, a := NewVault(k, 3*time.Second), named("a", "A")
		save(t, b, a)
		keep(t, v, a, hidden, WhereKeychain)
		moved := a
		moved.Platform = naver.Gov
		save(t, b, moved)
		k.lock()
		swept := make(chan error, 1)
		go func() { swept <- v.Sweep(t.Context(), b) }()
		time.Sleep(time.Second)
		save(t, b, a)
		k.unlock()
		if err := <-swept; err != nil {
			t.Error(err)
		}
		wantSecret(t, v, a, hidden, WhereKeychain)
	})
}

func TestSweepTriesAgainOnceTheKeychainIsBack(t *testing.T) {
	b, k := openBook(t, newPath(t)), newChain()
	v, a := NewVault(k, 0), named("a", "A")
	save(t, b, a)
	keep(t, v, a, hidden, WhereKeychain)
	if err := b.Delete("a"); err != nil {
		t.Fatal(err)
	}
	k.err = fail(ErrAbsent, "", nil)
	if err := v.Sweep(t.Context(), b); err != nil {
		t.Errorf("absent: %v", err)
	}
	k.err = fail(ErrDenied, "", nil)
	if err := v.Sweep(t.Context(), b); !errors.Is(err, ErrDenied) {
		t.Errorf("denied: %v", err)
	}
	k.err = nil
	if err := v.Sweep(t.Context(), b); err != nil || len(k.items) != 0 {
		t.Errorf("back: %v, %d entries", err, len(k.items))
	}
}

func TestNoSecretIsInTheFolder(t *testing.T) {
	path := newPath(t)
	b, v, a := openBook(t, path), NewVault(newChain(), 0), named("a", "A")
	save(t, b, a)
	keep(t, v, a, hidden, WhereKeychain)
	a.Platform = naver.Fin
	save(t, b, a)
	if _, err := v.Keep(t.Context(), a, hidden, WhereMemory); err != nil {
		t.Fatal(err)
	}
	for name, text := range filesOf(t, path) {
		if strings.Contains(text, hidden) {
			t.Errorf("%s holds the secret", name)
		}
	}
}

package profile

import (
	"context"
	"errors"
	"testing"
	"time"
)

// The limit of these tests is short, since D-Bus knows no fake clock; an unlocked stub answers in 2 ms.
const shortLimit = 250 * time.Millisecond

func TestWithoutABusThereIsNoKeychain(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
	v, p := NewVault(SystemKeychain(), 0), named("a", "A")
	if err := v.Probe(t.Context()); !errors.Is(err, ErrAbsent) {
		t.Errorf("probe: %v", err)
	}
	wantNone(t, v, p, ErrAbsent)
	keep(t, v, p, hidden, WhereMemory)
}

func TestWithoutASessionNoBusIsStarted(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("PATH", t.TempDir()) // dbus-launch would be looked up here
	if reachable() == nil {
		t.Skip("this user has a session bus, which tests leave alone")
	}
	wantNone(t, NewVault(SystemKeychain(), 0), named("a", "A"), ErrAbsent)
}

func TestOnABusWithoutAKeychainProgram(t *testing.T) {
	privateBus(t)
	v, p := NewVault(SystemKeychain(), 0), named("a", "A")
	if err := v.Probe(t.Context()); !errors.Is(err, ErrAbsent) {
		t.Errorf("probe: %v", err)
	}
	wantNone(t, v, p, ErrAbsent)
	keep(t, v, p, hidden, WhereMemory)
}

func TestAPromptThatNeverEnds(t *testing.T) {
	_, killBus := privateBus(t)
	stub := lockedStub(t)
	v, p := NewVault(SystemKeychain(), shortLimit), named("a", "A")
	if err := v.Probe(t.Context()); !errors.Is(err, ErrLocked) || len(stub.prompts) != 0 {
		t.Errorf("probe: %v, %d prompts", err, len(stub.prompts))
	}
	wantNone(t, v, p, ErrLocked)

	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	for range 1000 {
		if _, _, err := v.Secret(ctx, p); err == nil {
			t.Fatal("a secret from a locked keychain")
		}
	}
	if where, err := v.Keep(t.Context(), p, hidden, WhereKeychain); where != WhereNowhere || !errors.Is(err, ErrLocked) {
		t.Errorf("keep: %s, %v", where, err)
	}
	if where, err := v.Keep(t.Context(), p, hidden, WhereMemory); where != WhereMemory || err != nil {
		t.Errorf("memory by choice: %s, %v", where, err)
	}
	wantSecret(t, v, p, hidden, WhereMemory)
	if n := inKeychain(); n != 1 || len(stub.prompts) != 1 {
		t.Errorf("%d goroutines in the keychain, %d prompts for 1002 calls", n, len(stub.prompts))
	}

	// The session ends with the prompt still open: the call inside ends with it, and the app lives on.
	killBus()
	ctx, cancel = context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	if err := v.Wait(ctx); err != nil {
		t.Errorf("the call stays in the dead bus: %v", err)
	}
}

func TestAPromptThatIsAnswered(t *testing.T) {
	privateBus(t)
	stub := lockedStub(t)
	v, p := NewVault(SystemKeychain(), shortLimit), named("a", "A")
	wantNone(t, v, p, ErrLocked)
	<-stub.prompts
	stub.answer(t, false)
	if err := v.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := v.Probe(t.Context()); err != nil {
		t.Errorf("probe: %v", err)
	}
	wantNone(t, v, p, ErrNotFound)
	keep(t, v, p, hidden, WhereKeychain)
	wantSecret(t, NewVault(SystemKeychain(), shortLimit), p, hidden, WhereKeychain)
	if err := v.Forget(t.Context(), p); err != nil {
		t.Error(err)
	}
	wantNone(t, v, p, ErrNotFound)
	if len(stub.prompts) != 0 {
		t.Errorf("%d more prompts", len(stub.prompts))
	}
}

func TestAPromptThatIsDismissed(t *testing.T) {
	privateBus(t)
	stub := lockedStub(t)
	v, p := NewVault(SystemKeychain(), 10*time.Second), named("a", "A")
	go func() {
		<-stub.prompts
		stub.answer(t, true)
	}()
	where, err := v.Keep(t.Context(), p, hidden, WhereKeychain)
	if where != WhereNowhere || !errors.Is(err, ErrDenied) {
		t.Errorf("keep: %s, %v", where, err)
	}
	stub.answer(t, false)
	wantNone(t, v, p, ErrNotFound)
}

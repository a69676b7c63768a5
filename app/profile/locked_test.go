package profile

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestALockedKeychainIsReportedAndNeverBypassed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newChain()
		v, p := NewVault(k, 3*time.Second), named("a", "A")
		k.lock()
		start := time.Now()
		wantNone(t, v, p, ErrLocked)
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("reported after %v", took)
		}
		if where, err := v.Keep(t.Context(), p, hidden, WhereKeychain); where != WhereNowhere || !errors.Is(err, ErrLocked) {
			t.Errorf("keep: %s, %v", where, err)
		}
		if _, ok := v.remembered(entryOf(p)); ok {
			t.Error("kept in memory unasked")
		}

		// The window waits for the prompt beside its dialog, and tries again by itself.
		unlocked := make(chan error, 1)
		go func() { unlocked <- v.Wait(t.Context()) }()
		time.Sleep(time.Minute)
		select {
		case err := <-unlocked:
			t.Fatalf("waited too short: %v", err)
		default:
		}
		k.unlock()
		if err := <-unlocked; err != nil {
			t.Error(err)
		}
		wantNone(t, v, p, ErrNotFound)
		keep(t, v, p, hidden, WhereKeychain)
	})
}

func TestUnlockingAfterACancelStoresNothing(t *testing.T) {
	for name, giveUp := range map[string]func(context.Context) (context.Context, context.CancelFunc){
		"cancelled": func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeout(ctx, time.Second)
		},
		"timed out": context.WithCancel,
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				k := newChain()
				v, p := NewVault(k, 3*time.Second), named("a", "A")
				k.lock()
				ctx, cancel := giveUp(t.Context())
				defer cancel()
				if _, err := v.Keep(ctx, p, hidden, WhereKeychain); err == nil {
					t.Error("kept in a locked keychain")
				}
				k.unlock()
				synctest.Wait()
				if len(k.items) != 0 || k.calls != 1 {
					t.Errorf("after the unlocking: %d entries, %d calls; want the look alone", len(k.items), k.calls)
				}
			})
		})
	}
}

// slowSet hangs in Set alone, as a keychain does that asks about each write.
type slowSet struct {
	*memoryChain
	asked chan struct{}
}

func (k slowSet) Set(service, user, secret string) error {
	if secret == hidden {
		<-k.asked
	}
	return k.memoryChain.Set(service, user, secret)
}

func TestAWriteThatNobodyWaitedForIsTakenBack(t *testing.T) {
	for _, before := range []string{"", "the one before"} {
		synctest.Test(t, func(t *testing.T) {
			k := slowSet{newChain(), make(chan struct{})}
			v, p := NewVault(k, 3*time.Second), named("a", "A")
			if before != "" {
				keep(t, v, p, before, WhereKeychain)
			}
			if _, err := v.Keep(t.Context(), p, hidden, WhereKeychain); !errors.Is(err, ErrLocked) {
				t.Errorf("keep: %v", err)
			}
			close(k.asked)
			synctest.Wait()
			if got := k.items[Service+"/a@openapi.naver.com"]; got != before {
				t.Errorf("the keychain differs from before; it has an entry: %v", got != "")
			}
		})
	}
}

func TestUnlockingAfterACancelledForgetForgetsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newChain()
		v, p := NewVault(k, 3*time.Second), named("a", "A")
		keep(t, v, p, hidden, WhereKeychain)
		k.lock()
		if err := v.Forget(t.Context(), p); !errors.Is(err, ErrLocked) {
			t.Errorf("forget: %v", err)
		}
		k.unlock()
		synctest.Wait()
		wantSecret(t, v, p, hidden, WhereKeychain)
	})
}

func TestAThousandCallsLeaveOneGoroutineInThePrompt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newChain()
		v, p := NewVault(k, 3*time.Second), named("a", "A")
		k.lock()
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		for i := range 1000 {
			all.Go(func() {
				var err error
				switch i % 3 {
				case 0:
					_, _, err = v.Secret(ctx, p)
				case 1:
					_, err = v.Keep(ctx, p, hidden, WhereKeychain)
				default:
					err = v.Forget(ctx, p)
				}
				if !errors.Is(err, context.Canceled) {
					t.Errorf("call %d: %v", i, err)
				}
			})
		}
		time.Sleep(time.Second)
		cancel()
		all.Wait()
		for range 1000 {
			wantNone(t, v, p, ErrLocked)
		}
		if k.inside != 1 || inKeychain() != 1 {
			t.Errorf("%d calls in the keychain, %d goroutines for them", k.inside, inKeychain())
		}
		k.unlock()
		synctest.Wait()
		if n := inKeychain(); n != 0 {
			t.Errorf("%d goroutines stay", n)
		}
	})
}

// inKeychain counts the goroutines that a Vault has started and that have not ended.
func inKeychain() int {
	stacks := make([]byte, 1<<20)
	return strings.Count(string(stacks[:runtime.Stack(stacks, true)]), "created by navercaptcha/app/profile.turn.do")
}

package profile

import (
	"context"
	"sync/atomic"
	"time"
)

// turn lets one call into the keychain at a time. A call that hangs on a prompt keeps its turn, so that later ones wait
// in their callers' goroutines, within the limit, and none hangs beside it.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

// claim decides which comes first: the end of a call, or its caller giving up.
type claim struct{ taken atomic.Bool }

// take is true for the first of the two.
func (c *claim) take() bool { return c.taken.CompareAndSwap(false, true) }

// wanted tells whether the caller still waits.
func (c *claim) wanted() bool { return !c.taken.Load() }

type answer struct {
	secret string
	err    error
}

// do runs work in a goroutine of its own. It returns when that ends, when ctx does, or with ErrLocked after the limit;
// in the latter two the work goes on until the keychain answers. Work that changes the keychain looks at the claim
// before it does, and takes it as its last step.
func (t turn) do(ctx context.Context, limit time.Duration, work func(*claim) answer) answer {
	if err := ctx.Err(); err != nil {
		return answer{err: err}
	}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case t <- struct{}{}:
	case <-ctx.Done():
		return answer{err: ctx.Err()}
	case <-timer.C:
		return answer{err: fail(ErrLocked, "", nil)}
	}
	c := new(claim)
	done := make(chan answer, 1)
	go func() {
		a := guarded(c, work)
		<-t
		done <- a
	}()
	var gaveUp error
	select {
	case a := <-done:
		return a
	case <-ctx.Done():
		gaveUp = ctx.Err()
	case <-timer.C:
		gaveUp = fail(ErrLocked, "", nil)
	}
	if c.take() {
		return answer{err: gaveUp}
	}
	return <-done // its last step is done
}

// guarded turns a panic into an error: the D-Bus library's caller dereferences nil when the bus dies during a prompt.
func guarded(c *claim, work func(*claim) answer) (a answer) {
	defer func() {
		if recover() != nil {
			a = answer{err: fail(ErrKeychainFailed, "it ended during the call", nil)}
		}
		c.take()
	}()
	return work(c)
}

// wait returns once no call is under way.
func (t turn) wait(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		<-t
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

package app

import (
	"context"
	"slices"

	"navercaptcha/app/session"
)

// checkedCall is the last check of the credentials, as it stands among the calls of the attempt that was on the screen
// then. It belongs to none: its key is thrown away.
type checkedCall struct {
	session.Call
	attempt uint64
}

// among are the calls of a state, and the check where it belongs in time.
func (c *checkedCall) among(st session.State) []session.Call {
	if c == nil || c.Kind != st.Kind || c.attempt != st.Attempt {
		return st.Calls
	}
	at := slices.IndexFunc(st.Calls, func(other session.Call) bool { return other.Start.After(c.Start) })
	if at < 0 {
		at = len(st.Calls)
	}
	return slices.Insert(slices.Clone(st.Calls), at, c.Call)
}

// check asks NAVER for a key with the credentials shown. It costs one issue of the quota, as the panel says.
func (w *Window) check() {
	kind, attempt, version := w.kind, w.states[w.kind].Attempt, w.caller.current().version
	w.run(text("credentials.checking"), func(ctx context.Context) func(bool) {
		c, ok := w.session.Check(ctx, kind)
		return func(cancelled bool) {
			others := version != w.caller.current().version // the screen has other credentials now
			if ok && !others {
				w.checked = &checkedCall{c, attempt}
				w.draw()
			}
			switch {
			case cancelled:
				w.tell(nil, text("credentials.cancelled"))
			case others:
				w.tell(nil, "")
			default:
				w.tellCheck(c)
			}
		}
	})
}

// tellCheck puts the outcome under the form.
func (w *Window) tellCheck(c session.Call) {
	switch _, own := ownFinding(c.Err); {
	case c.Err == nil:
		w.tell(nil, text("credentials.good."+string(c.Kind)))
	case own:
		w.tell(c.Err, "")
	default:
		w.who.message, w.who.bad = c.Finding.Happened.In(w.config.Language)+" "+c.Finding.Next.In(w.config.Language), true
		w.drawCredentials()
	}
}

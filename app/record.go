package app

import (
	"slices"

	"navercaptcha/app/session"
	"navercaptcha/naver/attempt"
)

// What went over the wire is kept and counted from the goroutine that made the call: the window's own may have ended, or
// be about to, when the call does.

// record keeps the attempt of a state and counts the calls that were not in the one before. The session tells its states
// one after the other.
func (w *Window) record(st session.State) {
	fresh := newCalls(w.recorded[st.Kind], st)
	w.recorded[st.Kind] = st
	if len(fresh) > 0 {
		w.keeper.keep(st)
		w.count(fresh)
	}
}

// recordAlone keeps and counts a call that is in no state.
func (w *Window) recordAlone(c attempt.Call) {
	w.keeper.keepAlone(c)
	w.count([]attempt.Call{c})
}

// newCalls are those of a state that were not in the one before it. A call that was overtaken may come in between.
func newCalls(before, now session.State) (fresh []attempt.Call) {
	for _, c := range now.Calls {
		known := func(b attempt.Call) bool { return b.Start.Equal(c.Start) && b.Call == c.Call }
		if !slices.ContainsFunc(before.Calls, known) {
			fresh = append(fresh, c)
		}
	}
	return fresh
}

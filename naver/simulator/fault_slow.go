package simulator

import (
	"net/http"
	"strconv"
	"time"
)

// How slow the slow ones are: longer than this program's client waits for a first byte (15 s) and for a whole call
// (60 s), which are usual limits.
const (
	lateBy       = 20 * time.Second
	slowBodyTime = 75 * time.Second
	slowBodyStep = 250 * time.Millisecond
)

// wait waits, and tells whether the caller was still there at the end.
func wait(r *http.Request, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

// sendLate sends the reply, but much later.
func sendLate(w http.ResponseWriter, r *http.Request, rep reply) (int, string) {
	waited := wait(r, lateBy)
	rep.send = nil
	status, rule := rep.deliver(w, r)
	if !waited {
		return 0, "timeout-answer"
	}
	return status, rule
}

// sendSlowly sends the head at once and the body in as many parts as it has bytes, or as there are steps.
func sendSlowly(w http.ResponseWriter, r *http.Request, rep reply) (int, string) {
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Now().Add(2 * slowBodyTime)) // the server's own is shorter
	body := rep.bytes()
	rep.setHeader(w.Header())
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(rep.status)
	_ = control.Flush()
	steps := min(int(slowBodyTime/slowBodyStep), max(len(body), 1))
	for i := range steps {
		if !wait(r, slowBodyTime/time.Duration(steps)) {
			return rep.status, "timeout-whole"
		}
		_, _ = w.Write(body[i*len(body)/steps : (i+1)*len(body)/steps])
		_ = control.Flush()
	}
	return rep.status, ""
}

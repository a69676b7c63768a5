package main

import (
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/simulator"
)

// callLog writes a line for each call, whole, whichever goroutine it comes from.
type callLog struct {
	mu   sync.Mutex
	to   io.Writer
	json bool
}

// hold writes something between two calls.
func (l *callLog) hold(write func(io.Writer)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	write(l.to)
}

// call is simulator.Options.OnCall.
func (l *callLog) call(c simulator.Served) {
	l.hold(func(to io.Writer) {
		ms := float64(c.Duration.Microseconds()) / 1000
		if l.json {
			_ = json.NewEncoder(to).Encode(struct { // a closed standard error ends no server
				Time         time.Time       `json:"time"`
				Method       string          `json:"method"`
				Path         string          `json:"path"`
				Kind         naver.Kind      `json:"kind,omitempty"`
				Call         naver.Call      `json:"call,omitempty"`
				Status       int             `json:"status"`
				Milliseconds float64         `json:"milliseconds"`
				Finding      string          `json:"finding,omitempty"`
				Fault        simulator.Fault `json:"fault,omitempty"`
			}{c.Time, c.Method, c.Path, c.Kind, c.Call, c.Status, ms, c.Rule, c.Fault})
			return
		}
		fmt.Fprintf(to, "%s %3d %-22s %8.3f ms  %s %s %s\n", c.Time.Format("15:04:05.000"), c.Status, c.Rule, ms, c.Method,
			exchange.VisibleLine(c.Path), c.Fault)
	})
}

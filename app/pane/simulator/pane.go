// Package simulator is the pane of the simulator that is built in: where it is, what goes wrong next, what it answered.
package simulator

import (
	"context"
	"errors"
	"runtime"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"navercaptcha/app/connect"
	"navercaptcha/app/embedded"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/simulator"
)

// Pane shows the simulator in the middle's place. All its methods are called on the window's goroutine.
type Pane struct {
	host      Host
	connector *connect.Connector
	simulator Simulator
	clipboard fyne.Clipboard
	words     *words.Catalogue
	view      *view
	busy      bool // starting or stopping
}

// New makes the pane. Its commands are for whom the connector calls.
func New(host Host, connector *connect.Connector, shown Simulator, clipboard fyne.Clipboard, in *words.Catalogue) *Pane {
	p := &Pane{host: host, connector: connector, simulator: shown, clipboard: clipboard, words: in}
	p.Open()
	return p
}

// Open shows what is known now.
func (p *Pane) Open() {
	p.view = newView(p)
	p.draw("")
}

// Content is what the window shows.
func (p *Pane) Content() fyne.CanvasObject { return p.view.content }

// OnArranged shows the last call: the list has its size now.
func (p *Pane) OnArranged() { p.view.log.list.ScrollToBottom() }

// Focus puts the cursor where a fault is chosen.
func (p *Pane) Focus() { p.host.Canvas().Focus(p.view.faults.choice) }

// SetWords changes the language. What was typed stays.
func (p *Pane) SetWords(in *words.Catalogue) {
	p.words = in
	port, times := p.view.server.port.Text, p.view.faults.times.Text
	p.Open()
	p.view.server.port.SetText(port)
	p.view.faults.times.SetText(times)
}

// Cancel has nothing to end: a start and a stop are short.
func (p *Pane) Cancel() bool { return false }

// Leave has nothing to end either.
func (p *Pane) Leave() {}

// ListsAttempt is true: the calls on the right stay those of the attempt.
func (p *Pane) ListsAttempt() bool { return true }

// WhenEmpty is what the right says without calls.
func (p *Pane) WhenEmpty() string { return "calls.empty" }

// OnChange hears that the simulator started, stopped or answered a call.
func (p *Pane) OnChange() { p.draw("") }

func (p *Pane) draw(problem string) {
	address := p.simulator.Running()
	p.view.say(problem)
	p.view.server.show(address, p.curlLine(address), p.busy)
	fault, left := p.simulator.PendingFault()
	p.view.faults.show(fault, left, p.platform())
	p.view.log.show(p.simulator.Calls())
}

// onStart starts it on the port that was typed, or without one where it was before.
func (p *Pane) onStart() {
	typed := strings.TrimSpace(p.view.server.port.Text)
	port := 0
	if typed != "" {
		var err error
		if port, err = strconv.Atoi(typed); err != nil || port < 1 || port > 65535 {
			p.draw(p.words.Format("simulator.badPort", map[string]any{"Typed": typed}))
			return
		}
	}
	p.change(func(ctx context.Context) error { return p.simulator.Start(ctx, port) })
}

func (p *Pane) onStop() {
	p.change(func(context.Context) error {
		p.simulator.Stop()
		return nil
	})
}

// change starts or stops it, off the window's goroutine.
func (p *Pane) change(change func(context.Context) error) {
	p.busy = true
	p.draw("")
	go func() {
		err := change(context.Background())
		p.host.Do(func() {
			p.busy = false
			p.draw(problemText(p.words, err))
		})
	}()
}

// problemText says why it did not start, and what to do.
func problemText(in *words.Catalogue, err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, embedded.ErrPort):
		return in.Text("own.port.happened") + " " + in.Text("own.port.next")
	}
	return in.Text("own.simulator.happened") + " " + in.Text("own.simulator.next")
}

func (p *Pane) onCopyAddress() { p.clipboard.SetContent(p.simulator.Running()) }

func (p *Pane) onCopyCurl() { p.clipboard.SetContent(p.curlLine(p.simulator.Running())) }

// platform is the one that the next call is for.
func (p *Pane) platform() naver.Platform { return p.connector.Current().Profile.Platform }

// curlLine is a command that issues a key, for the shells of this system: none where there is no address.
func (p *Pane) curlLine(address string) string {
	if address == "" {
		return ""
	}
	platform, pair := p.platform(), simulator.DefaultCredentials
	kind, _ := p.host.Shown()
	return curl.Line(runtime.GOOS, address+platform.Path(kind, naver.Issue),
		platform.IDHeader()+": "+pair.ID, platform.SecretHeader()+": "+pair.Secret)
}

// maxFaults is for how many calls a fault can be set.
const maxFaults = 1000

// onFault makes the next calls go wrong, as many as was typed. The empty fault takes it back.
func (p *Pane) onFault(f simulator.Fault, times string) {
	n, err := strconv.Atoi(times)
	switch {
	case f == "":
		n = 0
	case err != nil || n < 1 || n > maxFaults:
		p.draw(p.words.Format("simulator.badTimes", map[string]any{"Typed": times}))
		return
	}
	problem := ""
	if err := p.simulator.SetFault(f, n); err != nil {
		problem = err.Error()
	}
	p.draw(problem)
	p.host.OnFault()
}

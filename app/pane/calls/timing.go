package calls

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/exchange"
)

// timingView is how long a call took and over what it went.
type timingView struct {
	scroll     *container.Scroll
	words      *words.Catalogue
	waterfall  *waterfall
	connection *widget.Label
}

func newTimingView(in *words.Catalogue) *timingView {
	v := &timingView{words: in, waterfall: newWaterfall(in), connection: widgets.Paragraph("")}
	v.scroll = container.NewVScroll(container.NewVBox(v.waterfall, v.connection))
	return v
}

func (v *timingView) show(e *exchange.Exchange) {
	v.waterfall.show(e)
	widgets.Write(v.connection, connectionText(v.words, e))
}

// timingText is the phases and the connection of a call in words.
func timingText(in *words.Catalogue, e *exchange.Exchange) string {
	var b strings.Builder
	for _, phase := range phaseOrder {
		took := "–"
		if hasPhase(e, phase) {
			took = phaseTime(e.Phases[phase])
		}
		fmt.Fprintf(&b, "%s: %s\n", in.Text("phase."+string(phase)), took)
	}
	fmt.Fprintf(&b, "%s: %s\n\n%s", in.Text("phase.whole"), phaseTime(e.Duration), connectionText(in, e))
	return b.String()
}

// connectionText says over what the call went.
func connectionText(in *words.Catalogue, e *exchange.Exchange) string {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", in.Text(key), value)
		}
	}
	line("connection.remote", e.RemoteAddr)
	line("connection.protocol", e.Proto)
	if e.RemoteAddr != "" {
		reused := in.Text("connection.fresh")
		if e.Reused {
			reused = in.Text("connection.reused")
		}
		line("connection.connection", reused)
	}
	line("connection.proxy", e.Proxy)
	if t := e.TLS; t != nil {
		line("connection.tls", t.Version+", "+t.Cipher)
		line("connection.certificate", t.Subject)
		line("connection.issuer", t.Issuer)
		if !t.Expires.IsZero() {
			line("connection.expires", t.Expires.Format("2006-01-02"))
		}
	}
	if e.Failed != "" {
		line("connection.failed", in.Text("phase."+string(e.Failed)))
	}
	return b.String()
}

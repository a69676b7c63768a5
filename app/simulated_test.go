package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/naver/simulator"
)

// A verdict, an error and a ticket of the simulator's say whose they are, and send nobody to NAVER.
func TestWhatTheSimulatorAnswersIsMarked(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("WRONG")
	d.press(fyne.KeyReturn)
	d.untilSeen(d.text("verdict.wrong"))
	d.wantSeen(d.text("verdict.simulated"))

	d.newShown()
	if err := d.sim.SetFault("sim-ct500", 1); err != nil {
		t.Fatal(err)
	}
	d.types("WRONG")
	d.press(fyne.KeyReturn)
	d.untilSeen("An error happened inside the simulator's server (HTTP 500, CT500).")
	d.wantSeen("This was a call to the simulator, not to NAVER.")
	d.wantUnseen(d.text("finding.send"))
	d.shortcut(ctrl(fyne.KeyC, fyne.KeyModifierShift))
	d.until("the ticket is in the clipboard", func() bool { return strings.Contains(d.config.App.Clipboard().Content(), "CT500") })
	ticket := d.config.App.Clipboard().Content()
	for _, wrong := range []string{d.text("details.send"), "NAVER's server", "NAVER answered", "forum", "0s"} {
		if strings.Contains(ticket, wrong) {
			t.Errorf("the ticket says %q:\n%s", wrong, ticket)
		}
	}
	if !strings.Contains(ticket, d.text("details.simulated")) {
		t.Errorf("the ticket does not say that it is the simulator's:\n%s", ticket)
	}
}

func TestAFaultThatWaitsStandsInTheBanner(t *testing.T) {
	d := open(t)
	d.shortcut(ctrl(fyne.KeyM))
	d.untilSeen(d.text("simulator.title"))
	d.setsFault("sim-ct500")
	banner := d.textf("banner.fault", map[string]any{"Fault": simulator.Fault("sim-ct500"), "N": 1})
	d.untilSeen(banner)
	d.press(fyne.KeyEscape)
	d.tap("action.new") // which takes it
	d.untilSeen(d.text("banner.simulator"))
	d.wantUnseen(banner)
}

package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
	"navercaptcha/naver/simulator"
)

// withStand opens a window with a simulator that starts and stops.
func withStand(t *testing.T) (*desk, *Stand) {
	stand := NewStand(simulator.Options{Seed: 11})
	t.Cleanup(stand.Stop)
	return open(t, func(_ *desk, c *Config) { c.Simulator = stand }), stand
}

func TestAFaultByClickAndAStoppedSimulatorStartsAgain(t *testing.T) {
	d, stand := withStand(t)
	d.shortcut(ctrl(fyne.KeyM))
	d.wantSeen(text("simulator.stopped"))
	d.tap("simulator.start")
	d.until("it runs", func() bool { return stand.Running() != "" && d.sees(stand.Running()) })

	for i, f := range d.stand.faults {
		if f.ID == "sim-ct500" {
			d.stand.fault.SetSelectedIndex(i + 1)
		}
	}
	if f, left := stand.PendingFault(); f != "sim-ct500" || left != 1 {
		t.Fatalf("%q for %d calls is set", f, left)
	}
	d.chooses(text("action.issue"))
	d.untilPhase(session.Failed)
	d.untilSeen("ct500")

	d.tap("simulator.stop")
	d.untilSeen(text("simulator.stopped"))
	d.chooses(text("action.issue"))
	d.untilPhase(session.Issued)
	d.press(fyne.KeyEscape)
	if d.Window.stand != nil {
		t.Error("Esc leaves the simulator open")
	}
}

func TestAScenarioRunsAndShowsItsCalls(t *testing.T) {
	d, _ := withStand(t)
	d.shortcut(ctrl(fyne.KeyT))
	for i, s := range d.script.known {
		if s.File == "image.yaml" {
			d.scenarios.list.Select(i)
		}
	}
	d.tap("scenario.run")
	d.until("it ran", func() bool { return d.script.cancel == nil && len(d.script.steps) > 0 })
	for _, s := range d.script.steps {
		if s.result.State != 0 {
			t.Error(stepText(s, English))
		}
	}
	d.scenarios.steps.Select(0)
	if c, ok := d.calls.call(); !ok || c.Exchange == nil || c.Exchange.Status != 200 {
		t.Errorf("the step shows %+v", c)
	}
	d.press(fyne.KeyEscape)
	if d.scenarios != nil {
		t.Error("Esc leaves the scenarios open")
	}
}

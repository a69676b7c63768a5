package app

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/embedded"
	"navercaptcha/app/session"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// withStand opens a window with a simulator that starts and stops.
func withStand(t *testing.T, change ...func(*desk, *Config)) (*desk, *embedded.Simulator) {
	stand := embedded.New(simulator.Options{Seed: 11})
	t.Cleanup(stand.Stop)
	return open(t, append(change, func(_ *desk, c *Config) { c.Simulator = stand })...), stand
}

// What is copied is run as a person does, in the system's own shell.
func TestTheCopiedCurlIssuesAKey(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("there is no curl")
	}
	shells := [][]string{{"sh", "-c"}}
	if runtime.GOOS == "windows" {
		shells = [][]string{{"cmd", "/s", "/c"}, {"powershell", "-NoProfile", "-Command"}}
	}
	d, stand := withStand(t)
	if _, err := stand.URL(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.shortcut(ctrl(fyne.KeyM))
	d.tap("simulator.copyCurl")
	line := d.config.App.Clipboard().Content()
	d.wantSeen(line)
	for _, shell := range shells {
		c := exec.CommandContext(t.Context(), shell[0], append(shell[1:], line)...)
		c.Env = append(os.Environ(), "NO_PROXY=*")
		if out, err := c.Output(); err != nil || !strings.HasPrefix(string(out), `{"key":"SIM`) {
			t.Errorf("%s: %s\nanswers %s, %v", shell[0], line, out, err)
		}
	}
}

// setsFault chooses a fault as a person does.
func (d *desk) setsFault(id simulator.Fault) {
	d.t.Helper()
	for i, f := range d.faultsOffered() {
		if f.ID == id {
			d.faultChoice().SetSelectedIndex(i + 1)
			return
		}
	}
	d.t.Fatalf("there is no %s", id)
}

func TestAFaultByClickAndAStoppedSimulatorStartsAgain(t *testing.T) {
	d, stand := withStand(t)
	d.shortcut(ctrl(fyne.KeyM))
	d.wantSeen(d.text("simulator.stopped"))
	d.tap("simulator.start")
	d.until("it runs", func() bool { return stand.Running() != "" && d.sees(stand.Running()) })

	d.setsFault("sim-ct500")
	if f, left := stand.PendingFault(); f != "sim-ct500" || left != 1 {
		t.Fatalf("%q for %d calls is set", f, left)
	}
	d.chooses(d.text("action.issue"))
	d.untilPhase(session.Failed)
	d.untilSeen("NAVER system error")

	d.tap("simulator.stop")
	d.untilSeen(d.text("simulator.stopped"))
	d.chooses(d.text("action.issue"))
	d.untilPhase(session.Issued)
	d.press(fyne.KeyEscape)
	if d.showsSimulator() {
		t.Error("Esc leaves the simulator open")
	}
}

func TestAFaultOfAnotherPlatformIsSaidToWaitInVain(t *testing.T) {
	d, _ := withStand(t)
	d.shortcut(ctrl(fyne.KeyM))
	d.setsFault("sim-throttle")
	d.wantSeen(d.text("platform.gov"))
	d.setsFault("sim-ct500")
	d.wantUnseen(d.text("platform.gov"))
	d.writes(d.timesField(), "0")
	d.press(fyne.KeyReturn)
	d.wantSeen(d.textf("simulator.badTimes", map[string]any{"Typed": "0"}))
	d.writes(d.timesField(), "3")
	d.press(fyne.KeyReturn)
	d.wantSeen(d.textf("simulator.pending", map[string]any{"Fault": "sim-ct500", "N": 3}))
	d.faultChoice().SetSelectedIndex(0)
	d.wantSeen(d.text("simulator.noPending"))
}

// takesPort is another program on a port of this computer.
func takesPort(t *testing.T) (port int, leave func()) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l.Addr().(*net.TCPAddr).Port, func() { _ = l.Close() }
}

func TestAPortThatIsTakenIsSaidAndNothingIsLost(t *testing.T) {
	d, stand := withStand(t)
	d.newShown() // which starts it somewhere
	key, first := d.state(naver.Image).Key, stand.Running()
	d.shortcut(ctrl(fyne.KeyM))
	d.setsFault("sim-ct500")
	d.tap("simulator.stop")
	d.untilSeen(d.text("simulator.stopped"))

	port, leave := takesPort(t)
	d.writes(d.portField(), strconv.Itoa(port))
	d.tap("simulator.start")
	d.untilSeen(d.text("own.port.happened"))
	d.wantSeen(d.text("own.port.next"))
	d.wantSeen(d.text("simulator.stopped"))
	if stand.Running() != "" {
		t.Fatal("it runs elsewhere")
	}
	if f, left := stand.PendingFault(); f != "sim-ct500" || left != 1 || len(stand.Calls()) != 2 || d.servedList().Length() != 2 {
		t.Errorf("%q for %d calls is set, %d calls are kept", f, left, len(stand.Calls()))
	}
	for _, typed := range []string{"0", "65536", "http", "-1"} {
		d.writes(d.portField(), typed)
		d.tap("simulator.start")
		d.wantSeen(d.textf("simulator.badPort", map[string]any{"Typed": typed}))
	}

	leave() // the port is free now, as another one would be
	d.writes(d.portField(), strconv.Itoa(port))
	d.press(fyne.KeyReturn)
	want := fmt.Sprintf("http://127.0.0.1:%d", port)
	d.until("it runs there", func() bool { return stand.Running() == want && d.sees(want) })
	d.wantUnseen(d.text("own.port.happened"))
	if _, ok := stand.Answer(key); !ok || first == want {
		t.Error("the key is lost")
	}
}

// Somebody who has told other programs of an address does not want another one.
func TestAChosenPortIsNotGivenUpForAnother(t *testing.T) {
	d, stand := withStand(t)
	port, leave := takesPort(t)
	leave()
	d.shortcut(ctrl(fyne.KeyM))
	d.writes(d.portField(), strconv.Itoa(port))
	d.tap("simulator.start")
	d.until("it runs", func() bool { return stand.Running() != "" })
	d.tap("simulator.stop")
	d.untilSeen(d.text("simulator.stopped"))
	l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	d.chooses(d.text("action.issue")) // which would start it
	d.untilPhase(session.Failed)
	d.tap("history.close")
	d.wantSeen(d.text("own.port.happened"))
	d.shortcut(ctrl(fyne.KeyM))
	d.tap("simulator.start") // without a port
	d.until("it runs elsewhere", func() bool { return stand.Running() != "" })
}

// slowStart is a simulator that takes its time to start and to stop.
type slowStart struct {
	Simulator
	goOn chan struct{}
}

func (s slowStart) Start(ctx context.Context, port int) error {
	<-s.goOn
	return s.Simulator.Start(ctx, port)
}

func (s slowStart) Stop() {
	<-s.goOn
	s.Simulator.Stop()
}

func TestTheWindowGoesOnWhileTheSimulatorStartsAndStops(t *testing.T) {
	stand := embedded.New(simulator.Options{Seed: 11})
	slow := slowStart{stand, make(chan struct{})}
	t.Cleanup(stand.Stop)
	d := open(t, func(_ *desk, c *Config) { c.Simulator = slow })
	d.shortcut(ctrl(fyne.KeyM))
	for _, key := range []string{"simulator.start", "simulator.stop"} {
		d.tap(key) // returns at once
		if !d.startButton().Disabled() || !d.stopButton().Disabled() {
			t.Errorf("%s can be pressed twice", key)
		}
		d.setsFault("sim-reset")
		d.wantSeen("sim-reset")
		slow.goOn <- struct{}{}
		d.until(key+" is done", func() bool { return (stand.Running() != "") == (key == "simulator.start") && !bothDisabled(d) })
	}
}

func bothDisabled(d *desk) bool { return d.startButton().Disabled() && d.stopButton().Disabled() }

// TestThePanelsAreReachedByTab goes by Tab to everything that can have the focus, and leaves the panel from there by Esc.
func TestThePanelsAreReachedByTab(t *testing.T) {
	for name, panel := range map[string]struct {
		key  fyne.KeyName
		runs bool
		all  func(*desk) map[string]fyne.Focusable
	}{
		"a stopped simulator": {fyne.KeyM, false, func(d *desk) map[string]fyne.Focusable {
			return map[string]fyne.Focusable{
				"port": d.portField(), "start": d.startButton(), "fault": d.faultChoice(), "times": d.timesField(), "log": d.servedList(),
			}
		}},
		"a simulator that runs": {fyne.KeyM, true, func(d *desk) map[string]fyne.Focusable {
			return map[string]fyne.Focusable{
				"stop": d.stopButton(), "address": d.button("simulator.copyAddress"), "curl": d.button("simulator.copyCurl"),
				"fault": d.faultChoice(), "log": d.servedList(),
			}
		}},
		"scenarios": {fyne.KeyT, true, func(d *desk) map[string]fyne.Focusable {
			return map[string]fyne.Focusable{
				"path": d.scenarioPath(), "list": d.scenarioList(), "run": d.runButton(), "steps": d.stepList(),
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d, stand := withStand(t)
			if panel.runs {
				if _, err := stand.URL(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			d.shortcut(ctrl(panel.key))
			for what := range panel.all(d) {
				want := panel.all(d)[what] // of the panel that is open now
				for range 60 {
					if d.window.Canvas().FocusNext(); d.window.Canvas().Focused() == want {
						break
					}
				}
				if d.window.Canvas().Focused() != want {
					t.Errorf("Tab does not come to %s", what)
				}
				d.press(fyne.KeyEscape)
				if d.showsSimulator() || d.showsScenarios() {
					t.Fatalf("Esc in %s leaves it open", what)
				}
				d.shortcut(ctrl(panel.key))
			}
		})
	}
}

func TestThePanelsFitIntoTheWindow(t *testing.T) {
	for _, language := range []string{English, Korean} {
		d, stand := withStand(t, func(_ *desk, c *Config) { c.Language = language })
		before := d.window.Canvas().Content().MinSize()
		fits := func(what string) {
			t.Helper()
			if now := d.window.Canvas().Content().MinSize(); now.Width > before.Width || now.Height > before.Height {
				t.Errorf("%s: %s makes the window grow from %v to %v", language, what, before, now)
			}
		}
		d.shortcut(ctrl(fyne.KeyM))
		d.portField().SetText("no port")
		d.tap("simulator.start")
		fits("a stopped simulator with a problem")
		if _, err := stand.URL(t.Context()); err != nil {
			t.Fatal(err)
		}
		d.setsFault("sim-throttle")
		fits("a simulator that runs")
		d.shortcut(ctrl(fyne.KeyT))
		fits("the scenarios")
		d.opensFile("fails.yaml", "name: x\nsteps: [{issue: , expect: {status: 403, json: {a: "+strings.Repeat("long ", 100)+"}}}]\n")
		d.tap("scenario.run")
		d.untilRun()
		fits("a failure")
		d.opens("nothing.yaml")
		d.untilSeen(d.text("scenario.noFile"))
		fits("a file that is not there")
	}
}

func TestAScenarioRunsAndShowsItsCalls(t *testing.T) {
	d, _ := withStand(t)
	d.shortcut(ctrl(fyne.KeyT))
	d.picks("image.yaml")
	d.tap("scenario.run")
	d.untilRun()
	for _, s := range d.runSteps() {
		if s.Result.State != 0 {
			t.Error(s.Text(words.In(English)))
		}
	}
	if d.stepsDone() != 12 || d.stepsInAll() != 12 { // three steps on four platforms
		t.Errorf("%d of %d steps are done", d.stepsDone(), d.stepsInAll())
	}
	d.stepList().Select(0)
	if c, ok := d.chosenCall(); !ok || c.Exchange == nil || c.Exchange.Status != 200 {
		t.Errorf("the step shows %+v", c)
	}
	d.picks("audio.yaml") // another one, of which nothing is known yet
	if _, ok := d.chosenCall(); ok || len(d.runSteps()) != 0 || strings.Contains(d.screen(), d.text("scenario.passed")) {
		t.Error("what came of another scenario is left")
	}
	d.press(fyne.KeyEscape)
	if d.showsScenarios() {
		t.Error("Esc leaves the scenarios open")
	}
}

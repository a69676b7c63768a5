//go:build realwindow

package realwindow

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"navercaptcha/app/history"
	"navercaptcha/naver/simulator"
)

// Where things are in the simulator's panel. What stands below the address moves while there is none.
var (
	panel     = area{282, 68, 828, 736} // the middle, which a panel takes
	startAt   = [2]int{730, 130}
	stopAt    = [2]int{793, 130}
	portAt    = [2]int{385, 127}
	addressAt = [2]int{660, 222} // Copy address
	faultAt   = [2]int{400, 296}
	timesAt   = [2]int{796, 296}
	log       = area{284, 385, 824, 736}
	curl      = area{284, 158, 560, 196} // the command, while it runs; beside it nothing else has words
	belowLog  = area{284, 724, 824, 736}
	// behindFaults is a part of the banner, below its words, that the faults cover when they hang down.
	behindFaults = area{300, 56, 820, 62}
	findingAt    = [2]int{905, 290}                                         // the right column's tab
	choiceAt     = func(i int) [2]int { return [2]int{400, 15 + 359*i/10} } // the i-th of the faults that hang down
)

func (w *window) clickAt(at [2]int) {
	w.t.Helper()
	w.click(at[0], at[1])
}

// choiceOf is the place of a fault among the choices, the first of which is none.
func choiceOf(t *testing.T, id simulator.Fault) int {
	t.Helper()
	for i, f := range simulator.Faults() {
		if f.ID == id {
			return i + 1
		}
	}
	t.Fatalf("there is no %s", id)
	return 0
}

// setFault chooses a fault by the mouse.
func (w *window) setFault(id simulator.Fault) {
	w.t.Helper()
	w.openFaults()
	w.chooseFault(choiceOf(w.t, id))
}

func (w *window) openFaults() {
	w.t.Helper()
	w.clickAt(faultAt)
	w.until("the faults hang down", func(p picture) bool { return p.count(behindFaults, amber) == 0 })
}

func (w *window) chooseFault(i int) {
	w.t.Helper()
	w.clickAt(choiceAt(i))
	w.until("the faults are gone", func(p picture) bool { return p.count(behindFaults, amber) > 1000 })
}

// get calls the simulator as another program does.
func get(t *testing.T, url string) (status int, body string, err error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-Naver-Client-Id", simulator.DefaultCredentials.ID)
	request.Header.Set("X-Naver-Client-Secret", simulator.DefaultCredentials.Secret)
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: limit}
	answer, err := client.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(content), err
}

// listens tells whether anybody takes connections there.
func listens(base string) bool {
	connection, err := net.DialTimeout("tcp", strings.TrimPrefix(base, "http://"), limit)
	if err == nil {
		_ = connection.Close()
	}
	return err == nil
}

const issueKey = "/v1/captcha/nkey?code=0"

// issues asks the simulator for a key, and tells what came in its place.
func issues(t *testing.T, base string) string {
	t.Helper()
	status, body, err := get(t, base+issueKey)
	var answer struct{ Key, ErrorCode string }
	if err != nil || json.Unmarshal([]byte(body), &answer) != nil {
		t.Fatalf("%d %q: %v", status, body, err)
	}
	if answer.Key != "" {
		return "a key"
	}
	return answer.ErrorCode
}

func TestTheSimulatorIsDrivenByTheMouse(t *testing.T) {
	for _, in := range []struct{ language, locale, finding string }{
		{"en", "en_US.UTF-8", "An error happened inside the simulator's server (HTTP 500, CT500)."},
		{"ko", "ko_KR.UTF-8", "시뮬레이터 서버 내부에서 오류가 발생했습니다(HTTP 500, CT500)."},
	} {
		t.Run(in.language, func(t *testing.T) {
			home := t.TempDir()
			w := newScreen(t).open(setup{home: home, locale: in.locale, args: []string{"-demo"}})
			name := func(s string) string { return "simulator-" + in.language + "-" + s }
			before := w.part(panel)
			w.press("ctrl+m")
			w.settle(panel, before)
			w.keep(name("1-stopped"))

			// A port that another program has is refused in words, and is good once it is free.
			taken, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer taken.Close()
			base := "http://" + taken.Addr().String()
			w.clickAt(portAt)
			w.write(fmt.Sprint(taken.Addr().(*net.TCPAddr).Port))
			w.clickAt(startAt)
			w.until("the port is said to be taken", func(p picture) bool { return p.count(panel, red) > 300 })
			w.keep(name("2-port-taken"))
			_ = taken.Close()
			w.clickAt([2]int{startAt[0], startAt[1] + 54}) // below the words
			eventually(t, "it answers on that port", func() bool { _, _, err := get(t, base+"/"); return err == nil })
			w.until("the panel says so", func(p picture) bool { return p.count(panel, red) == 0 && p.rows(curl) == 1 })
			w.setClipboard("nothing copied")
			w.clickAt(addressAt)
			eventually(t, "its address is copied", func() bool { return w.clipboard() == base })
			if got := issues(t, base); got != "a key" {
				t.Errorf("asked for a key it answers %s", got)
			}

			w.clickAt(stopAt)
			eventually(t, "nobody answers", func() bool { return !listens(base) }) // asked so that no call is answered meanwhile
			w.until("the panel says so", func(p picture) bool { return p.rows(curl) == 0 })
			w.keep(name("3-stopped-again"))
			w.clickAt(startAt)
			eventually(t, "it answers again", func() bool { _, _, err := get(t, base+issueKey); return err == nil })
			w.until("the panel says so again", func(p picture) bool { return p.rows(curl) == 1 })

			// A fault for the test's own call, and one for the window's.
			w.setFault("sim-quota")
			w.keep(name("4-fault-set"))
			if got := issues(t, base); got != "010" {
				t.Errorf("the fault for the next call is set, and it answers %s", got)
			}
			if got := issues(t, base); got != "a key" {
				t.Errorf("the fault is used up, and it answers %s", got)
			}
			w.setFault("sim-ct500")
			w.press("ctrl+n")
			w.details("[ct500]", "HTTP/1.1 500", "CT500", in.finding)
			w.clickAt(findingAt)
			w.until("the finding", func(p picture) bool { return p.rows(inspected) > 2 })

			// The log has each of these: the question whether it answers, a key, another after the pause, the two of the
			// fault, and the window's.
			const made = 6
			w.until("the log has them all", func(p picture) bool { return p.rows(log) == made })
			w.keep(name("5-log"))

			// For two calls, and taken back after one.
			w.clickAt(timesAt)
			w.press("BackSpace")
			w.write("2")
			w.setFault("sim-bad-request")
			status, _, err := get(t, base+issueKey)
			if status != http.StatusBadRequest {
				t.Errorf("%d, %v", status, err)
			}
			w.until("the log goes on", func(p picture) bool { return p.rows(log) == made+1 })
			w.openFaults()
			w.keep(name("6-faults"))
			w.chooseFault(0)
			if got := issues(t, base); got != "a key" {
				t.Errorf("the fault is taken back, and it answers %s", got)
			}

			w.press("Escape")
			w.until("the CAPTCHA is back", func(p picture) bool { return p.count(w.area(actions), green) > 500 })
			w.keep(name("7-closed"))
			w.endsSoon((*window).closeButton)
			if listens(base) {
				t.Error("the simulator outlives the window")
			}
			lastFinding(t, home, "ct500")
		})
	}
}

// lastFinding checks what the history kept of the newest attempt.
func lastFinding(t *testing.T, home, rule string) {
	t.Helper()
	store, err := history.Open(historyFile(home), history.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	list, err := store.Search(t.Context(), history.Query{})
	if err != nil || len(list) == 0 || list[0].Finding != rule {
		t.Errorf("the history has %+v, want %s: %v", list, rule, err)
	}
}

// Where things are in the scenarios' panel.
var (
	pathAt     = [2]int{500, 128}
	scenarioAt = func(i int) [2]int { return [2]int{400, 167 + 36*i} }
	runAt      = [2]int{740, 411}
	cancelAt   = [2]int{800, 411}
	stepAt     = func(i int) [2]int { return [2]int{400, 485 + 36*i} }
	steps      = area{284, 470, 824, 736}
	detail     = area{284, 620, 824, 736} // what did not hold of the chosen step, or is wrong with a file: a paragraph
	runButton  = area{698, 396, 782, 428}
	bar        = area{284, 404, 690, 406} // above its words
)

// runs clicks Run and waits until it can be clicked again.
func (w *window) runs() {
	w.t.Helper()
	before := w.part(steps)
	w.clickAt(runAt)
	w.settle(steps, before)
	w.until("the run has ended", func(p picture) bool { return p.count(runButton, green) > 500 })
}

// opensFile types the path of a scenario's file.
func (w *window) opensFile(path string) {
	w.t.Helper()
	before := w.part(panel)
	w.clickAt(pathAt)
	w.press("ctrl+a")
	w.write(path)
	w.press("Return")
	w.settle(panel, before)
}

func TestScenariosAreDrivenByTheMouse(t *testing.T) {
	for _, in := range []struct{ language, locale, badRequest, gov, call string }{
		{"en", "en_US.UTF-8", "The simulator calls the request malformed (HTTP 400, 100).", "NAVER Cloud for government", "issue a key, audio"},
		{"ko", "ko_KR.UTF-8", "요청의 형식이 잘못되었다고", "네이버 클라우드 (공공)", "키 발급 (issue), 음성"},
	} {
		t.Run(in.language, func(t *testing.T) {
			folder := t.TempDir()
			file := func(name, content string) string {
				path := filepath.Join(folder, name)
				if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
				return path
			}
			const head = "about: {en: A file of one's own., ko: 직접 쓴 파일입니다.}\nplatforms: developers\nkinds: image\nsteps:\n"
			fails := file("fails.yaml", "name: {en: It fails, ko: 실패하는 시나리오}\n"+head+
				"  - {issue: , name: {en: the first key, ko: 첫 번째 키}}\n"+
				"  - {image: , expect: {status: 403, media: image/png, facts: {width: {min: 300}}}}\n")
			slow := file("slow.yaml", "name: {en: It takes its time, ko: 오래 걸리는 시나리오}\n"+head+
				"  - issue\n  - image\n  - wait: 10m\n  - {verify: wrong}\n")
			broken := file("broken.yaml", "name: Broken\nsteps:\n  - issue: now\n  - wait: 2\n")

			w := newScreen(t).open(setup{locale: in.locale, args: []string{"-demo"}})
			name := func(s string) string { return "scenarios-" + in.language + "-" + s }
			before := w.part(panel)
			w.press("ctrl+t")
			w.settle(panel, before)
			w.keep(name("1-list"))

			// One of the list: on three platforms, for picture and sound.
			w.clickAt(scenarioAt(1))
			w.runs()
			w.until("each step is told as passed", func(p picture) bool {
				return p.rows(steps) == 6 && p.count(steps, red) == 0 && p.count(steps, green) > 1000
			})
			if p := w.picture(); p.count(bar, blue) < 700 {
				t.Error("the bar is not full at the end")
			}
			w.clickAt(stepAt(3))
			w.details("[bad-request]", "HTTP/1.1 400", `"errorCode":"100"`, in.badRequest, in.gov, in.call)
			w.keep(name("2-passed"))

			// One that fails: the step that is not as expected is shown by itself.
			w.opensFile(fails)
			w.keep(name("3-opened"))
			w.runs()
			w.until("what did not hold is told", func(p picture) bool { return p.count(steps, red) > 300 && p.rows(detail) == 1 })
			w.details("[fetched]", "HTTP/1.1 200", "image/jpeg")
			w.keep(name("4-failed"))
			w.clickAt(stepAt(0))
			w.details("[issued]")

			// One that is cancelled in its middle.
			w.opensFile(slow)
			w.clickAt(runAt)
			w.until("half of it is done", func(p picture) bool {
				filled := p.count(bar, blue)
				return p.rows(steps) == 2 && filled > 300 && filled < 500 && p.count(runButton, green) == 0
			})
			w.keep(name("5-running"))
			w.clickAt(cancelAt)
			w.until("it is cancelled", func(p picture) bool { return p.count(runButton, green) > 500 && p.rows(steps) == 4 })
			if filled := w.picture().count(bar, blue); filled > 500 {
				t.Error("the bar tells of steps that were not run")
			}
			w.keep(name("6-cancelled"))

			// A file with mistakes says where they are.
			w.opensFile(broken)
			w.until("its mistakes are told", func(p picture) bool { return p.rows(detail) == 1 && p.rows(steps) == 1 })
			w.keep(name("7-broken"))

			// The simulator has heard the six, the two and the two, and nothing after the cancelling. The last
			// one is shown whole.
			before = w.part(panel)
			w.press("ctrl+m")
			w.settle(panel, before)
			w.keep(name("8-heard"))
			w.until("the log has all calls", func(p picture) bool { return p.rows(log) == 10 && p.rows(belowLog) == 0 })
			w.press("Escape")
			w.until("the CAPTCHA is back", func(p picture) bool { return p.count(w.area(actions), green) > 500 })
			if said := w.said.String(); strings.Contains(said, "level=") {
				t.Errorf("the program said: %s", said)
			}
		})
	}
}

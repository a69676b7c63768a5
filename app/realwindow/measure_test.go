//go:build realwindow

package realwindow

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	measuredRuns = 7
	restFor      = 3 * time.Second // until everything of the start is over
	idleFor      = 10 * time.Second
)

// figures are what was measured of one run of a program.
type figures struct {
	drawn    time.Duration // from the start of the process to the first pixel
	resident float64       // MiB
	idle     float64       // percent of a core
}

// TestMeasureAgainstAnEmptyWindow prints figures and never fails on them: a machine may be busy.
func TestMeasureAgainstAnEmptyWindow(t *testing.T) {
	if os.Getenv("NAVERCAPTCHA_MEASURE") != "1" {
		t.Skip("NAVERCAPTCHA_MEASURE is not 1")
	}
	s := newScreen(t)
	empty := filepath.Join(t.TempDir(), "empty")
	build := exec.Command("go", "build", "-tags", "realwindow", "-o", empty, "navercaptcha/app/realwindow/emptywindow")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	ourHome, emptyHome := t.TempDir(), t.TempDir() // kept, so that the graphics driver's cache is warm
	var ours, empties []figures
	for i := range 1 + measuredRuns {
		our, other := s.measure(program, setup{home: ourHome, args: []string{"-demo"}}), s.measure(empty, setup{home: emptyHome})
		if i > 0 { // the first run fills caches
			ours, empties = append(ours, our), append(empties, other)
		}
	}
	drawn := func(f figures) float64 { return float64(f.drawn) / float64(time.Millisecond) }
	resident := func(f figures) float64 { return f.resident }
	idle := func(f figures) float64 { return f.idle }
	t.Logf("medians of %d runs, interleaved: ours, an empty Fyne window", measuredRuns)
	a, b := median(ours, drawn), median(empties, drawn)
	t.Logf("first drawn     %6.0f ms   %6.0f ms   ratio %.2f (at most 1.2 is wanted)", a, b, a/b)
	a, b = median(ours, resident), median(empties, resident)
	t.Logf("resident memory %6.1f MiB  %6.1f MiB  ratio %.2f (at most 1.25 is wanted)", a, b, a/b)
	a, b = median(ours, idle), median(empties, idle)
	t.Logf("idle CPU        %6.2f %%    %6.2f %%    difference %.2f points of a core (at most 0.5 is wanted)", a, b, a-b)
}

func median(list []figures, of func(figures) float64) float64 {
	var values []float64
	for _, f := range list {
		values = append(values, of(f))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// measure starts a program, watches it for a while and ends it.
func (s *screen) measure(program string, with setup) figures {
	s.t.Helper()
	eventually(s.t, "an empty screen", func() bool { return !s.drawn() })
	start := time.Now()
	w := s.launch(program, with)
	for !s.drawn() {
		if time.Since(start) > limit {
			s.t.Fatalf("%s draws nothing", program)
		}
		time.Sleep(time.Millisecond)
	}
	f := figures{drawn: time.Since(start)}
	w.find()
	time.Sleep(restFor)
	before := w.cpuTime()
	time.Sleep(idleFor)
	f.idle = 100 * float64(w.cpuTime()-before) / float64(idleFor)
	f.resident = w.residentMiB()
	w.end()
	return f
}

// drawn tells whether anything is drawn where both windows have their ground. It reads one line of pixels alone, so that
// it can be asked often.
func (s *screen) drawn() bool {
	f, err := os.Open(s.framebuffer)
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	line := make([]byte, 4*100)
	const headerAtMost = 4096
	if _, err := f.ReadAt(line, headerAtMost+4*screenWidth*650); err != nil {
		s.t.Fatal(err)
	}
	return bytes.ContainsFunc(line, func(r rune) bool { return r != 0 })
}

// cpuTime is the processor time that a process took so far: fields 14 and 15 of its stat, in ticks of 10 ms.
func (w *window) cpuTime() time.Duration {
	w.t.Helper()
	stat := string(readFile(w.t, "/proc/"+strconv.Itoa(w.cmd.Process.Pid)+"/stat"))
	fields := strings.Fields(stat[strings.LastIndexByte(stat, ')')+1:]) // begins with field 3
	ticks := 0
	for _, field := range fields[11:13] {
		n, err := strconv.Atoi(field)
		if err != nil {
			w.t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

func (w *window) residentMiB() float64 {
	w.t.Helper()
	for line := range strings.Lines(string(readFile(w.t, "/proc/"+strconv.Itoa(w.cmd.Process.Pid)+"/status"))) {
		if fields := strings.Fields(line); fields[0] == "VmRSS:" {
			kib, err := strconv.ParseFloat(fields[1], 64)
			if err != nil {
				w.t.Fatal(err)
			}
			return kib / 1024
		}
	}
	w.t.Fatal("no VmRSS")
	return 0
}

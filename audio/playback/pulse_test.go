//go:build sound

package playback_test

import (
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// nullSink is a PulseAudio server of the test's own with one sink that no ear hears, and a recorder on it.
type nullSink struct {
	rate int
	stop func() // kills the server

	mu     sync.Mutex
	pieces []piece
	length int // samples recorded
}

// piece is a stretch of the recording and when it came.
type piece struct {
	at      time.Time
	from    int // sample number of its first
	samples []int16
	raw     []int16 // with the reference
}

// newNullSink starts the server and lets ALSA, and with it oto, play there. The recorder gives mono of the given rate.
// Tests that use it may not run in parallel, and the server lives as long as t: oto opens its device once a process.
func newNullSink(t *testing.T, rate int) *nullSink {
	t.Helper()
	for _, program := range []string{"pulseaudio", "pactl", "paplay", "parec"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is missing: install pulseaudio, pulseaudio-utils and libasound2-plugins to hear the sound", program)
		}
	}
	if found, _ := filepath.Glob("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so"); found == nil {
		t.Skip("ALSA's way to PulseAudio is missing: install libasound2-plugins to hear the sound")
	}
	dir, err := os.MkdirTemp("", "null-sink-") // t.TempDir is too long for the name of a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "socket")
	for name, value := range map[string]string{
		"HOME": dir, "XDG_RUNTIME_DIR": dir, "PULSE_RUNTIME_PATH": dir, "PULSE_SERVER": "unix:" + socket,
	} {
		t.Setenv(name, value)
	}
	asoundrc := "pcm.!default { type pulse }\nctl.!default { type pulse }\n"
	if err := os.WriteFile(filepath.Join(dir, ".asoundrc"), []byte(asoundrc), 0o600); err != nil {
		t.Fatal(err)
	}

	stop := start(t, nil, "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes",
		"--log-level=error", "-L", "module-native-protocol-unix auth-anonymous=1 socket="+socket,
		"-L", "module-null-sink sink_name=nobody rate=48000")
	await(t, func() bool {
		out, _ := exec.Command("pactl", "list", "short", "sinks").Output()
		return strings.Contains(string(out), "nobody")
	})
	s := &nullSink{rate: rate, stop: stop}
	start(t, s.record, "parec", "--raw", "--format=s16le", "--channels=1", "--rate="+strconv.Itoa(rate), "--latency-msec=10",
		"--device=nobody.monitor")
	await(t, func() bool { return s.now() > 0 })
	// A sink that nobody listens to renders two seconds ahead; what it gave the recorder before, it does not give again.
	time.Sleep(2500 * time.Millisecond)
	return s
}

// start runs a program until the end of the test, or until it is stopped.
func start(t *testing.T, read func(io.Reader), name string, args ...string) (stop func()) {
	t.Helper()
	c := exec.Command(name, args...)
	var out io.Reader
	if read != nil {
		pipe, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		out = pipe
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if read != nil {
			read(out)
		}
		_ = c.Wait()
	}()
	stop = func() {
		_ = c.Process.Kill()
		<-done
	}
	t.Cleanup(stop)
	return stop
}

func await(t *testing.T, ready func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !ready(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("PulseAudio did not start within ten seconds")
		}
	}
}

func (s *nullSink) record(r io.Reader) {
	b := make([]byte, 4096)
	var without mean4
	for held := 0; ; {
		n, err := r.Read(b[held:])
		if err != nil {
			return
		}
		n += held
		p := piece{at: time.Now()}
		for i := 0; i+1 < n; i += 2 {
			sample := int16(binary.LittleEndian.Uint16(b[i:]))
			p.raw = append(p.raw, sample)
			p.samples = append(p.samples, without.next(sample))
		}
		held = copy(b, b[n&^1:n])
		s.mu.Lock()
		p.from = s.length
		s.pieces = append(s.pieces, p)
		s.length += len(p.samples)
		s.mu.Unlock()
	}
}

// now is the number of samples recorded up to now.
func (s *nullSink) now() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.length
}

// since gives what was recorded from a sample on, and when the first sound in it came.
func (s *nullSink) since(from int) (samples []int16, first time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.pieces {
		if p.from < from {
			continue
		}
		if begin, _ := loud(p.samples); first.IsZero() && begin >= 0 {
			first = p.at
		}
		samples = append(samples, p.samples...)
	}
	return samples, first
}

// loud gives the first and the last sample that can be heard, -1 without one.
func loud(samples []int16) (first, last int) {
	const audible = 8 // of 32768; a file of silence stays below, and so does the rounding of PulseAudio
	first, last = -1, -1
	for i, v := range samples {
		if v > audible || v < -audible {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

//go:build realwindow

package realwindow

import (
	"bufio"
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// noSoundDevice is a configuration of ALSA whose only device does not exist.
func noSoundDevice(t *testing.T) string {
	t.Helper()
	return writeFile(t, "asound.conf", "pcm.!default { type hw card 31 }\nctl.!default { type hw card 31 }\n")
}

func writeFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// speaker is a PulseAudio server of the test's own with one sink that no ear hears, and a recorder on it.
type speaker struct {
	env []string // makes a program play here

	mu       sync.Mutex
	recorded []int16 // mono, speakerRate samples a second
}

const speakerRate = 48000

// newSpeaker starts the server and the recorder.
func newSpeaker(t *testing.T) *speaker {
	t.Helper()
	need(t, "pulseaudio", "pactl", "parec")
	if found, _ := filepath.Glob("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so"); found == nil {
		t.Skip("ALSA's plugin for PulseAudio is not installed: run .ci/setup --checks")
	}
	dir := shortDir(t)
	socket := filepath.Join(dir, "socket")
	config := writeFile(t, "asound.conf", "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n")
	s := &speaker{env: []string{"PULSE_SERVER=unix:" + socket, "ALSA_CONFIG_PATH=" + config}}
	env := append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "XDG_RUNTIME_DIR=" + dir, "PULSE_RUNTIME_PATH=" + dir,
	}, s.env...)

	run(t, env, nil, "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes",
		"--log-level=error", "-L", "module-native-protocol-unix auth-anonymous=1 socket="+socket,
		"-L", "module-null-sink sink_name=nobody rate="+strconv.Itoa(speakerRate))
	eventually(t, "PulseAudio", func() bool {
		list := exec.Command("pactl", "list", "short", "sinks")
		list.Env = env
		out, err := list.Output()
		return err == nil && len(out) > 0
	})
	run(t, env, s.record, "parec", "--raw", "--format=s16le", "--channels=1", "--rate="+strconv.Itoa(speakerRate),
		"--latency-msec=10", "--device=nobody.monitor")
	// A sink with no listener works two seconds ahead, and what it did before is lost to the recorder.
	eventually(t, "the recorder", func() bool { return s.now() > 5*speakerRate/2 })
	return s
}

// shortDir is a folder for sockets, whose names must not be as long as those of t.TempDir.
func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "rw")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// run runs a server until the end of the test.
func run(t *testing.T, env []string, read func(io.Reader), name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = env
	var out io.Reader
	if read != nil {
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		out = pipe
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if read != nil {
			read(out)
		}
		_ = cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-ended
	})
}

func (s *speaker) record(r io.Reader) {
	buffered, sample := bufio.NewReader(r), make([]byte, 2)
	for {
		if _, err := io.ReadFull(buffered, sample); err != nil {
			return
		}
		s.mu.Lock()
		s.recorded = append(s.recorded, int16(binary.LittleEndian.Uint16(sample)))
		s.mu.Unlock()
	}
}

// now is how much was recorded so far, in samples.
func (s *speaker) now() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.recorded)
}

// since is what was recorded from a sample on.
func (s *speaker) since(from int) []int16 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]int16(nil), s.recorded[from:]...)
}

//go:build sound

package playback_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"navercaptcha/audio"
	"navercaptcha/audio/playback"
)

// TestHeard plays a sound through oto, ALSA and PulseAudio, and listens to it: go test -tags sound ./audio/playback.
// With the folder NAVER_SAMPLES it is a real one, else one made up.
func TestHeard(t *testing.T) {
	path, file, wave := sound(t)
	sink := newNullSink(t, sinkRate)
	clip, err := audio.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	p := playback.New()
	defer p.Close()
	p.Load(clip)
	unopened := busy(t, 2*time.Second)

	const idle = 3 * time.Second
	var cold time.Duration
	t.Run("whole from a cold start", func(t *testing.T) { cold = hear(t, sink, p, wave) })
	var theirs, ours []time.Duration
	for range 5 {
		time.Sleep(idle)
		theirs = append(theirs, begins(t, sink, func() func() {
			c := exec.Command("paplay", path)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			return func() { _ = c.Process.Kill(); _ = c.Wait() }
		}))
		time.Sleep(idle)
		ours = append(ours, begins(t, sink, func() func() { p.Replay(); return p.Stop }))
	}
	time.Sleep(idle)
	t.Run("whole after an idle pause", func(t *testing.T) { hear(t, sink, p, wave) })

	slices.Sort(theirs)
	slices.Sort(ours)
	t.Logf("from the call to the first sound, cold: %v; after %v of idleness: %v; paplay: %v", cold, idle, ours, theirs)
	limit := theirs[len(theirs)/2] + 150*time.Millisecond
	if warm := ours[len(ours)/2]; cold > limit || warm > limit {
		t.Errorf("the first sound came after %v and %v, want at most %v, which is 150 ms after paplay's", cold, warm, limit)
	}
	t.Logf("idle, the process takes %.2f %% of a core; before the first Play it took %.2f %%", busy(t, 2*time.Second), unopened)

	t.Run("pause and go on", func(t *testing.T) {
		judged(t, sink, func() error {
			from := sink.now()
			p.Replay()
			time.Sleep(3 * time.Second)
			p.Pause()
			time.Sleep(2 * time.Second)
			paused, at := sink.now(), int(p.Status().Position*clipRate/time.Second)
			if silence, _ := sink.since(paused - sinkRate/2); slices.Max(silence) > 8 {
				return errors.New("it sounds through the pause")
			}
			p.Play()
			untilStopped(t, p, wave)
			time.Sleep(300 * time.Millisecond)
			before, _ := sink.since(from - sinkRate/2)
			after, _ := sink.since(paused)
			return errors.Join(sameSound(t, before[:len(before)-len(after)], wave[:at]), sameSound(t, after, wave[at:]))
		})
	})

	t.Run("the sound server dies", func(t *testing.T) {
		p.Replay()
		time.Sleep(time.Second)
		sink.stop()
		took := untilFailed(t, p)
		t.Logf("noticed after %v: %v", took, p.Status().Err)
		p.Play()
		t.Logf("and on the next Play after %v: %v", untilFailed(t, p), p.Status().Err)
	})
}

// TestNoDevice runs in a process of its own, as oto has one device a process, where ALSA knows no device.
func TestNoDevice(t *testing.T) {
	if os.Getenv("ALSA_CONFIG_PATH") == "" {
		empty := filepath.Join(t.TempDir(), "alsa.conf")
		if err := os.WriteFile(empty, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		c := exec.Command(os.Args[0], "-test.run=^TestNoDevice$", "-test.v")
		c.Env = append(os.Environ(), "ALSA_CONFIG_PATH="+empty)
		out, err := c.CombinedOutput()
		t.Logf("%s", out)
		if err != nil {
			t.Error(err)
		}
		return
	}
	_, file, _ := sound(t)
	clip, err := audio.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	p := playback.New()
	p.Load(clip)
	p.Play()
	took := untilFailed(t, p)
	var failure *playback.DeviceError
	if err := p.Status().Err; !errors.As(err, &failure) || failure.Failure != playback.NotOpened {
		t.Errorf("got %v, want a failure to open", err)
	}
	t.Logf("after %v: %v", took, failure)
	p.Close()
}

// untilFailed waits for a failure, which must come within five seconds.
func untilFailed(t *testing.T, p *playback.Player) time.Duration {
	t.Helper()
	begun := time.Now()
	for p.Status().State != playback.Failed {
		if time.Since(begun) > 5*time.Second {
			t.Fatalf("no failure within five seconds: %+v", p.Status())
		}
		time.Sleep(10 * time.Millisecond)
	}
	return time.Since(begun)
}

const (
	clipRate = 9600
	sinkRate = 48000
	times    = sinkRate / clipRate
)

// sound is a WAV file of 9600 Hz as NAVER sends it, and its samples.
func sound(t *testing.T) (path string, file []byte, wave []int16) {
	t.Helper()
	if dir := os.Getenv("NAVER_SAMPLES"); dir != "" {
		path = filepath.Join(dir, "cloud-audio-1.wav")
	} else {
		path = filepath.Join(t.TempDir(), "sound.wav")
		if err := os.WriteFile(path, warble(6), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for b := file[44:]; len(b) >= 2; b = b[2:] {
		wave = append(wave, int16(binary.LittleEndian.Uint16(b)))
	}
	return path, file, wave
}

// warble is a tone that never repeats, so that one place in it cannot be taken for another.
func warble(seconds int) []byte {
	n := seconds * clipRate
	b := append([]byte("RIFF"), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(b[4:], uint32(36+2*n))
	b = append(b, "WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\x25\x00\x00\x00\x4b\x00\x00\x02\x00\x10\x00data"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(2*n))
	for i := range n {
		s := float64(i) / clipRate
		v := 8000 * math.Cos(2*math.Pi*(200*s+90*s*s)) * (0.6 + 0.4*math.Sin(2*math.Pi*3.3*s))
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(v)))
	}
	return b
}

// begins tells how long it takes from a call to the first sound.
func begins(t *testing.T, sink *nullSink, play func() (stop func())) time.Duration {
	t.Helper()
	from, begun := sink.now(), time.Now()
	stop := play()
	defer stop()
	for time.Since(begun) < 8*time.Second {
		if _, first := sink.since(from); !first.IsZero() {
			return first.Sub(begun)
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("no sound in eight seconds")
	return 0
}

// hear plays the clip to its end and checks what was heard against the file.
func hear(t *testing.T, sink *nullSink, p *playback.Player, wave []int16) (begins time.Duration) {
	t.Helper()
	judged(t, sink, func() error {
		from, begun := sink.now(), time.Now()
		p.Replay()
		untilStopped(t, p, wave)
		time.Sleep(300 * time.Millisecond)
		if _, first := sink.since(from); begins == 0 {
			begins = first.Sub(begun)
		}
		recorded, _ := sink.since(from - sinkRate/2) // the first milliseconds may be lost, and the comparison looks for them
		return sameSound(t, recorded, wave)
	})
	return begins
}

func untilStopped(t *testing.T, p *playback.Player, wave []int16) {
	t.Helper()
	limit := time.Duration(len(wave))*time.Second/clipRate + 3*time.Second
	for begun := time.Now(); p.Status().State != playback.Stopped; time.Sleep(10 * time.Millisecond) {
		if s := p.Status(); s.State == playback.Failed || time.Since(begun) > limit {
			t.Fatalf("it does not end: %+v", s)
		}
	}
}

// sameSound checks that a recording has the length of a file, within 3 %, and its sound: cut into seconds and each shifted
// by at most 150 ms, the median of the correlations is 0.9 at least.
func sameSound(t *testing.T, recorded, wave []int16) error {
	t.Helper()
	first, last := loud(recorded)
	fileFirst, fileLast := loud(wave)
	if first < 0 || fileFirst < 0 {
		return errors.New("there is nothing to be heard")
	}
	length, want := float64(last-first)/sinkRate, float64(fileLast-fileFirst)/clipRate
	var all []float64
	for at := 0; at+clipRate <= len(wave); at += clipRate {
		if second := wave[at : at+clipRate]; slices.Max(second) > 0 {
			all = append(all, bestCorrelation(second, recorded, first+(at-fileFirst)*times))
		}
	}
	slices.Sort(all)
	t.Logf("heard %.2f s of %.2f s; correlation of the seconds: median %.4f, least %.4f", length, want, all[len(all)/2], all[0])
	if math.Abs(length/want-1) > 0.03 {
		return fmt.Errorf("%.2f s were heard, want %.2f s", length, want)
	}
	if median := all[len(all)/2]; median < 0.9 {
		return fmt.Errorf("the median correlation is %.3f, want 0.9 at least", median)
	}
	return nil
}

// bestCorrelation shifts a second of the file by at most 150 ms around a place in the recording.
func bestCorrelation(second, recorded []int16, around int) float64 {
	const shift = sinkRate * 150 / 1000
	best, where := 0.0, around
	try := func(at int) {
		if at < 0 || at+clipRate*times > len(recorded) {
			return
		}
		if c := correlation(second, recorded[at:]); c > best {
			best, where = c, at
		}
	}
	for s := -shift; s <= shift; s += times {
		try(around + s)
	}
	for s, middle := 1-times, where; s < times; s++ {
		try(middle + s)
	}
	return best
}

// correlation compares a stretch of the file with as long a one of the recording.
func correlation(file, recorded []int16) float64 {
	var ab, aa, bb float64
	for i, v := range file {
		x, y := float64(v), float64(recorded[i*times])
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

// busy is the share of a core that this process takes, in percent.
func busy(t *testing.T, over time.Duration) float64 {
	t.Helper()
	used := func() time.Duration {
		var u unix.Rusage
		if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
			t.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	time.Sleep(over)
	return 100 * float64(used()-before) / float64(over)
}

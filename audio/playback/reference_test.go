//go:build sound

package playback_test

import (
	"encoding/binary"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// The reference is a tone that paplay plays beside the sound, out of a buffer as long as ours. Where the tone has gaps,
// too, the machine stutters; a gap in the sound alone is ours. Four samples of the recording are one period of the tone,
// so that their mean is the sound without it.
const (
	referencePeriod  = 4
	referenceLevel   = 300
	referenceLatency = "120" // milliseconds, as in system_oto.go
)

// mean4 takes the reference out of a recording, sample by sample.
type mean4 struct {
	last [referencePeriod]int
	at   int
}

func (m *mean4) next(sample int16) int16 {
	m.last[m.at%referencePeriod] = int(sample)
	m.at++
	sum := 0
	for _, v := range m.last {
		sum += v
	}
	return int16(sum / referencePeriod)
}

// gaps is how much of a recording lacks the tone, in steps of 10 ms.
func gaps(recorded []int16) (missing time.Duration) {
	const step = sinkRate / 100
	for ; len(recorded) >= step; recorded = recorded[step:] {
		var in, quadrature float64
		for i := 0; i+3 < step; i += referencePeriod {
			in += float64(recorded[i]) - float64(recorded[i+2])
			quadrature += float64(recorded[i+1]) - float64(recorded[i+3])
		}
		if math.Hypot(in, quadrature)*2/step < referenceLevel*3/4 { // also where the tone goes on with a shift
			missing += 10 * time.Millisecond
		}
	}
	return missing
}

// hum plays the reference until it is stopped, which tells how much of it was not heard.
func (s *nullSink) hum(t *testing.T) (stop func() (missing time.Duration)) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tone.raw")
	var tone []byte
	for range 60 * sinkRate / referencePeriod {
		for _, v := range [referencePeriod]int16{0, referenceLevel, 0, -referenceLevel} {
			tone = binary.LittleEndian.AppendUint16(tone, uint16(v))
		}
	}
	if err := os.WriteFile(path, tone, 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("paplay", "--raw", "--format=s16le", "--channels=1", "--rate=48000", "--latency-msec="+referenceLatency, path)
	from := s.now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	// Where a tone begins, its mean is not zero yet; whoever listens begins half a second before the sound.
	const before = sinkRate * 6 / 10
	await(t, func() bool { r := s.rawSince(from); return len(r) > before && gaps(r[len(r)-before:]) == 0 })
	from = s.now()
	return func() time.Duration {
		missing := gaps(s.rawSince(from))
		_ = c.Process.Kill()
		return missing
	}
}

// rawSince gives what was recorded from a sample on, the reference in it.
func (s *nullSink) rawSince(from int) (samples []int16) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.pieces {
		if p.from >= from {
			samples = append(samples, p.raw...)
		}
	}
	return samples
}

// judged plays beside the reference until something is right. It is wrong if it was so twice while the reference was
// whole; a machine on which the reference, too, has gaps each time judges nothing.
func judged(t *testing.T, sink *nullSink, plays func() error) {
	t.Helper()
	ours := 0
	for try := 1; try <= 5; try++ {
		stop := sink.hum(t)
		err := plays()
		missing := stop()
		if err == nil {
			t.Logf("attempt %d: right; the reference lacks %v", try, missing)
			return
		}
		t.Logf("attempt %d: %v; the reference lacks %v", try, err, missing)
		if missing > 0 {
			continue
		}
		if ours++; ours == 2 {
			t.Errorf("it stutters where paplay does not, twice: %v", err)
			return
		}
	}
	t.Skip("this machine stutters: paplay beside it has gaps, too")
}

package audio_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"navercaptcha/audio"
)

// BenchmarkTo48kStereo compares reading a real sound and converting it for the device with SoX doing the same as a
// process. It needs the folder NAVER_SAMPLES and sox.
func BenchmarkTo48kStereo(b *testing.B) {
	in := filepath.Join(samples(b), "cloud-audio-1.wav")
	file, err := os.ReadFile(in)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			clip, err := audio.Parse(file)
			if err != nil {
				b.Fatal(err)
			}
			clip.PCM48k()
		}
	})
	b.Run("sox", func(b *testing.B) {
		sox, err := exec.LookPath("sox")
		if err != nil {
			b.Skip("sox is not installed")
		}
		out := filepath.Join(b.TempDir(), "out.wav")
		for b.Loop() {
			if text, err := exec.Command(sox, in, "-r", "48000", "-c", "2", out).CombinedOutput(); err != nil {
				b.Fatalf("%v: %s", err, text)
			}
		}
	})
}

// samples is the folder with what NAVER really sent.
func samples(tb testing.TB) string {
	tb.Helper()
	dir := os.Getenv("NAVER_SAMPLES")
	if dir == "" {
		tb.Skip("NAVER_SAMPLES is not set")
	}
	return dir
}

package audio_test

import (
	"testing"

	"navercaptcha/audio"
)

func TestWaveformShowsTheLowestAndTheHighest(t *testing.T) {
	clip := parse(t, wave{data: pcm(16, 0, 0.5, -0.25, 0, 0, 0.125, 0, -1)})
	got := clip.Waveform(2)
	want := []audio.Span{{Low: -0.25, High: 0.5}, {Low: -1, High: 0.125}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWaveformCoversEveryFrame(t *testing.T) {
	for _, n := range []int{1, 3, 7, 100, 1000} {
		for loud := range 100 {
			data := make([]float64, 100)
			data[loud] = 1
			seen := false
			for _, span := range parse(t, wave{data: pcm(16, data...)}).Waveform(n) {
				seen = seen || span.High > 0.9
			}
			if !seen {
				t.Errorf("of 100 frames in %d stretches, frame %d is not shown", n, loud)
			}
		}
	}
}

func TestWaveformOfNothing(t *testing.T) {
	if got := parse(t, wave{data: pcm(16, 1)}).Waveform(0); got != nil {
		t.Errorf("no stretches give %v", got)
	}
	if got := new(audio.Clip).Waveform(5); got != nil {
		t.Errorf("an empty clip gives %v", got)
	}
	if got := new(audio.Clip).PCM48k(); len(got) != 0 {
		t.Errorf("an empty clip gives %d bytes", len(got))
	}
}

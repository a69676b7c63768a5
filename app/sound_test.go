package app

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/audio/playback"
	"navercaptcha/naver"
)

// newSound is a window with a sound of the simulator's.
func newSound(t *testing.T, change ...func(*desk, *Config)) *desk {
	d := open(t, change...)
	d.shortcut(ctrl(fyne.Key2))
	d.newShown()
	return d
}

func TestASoundIsPlayedPausedAndReplayed(t *testing.T) {
	d := newSound(t)
	d.wantSeen("PCM 16")
	d.wantSeen("9600 Hz")
	d.tap("sound.play")
	d.until("it plays", func() bool { return d.player.last() == "play" && d.sees(d.text("sound.pause")) })
	d.shortcut(ctrl(fyne.KeyP))
	d.until("it pauses", func() bool { return d.player.last() == "pause" && d.sees(d.text("sound.play")) })
	d.shortcut(ctrl(fyne.KeyP, fyne.KeyModifierShift))
	d.until("it plays again", func() bool { return d.player.last() == "replay" && d.sees(d.text("sound.pause")) })
}

func TestThePositionIsShown(t *testing.T) {
	d := newSound(t)
	d.player.mu.Lock()
	status := playback.Status{State: playback.Playing, Position: 4 * time.Second, Duration: 13 * time.Second}
	d.player.mu.Unlock()
	d.played(status)
	d.wantSeen("0:04 / 0:13.0")
	if got := d.waveformShown().Played; got < 0.30 || got > 0.32 {
		t.Errorf("the waveform is played up to %v", got)
	}
}

func TestTheLengthOfASoundIsSaidOnceAndRounded(t *testing.T) {
	lengths := regexp.MustCompile(`(?m)(?:^| )(\d:\d\d(?:\.\d)?|\d+\.\d s)(?: |$)`)
	d := newSound(t)
	for length, want := range map[time.Duration]string{
		7680 * time.Millisecond: "0:07.7", 59_960 * time.Millisecond: "1:00.0", 61*time.Second + 40*time.Millisecond: "1:01.0",
	} {
		d.played(playback.Status{State: playback.Paused, Duration: length})
		d.wantSeen("0:00 / " + want)
		for _, said := range lengths.FindAllStringSubmatch(d.screen(), -1) {
			if said[1] != "0:00" && said[1] != want {
				t.Errorf("a sound of %v is said to be %s, and %s:\n%s", length, want, said[1], d.screen())
			}
		}
	}
}

func TestAPlayerThatFailsSaysSoAndTheWindowGoesOn(t *testing.T) {
	d := newSound(t, func(d *desk, _ *Config) { d.player.broken = &playback.DeviceError{Failure: playback.NotOpened} })
	d.tap("sound.play")
	d.untilSeen(d.text("sound.failed"))
	d.wantSeen(d.text("sound.play"))
	d.writes(d.answerField(), d.answer())
	d.press(fyne.KeyReturn)
	d.untilSeen(d.text("verdict.right"))

	d.player.mu.Lock()
	d.player.broken = nil
	d.player.mu.Unlock()
	d.tap("sound.play") // a device was plugged in
	d.until("the words go away", func() bool { return !d.sees(d.text("sound.failed")) })
}

func TestWithoutASoundNothingIsPlayed(t *testing.T) {
	d := open(t)
	d.shortcut(ctrl(fyne.KeyP))
	d.shortcut(ctrl(fyne.Key2))
	d.shortcut(ctrl(fyne.KeyP))
	d.shortcut(ctrl(fyne.KeyP, fyne.KeyModifierShift))
	if got := d.player.last(); strings.Contains("play replay", got) && got != "" {
		t.Errorf("the player was told to %s", got)
	}
}

func TestThePictureSilencesTheSound(t *testing.T) {
	d := newSound(t)
	d.tap("sound.play")
	d.shortcut(ctrl(fyne.Key1))
	if got := d.player.last(); got != "pause" {
		t.Errorf("the player was last told to %s", got)
	}
}

func TestASoundThatCannotBeReadSaysWhatItIs(t *testing.T) {
	d := open(t)
	d.shortcut(ctrl(fyne.Key2))
	d.door.answerNext(naver.Fetch, 200, "audio/wav", "RIFF\x10\x00\x00\x00WAVEfmt \xff\xff\xff\xff\x01\x00\x01\x00")
	d.newShown()
	d.wantSeen("The sound that came is damaged and does not open.")
	if got := d.player.last(); got == "load" {
		t.Error("the player was given it")
	}
}

package attempt

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/audio"
	"navercaptcha/audio/playback"
)

// Player makes a sound heard. playback.Player is the real one.
type Player interface {
	Load(*audio.Clip)
	Play()
	Pause()
	Replay()
	Stop()
	SetVolume(float64)
	Status() playback.Status
	OnChange(func(playback.Status))
	Close()
}

// volumePreference is kept by Fyne.
const volumePreference = "volume"

// Sound plays the sound of the attempt on the screen.
type Sound struct {
	pane   *Pane
	player Player
	volume float64 // 0 to 1
}

func newSound(p *Pane) *Sound {
	s := &Sound{pane: p, player: p.parts.Player, volume: p.parts.Preferences.FloatWithFallback(volumePreference, 1)}
	s.player.SetVolume(s.volume)
	return s
}

// Toggle plays the sound, or pauses it while it plays.
func (s *Sound) Toggle() {
	if s.pane.shown().Fetched.Clip == nil {
		return
	}
	switch s.player.Status().State {
	case playback.Playing, playback.Opening:
		s.player.Pause()
	default:
		s.player.Play()
	}
}

// Replay plays the sound from its beginning.
func (s *Sound) Replay() {
	if s.pane.shown().Fetched.Clip != nil {
		s.player.Replay()
	}
}

func (s *Sound) onVolume(volume float64) {
	s.volume = volume
	s.player.SetVolume(volume)
	s.pane.parts.Preferences.SetFloat(volumePreference, volume)
}

// onClip hears that another sound took the place of the one before it; each may be nil.
func (s *Sound) onClip(before, now *audio.Clip) {
	if now != before && now != nil {
		s.player.Load(now)
	} else if now == nil && before != nil {
		s.player.Stop()
	}
}

// soundView shows the sound of a CAPTCHA: its waveform with the position on it, and what plays it.
type soundView struct {
	words    *words.Catalogue
	content  fyne.CanvasObject
	waveform *widgets.Waveform
	sound    *Sound
	play     *widgets.Button
	position *widget.Label
	facts    *widget.Label
	trouble  *widget.Label   // why nothing is heard
	below    *fyne.Container // the waveform
	clip     *audio.Clip
}

func newSoundView(in *words.Catalogue, s *Sound, onEscape func()) *soundView {
	v := &soundView{
		words:    in,
		sound:    s,
		waveform: widgets.NewWaveform(),
		position: widget.NewLabel(""),
		facts:    widget.NewLabel(""),
		trouble:  widget.NewLabel(""),
	}
	v.play = widgets.NewButton(in.Text("sound.play"), theme.MediaPlayIcon(), s.Toggle, onEscape)
	replay := widgets.NewButton(in.Text("sound.replay"), theme.MediaReplayIcon(), s.Replay, onEscape)
	loudness := widgets.NewSlider(0, 1, s.volume, s.onVolume, onEscape)
	v.facts.Wrapping, v.trouble.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	v.trouble.Importance = widget.DangerImportance
	v.trouble.Hide()
	const least, usual = 36, 90 // of the slider's width
	controls := container.NewBorder(nil, nil,
		container.NewHBox(v.play, replay, v.position, widget.NewIcon(theme.VolumeUpIcon())), nil,
		container.New(&widgets.Narrow{Width: least}, loudness))
	v.below = container.NewVBox(container.New(&widgets.Centered{Extra: usual - least}, controls), v.trouble, v.facts)
	v.content = container.NewBorder(nil, v.below, nil, nil,
		container.NewPadded(v.waveform))
	return v
}

// show puts up a sound.
func (v *soundView) show(clip *audio.Clip) {
	if v.clip == clip {
		return
	}
	v.clip = clip
	v.waveform.Load(clip)
	facts := []string{
		clip.Facts.Format,
		fmt.Sprintf("%d Hz", clip.Facts.Rate),
		v.words.Plural("sound.channels", clip.Facts.Channels, map[string]any{"N": clip.Facts.Channels}),
		v.words.Format("sound.peak", map[string]any{"Percent": int(clip.Facts.Peak*100 + 0.5)}),
	}
	for _, odd := range clip.Facts.Oddities {
		facts = append(facts, v.words.Text("oddity."+string(odd)))
	}
	widgets.Write(v.facts, strings.Join(facts, " · "))
	v.follow(v.sound.player.Status())
}

// positionsASecond is how often the position moves while a sound plays. Each move is a redraw of the whole window, so it
// moves as seldom as still looks like moving. Whole seconds are among them: the numbers change there.
const positionsASecond = 3

// follow shows where the player is.
func (v *soundView) follow(s playback.Status) {
	if s.Duration == 0 && v.clip != nil {
		s.Duration = v.clip.Facts.Duration
	}
	if s.State == playback.Playing {
		s.Position = s.Position * positionsASecond / time.Second * time.Second / positionsASecond
	}
	widgets.Write(v.position, clock(s.Position)+" / "+length(s.Duration))
	if s.Duration > 0 {
		v.waveform.SetPlayed(s.Position.Seconds() / s.Duration.Seconds())
	}
	if s.State == playback.Playing || s.State == playback.Opening {
		widgets.SetButton(v.play, v.words.Text("sound.pause"), theme.MediaPauseIcon())
	} else {
		widgets.SetButton(v.play, v.words.Text("sound.play"), theme.MediaPlayIcon())
	}
	widgets.Say(v.below, v.trouble, troubleText(v.words, s.Err))
}

// troubleText says why nothing is heard and what to do.
func troubleText(in *words.Catalogue, err error) string {
	if err == nil {
		return ""
	}
	var device *playback.DeviceError
	if !errors.As(err, &device) {
		return in.Text("sound.failed")
	}
	return in.Text("device."+string(device.Failure)) + " " + in.Text("sound.failed")
}

// clock writes how far a sound was played, in minutes and whole seconds: it changes once a second.
func clock(d time.Duration) string {
	seconds := int(d.Seconds())
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

// length writes how long a sound is. It is said in this place alone, so that no two values of it can differ.
func length(d time.Duration) string {
	tenths := int(d.Round(100*time.Millisecond) / (100 * time.Millisecond))
	return fmt.Sprintf("%d:%02d.%d", tenths/600, tenths/10%60, tenths%10)
}

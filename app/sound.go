package app

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

// soundPanel shows the sound of a CAPTCHA: its waveform with the position on it, and what plays it.
type soundPanel struct {
	words    *words.Catalogue
	content  fyne.CanvasObject
	waveform *widgets.Waveform
	play     *widgets.Button
	replay   *widgets.Button
	position *widget.Label
	facts    *widget.Label
	trouble  *widget.Label   // why nothing is heard
	below    *fyne.Container // the waveform
	clip     *audio.Clip
}

func newSoundPanel(in *words.Catalogue, player Player, volume float64, toggle func(), setVolume func(float64), onEscape func()) *soundPanel {
	p := &soundPanel{
		words:    in,
		waveform: widgets.NewWaveform(),
		position: widget.NewLabel(""),
		facts:    widget.NewLabel(""),
		trouble:  widget.NewLabel(""),
	}
	p.play = widgets.NewButton(in.Text("sound.play"), theme.MediaPlayIcon(), toggle, onEscape)
	p.replay = widgets.NewButton(in.Text("sound.replay"), theme.MediaReplayIcon(), player.Replay, onEscape)
	loudness := widgets.NewSlider(0, 1, volume, func(v float64) { player.SetVolume(v); setVolume(v) }, onEscape)
	p.facts.Wrapping, p.trouble.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	p.trouble.Importance = widget.DangerImportance
	p.trouble.Hide()
	const least, usual = 36, 90 // of the slider's width
	controls := container.NewBorder(nil, nil,
		container.NewHBox(p.play, p.replay, p.position, widget.NewIcon(theme.VolumeUpIcon())), nil,
		container.New(&widgets.Narrow{Width: least}, loudness))
	p.below = container.NewVBox(container.New(&widgets.Centered{Extra: usual - least}, controls), p.trouble, p.facts)
	p.content = container.NewBorder(nil, p.below, nil, nil,
		container.NewPadded(p.waveform))
	return p
}

// show puts up a sound.
func (p *soundPanel) show(clip *audio.Clip) {
	if p.clip == clip {
		return
	}
	p.clip = clip
	p.waveform.Load(clip)
	facts := []string{
		clip.Facts.Format,
		fmt.Sprintf("%d Hz", clip.Facts.Rate),
		p.words.Plural("sound.channels", clip.Facts.Channels, map[string]any{"N": clip.Facts.Channels}),
		p.words.Format("sound.peak", map[string]any{"Percent": int(clip.Facts.Peak*100 + 0.5)}),
	}
	for _, odd := range clip.Facts.Oddities {
		facts = append(facts, p.words.Text("oddity."+string(odd)))
	}
	widgets.Write(p.facts, strings.Join(facts, " · "))
}

// positionsASecond is how often the position moves while a sound plays. Each move is a redraw of the whole window, so it
// moves as seldom as still looks like moving. Whole seconds are among them: the numbers change there.
const positionsASecond = 3

// follow shows where the player is.
func (p *soundPanel) follow(s playback.Status) {
	if s.Duration == 0 && p.clip != nil {
		s.Duration = p.clip.Facts.Duration
	}
	if s.State == playback.Playing {
		s.Position = s.Position * positionsASecond / time.Second * time.Second / positionsASecond
	}
	widgets.Write(p.position, clock(s.Position)+" / "+length(s.Duration))
	if s.Duration > 0 {
		p.waveform.SetPlayed(s.Position.Seconds() / s.Duration.Seconds())
	}
	if s.State == playback.Playing || s.State == playback.Opening {
		widgets.SetButton(p.play, p.words.Text("sound.pause"), theme.MediaPauseIcon())
	} else {
		widgets.SetButton(p.play, p.words.Text("sound.play"), theme.MediaPlayIcon())
	}
	widgets.Say(p.below, p.trouble, troubleText(p.words, s.Err))
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

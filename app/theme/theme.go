// Package theme is the look of the window: its colours, its one font, and that nothing moves by itself.
package theme

import (
	_ "embed"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fyne's own font has no Hangul, and what a system offers in its place differs by machine, so a Korean font is part of
// the program. Its license stands beside it. NanumSquare proper will not do: its bullet is blank, and with it the secret.
//
//go:embed fonts/NanumSquareRoundR.ttf
var nanumSquareRound []byte

// houseFont is one resource for all: Fyne keys its caches by the pointer.
var houseFont = fyne.NewStaticResource("NanumSquareRoundR.ttf", nanumSquareRound)

// The colours that Fyne has no name for.
const (
	Banner     fyne.ThemeColorName = "banner"     // the ground of the simulator's banner: amber
	BannerText fyne.ThemeColorName = "bannerText" // what is written on it
	Stage      fyne.ThemeColorName = "stage"      // the ground behind picture and waveform
	Right      fyne.ThemeColorName = "right"      // a right verdict
	Wrong      fyne.ThemeColorName = "wrong"      // a wrong verdict, or an error
	Played     fyne.ThemeColorName = "played"     // the part of the waveform already heard
)

type palette map[fyne.ThemeColorName]color.NRGBA

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// One green for the primary button and the right verdict alone, so the focus, Fyne's primary colour, is blue; amber is the simulator's; red is an error's or a wrong
// verdict's. Every text has at least 4.5:1 against its ground.
var (
	light = palette{
		theme.ColorNameBackground:          rgb(0xf6f7f6),
		theme.ColorNameForeground:          rgb(0x1b1f1d),
		theme.ColorNameButton:              rgb(0xe2e6e3),
		theme.ColorNameDisabledButton:      rgb(0xeceeed),
		theme.ColorNameDisabled:            rgb(0x6e7671),
		theme.ColorNamePlaceHolder:         rgb(0x5c655f),
		theme.ColorNameInputBackground:     rgb(0xffffff),
		theme.ColorNameInputBorder:         rgb(0x8a938d),
		theme.ColorNamePrimary:             rgb(0x0b57a8),
		theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
		theme.ColorNameHyperlink:           rgb(0x0b57a8),
		theme.ColorNameFocus:               {R: 0x0b, G: 0x57, B: 0xa8, A: 0x50},
		theme.ColorNameError:               rgb(0xb3261e),
		theme.ColorNameForegroundOnError:   rgb(0xffffff),
		theme.ColorNameWarning:             rgb(0x7a4b00),
		theme.ColorNameSuccess:             rgb(0x0a7a3d), // the primary button
		theme.ColorNameForegroundOnSuccess: rgb(0xffffff),
		theme.ColorNameSeparator:           rgb(0xc9cfcb),
		Banner:                             rgb(0xffd27d),
		BannerText:                         rgb(0x3f2a00),
		Stage:                              rgb(0xe7eae8),
		Right:                              rgb(0x0a7a3d),
		Wrong:                              rgb(0xb3261e),
		Played:                             rgb(0x0b57a8),
	}
	dark = palette{
		theme.ColorNameBackground:          rgb(0x1a1d1b),
		theme.ColorNameForeground:          rgb(0xe9edea),
		theme.ColorNameButton:              rgb(0x343a36),
		theme.ColorNameDisabledButton:      rgb(0x272b28),
		theme.ColorNameDisabled:            rgb(0x8c958f),
		theme.ColorNamePlaceHolder:         rgb(0xaab3ad),
		theme.ColorNameInputBackground:     rgb(0x121513),
		theme.ColorNameInputBorder:         rgb(0x717a74),
		theme.ColorNamePrimary:             rgb(0x8ec5ff),
		theme.ColorNameForegroundOnPrimary: rgb(0x04200f),
		theme.ColorNameHyperlink:           rgb(0x8ec5ff),
		theme.ColorNameFocus:               {R: 0x8e, G: 0xc5, B: 0xff, A: 0x50},
		theme.ColorNameError:               rgb(0xff8f85),
		theme.ColorNameForegroundOnError:   rgb(0x2b0503),
		theme.ColorNameWarning:             rgb(0xffc56b),
		theme.ColorNameSuccess:             rgb(0x4fc98c),
		theme.ColorNameForegroundOnSuccess: rgb(0x04200f),
		theme.ColorNameSeparator:           rgb(0x454c47),
		Banner:                             rgb(0x5a4200),
		BannerText:                         rgb(0xffe6b3),
		Stage:                              rgb(0x262a27),
		Right:                              rgb(0x4fc98c),
		Wrong:                              rgb(0xff8f85),
		Played:                             rgb(0x8ec5ff),
	}
)

// houseTheme is Fyne's theme with our colours and a font that has Hangul.
type houseTheme struct{ fyne.Theme }

var _ fyne.Theme = houseTheme{}

// New is the theme.
func New() fyne.Theme { return houseTheme{theme.DefaultTheme()} }

// Color implements fyne.Theme.
func (t houseTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := dark
	if variant == theme.VariantLight {
		p = light
	}
	if c, ok := p[name]; ok {
		return c
	}
	return t.Theme.Color(name, variant)
}

// ReadFonts makes Fyne read what it draws texts with, off the window's goroutine, which must not draw before the channel
// is closed.
func ReadFonts() <-chan struct{} {
	widget.RichTextStyleStrong.TextStyle.Bold = false // buttons are written in it
	done := make(chan struct{})
	go func() {
		defer close(done)
		fyne.MeasureText("가", theme.TextSize(), fyne.TextStyle{})
	}()
	return done
}

// Font implements fyne.Theme. There is one weight for everything: for each style that is drawn Fyne takes a set of fonts
// into memory, some 15 MB, and time to read it.
func (t houseTheme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace || style.Symbol {
		return t.Theme.Font(style) // for hex and signs, never Korean
	}
	return houseFont
}

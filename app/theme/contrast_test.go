package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// Text is at least 4.5:1 against its ground, in the light and in the dark (WCAG 2.2, criterion 1.4.3).
func TestTextCanBeReadOnItsGround(t *testing.T) {
	test.NewTempApp(t)
	pairs := []struct{ text, ground fyne.ThemeColorName }{
		{theme.ColorNameForeground, theme.ColorNameBackground},
		{theme.ColorNameForeground, theme.ColorNameButton},
		{theme.ColorNameForeground, theme.ColorNameInputBackground},
		{theme.ColorNameForeground, theme.ColorNameOverlayBackground},
		{theme.ColorNameForeground, theme.ColorNameMenuBackground},
		{theme.ColorNameForeground, theme.ColorNameHeaderBackground},
		{theme.ColorNameForeground, Stage},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		{theme.ColorNamePlaceHolder, theme.ColorNameBackground},
		{theme.ColorNamePlaceHolder, Stage},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNameHyperlink, theme.ColorNameBackground},
		{theme.ColorNameHyperlink, theme.ColorNameOverlayBackground},
		{theme.ColorNameError, theme.ColorNameBackground},
		{theme.ColorNameError, theme.ColorNameOverlayBackground},
		{theme.ColorNameError, Stage},
		{theme.ColorNameWarning, theme.ColorNameBackground},
		{Right, theme.ColorNameBackground},
		{Wrong, theme.ColorNameBackground},
		{BannerText, Banner},
		{Played, Stage},
	}
	for name, variant := range map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark} {
		for _, p := range pairs {
			th := New()
			if got := contrast(th.Color(p.text, variant), th.Color(p.ground, variant)); got < 4.5 {
				t.Errorf("%s: %s on %s is %.2f:1", name, p.text, p.ground, got)
			}
		}
	}
}

// What is chosen in a list or in a text lies on a ground that lets the window's own through.
func TestChosenTextCanBeRead(t *testing.T) {
	test.NewTempApp(t)
	for name, variant := range map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark} {
		th := New()
		for _, over := range []fyne.ThemeColorName{theme.ColorNameSelection, theme.ColorNameHover, theme.ColorNameFocus} {
			for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameInputBackground} {
				mixed := laidOver(th.Color(over, variant), th.Color(ground, variant))
				if got := contrast(th.Color(theme.ColorNameForeground, variant), mixed); got < 4.5 {
					t.Errorf("%s: text on %s over %s is %.2f:1", name, over, ground, got)
				}
			}
		}
	}
}

func TestContrastIsWCAGs(t *testing.T) {
	for _, c := range []struct {
		a, b color.Color
		want float64
	}{
		{color.Black, color.White, 21},
		{color.White, color.White, 1},
		{rgb(0x777777), color.White, 4.48},
		{rgb(0xff0000), color.White, 4.00},
	} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast of %v and %v is %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// contrast is WCAG's ratio of two colours, 1 to 21.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is WCAG's relative luminance.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// laidOver is a translucent colour laid over another.
func laidOver(top, ground color.Color) color.Color {
	r, g, b, a := top.RGBA() // premultiplied
	gr, gg, gb, _ := ground.RGBA()
	mix := func(t, u uint32) uint16 { return uint16(t + u*(0xffff-a)/0xffff) }
	return color.RGBA64{R: mix(r, gr), G: mix(g, gg), B: mix(b, gb), A: 0xffff}
}

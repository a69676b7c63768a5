package picture

import (
	"math"
	"sync"
)

// drop is what a stroke does to a pixel: its brightness goes towards light, by strength of 256.
type drop struct {
	light    uint8
	strength uint8
}

// stroke tells for every distance of a field what happens to the pixel there.
type stroke [256]drop

// style is a way of drawing characters.
type style int

const (
	filled   style = iota // white, slightly see-through
	outlined              // a white outline
	doubled               // a white outline around a fainter filling
	rippled               // for the grey pictures: the texture's lines run around the character
	styles
)

// The heights of characters in pixels.
const (
	smallest = 22
	largest  = 40
)

// strokes are made when they are first needed, for each style and height.
var strokes = func() (all [styles][largest + 1]func() *stroke) {
	for s := range styles {
		for height := smallest; height <= largest; height++ {
			all[s][height] = sync.OnceValue(func() *stroke { return makeStroke(s, height) })
		}
	}
	return all
}()

func makeStroke(s style, height int) *stroke {
	made := new(stroke)
	for i := range made {
		// The distance from the outline in pixels, negative inside.
		d := float64(i-128) / fieldStep * float64(height) / capHeight
		made[i] = s.at(d)
	}
	return made
}

func (s style) at(d float64) drop {
	if s == rippled {
		return ripple(d)
	}
	// A dark rim lifts the character off a light texture.
	rim := drop{30, share(0.5 * clamp01((3.5-d)/3))}
	white := 0.0
	switch s {
	case filled:
		white = 0.85 * clamp01(0.5-d)
	case outlined:
		white = 0.95 * clamp01(1.5-math.Abs(d))
	case doubled:
		white = max(0.95*clamp01(1.4-math.Abs(d)), 0.5*clamp01(0.5-d))
	}
	if white == 0 {
		return rim
	}
	// White over the rim, as one drop.
	r := float64(rim.strength) / 256 * (1 - white)
	total := white + r
	return drop{uint8((white*250 + r*float64(rim.light)) / total), share(total)}
}

// ripple alternates white and black lines along the outline, which lies in a white one.
func ripple(d float64) drop {
	light := 127.5 + 127.5*math.Cos(2*math.Pi*d/5)
	return drop{uint8(light), share(clamp01((6 - math.Abs(d)) / 2))}
}

func clamp01(x float64) float64 { return max(0, min(1, x)) }

func share(x float64) uint8 { return uint8(math.Round(255 * clamp01(x))) }

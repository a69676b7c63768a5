package picture

import (
	"image"
	"math"
	"math/rand/v2"
	"sync"
)

// Textures are painted once, when they are first needed, larger than a picture: each picture shows another part of one,
// as it is or mirrored.
const (
	textureWidth  = 320
	textureHeight = 180
)

var textureBounds = image.Rect(0, 0, textureWidth, textureHeight)

// The textures of colour pictures and of grey pictures.
var (
	colourTextures = [...]func() *image.YCbCr{
		sync.OnceValue(func() *image.YCbCr { return paintLeaves(rand.New(rand.NewPCG(1, 1)), greens) }),
		sync.OnceValue(func() *image.YCbCr { return paintLeaves(rand.New(rand.NewPCG(2, 2)), petals) }),
		sync.OnceValue(func() *image.YCbCr { return paintStone(rand.New(rand.NewPCG(3, 3))) }),
	}
	greyTextures = [...]func() *image.Gray{
		sync.OnceValue(func() *image.Gray { return paintWaves(rand.New(rand.NewPCG(4, 4))) }),
		sync.OnceValue(func() *image.Gray { return paintWaves(rand.New(rand.NewPCG(5, 5))) }),
	}
)

// canvas is a texture being painted. Its colours are red, green and blue from 0 to 255.
type canvas [textureWidth * textureHeight][3]float64

// finish gives the canvas a little grain, like a camera's, and the form in which pictures are encoded.
func (c *canvas) finish(random *rand.Rand, grain float64) *image.YCbCr {
	m := image.NewYCbCr(textureBounds, image.YCbCrSubsampleRatio420)
	for y := range textureHeight {
		for x := range textureWidth {
			rgb := c[y*textureWidth+x]
			light := 0.299*rgb[0] + 0.587*rgb[1] + 0.114*rgb[2]
			m.Y[m.YOffset(x, y)] = toByte(light + grain*random.NormFloat64())
			if x%2 == 0 && y%2 == 0 {
				at := m.COffset(x, y)
				m.Cb[at] = toByte(128 + 0.564*(rgb[2]-light))
				m.Cr[at] = toByte(128 + 0.713*(rgb[0]-light))
			}
		}
	}
	return m
}

func toByte(x float64) uint8 { return uint8(max(0, min(255, math.Round(x)))) }

// bumps is smooth noise from -1 to 1, by interpolation between random values on a lattice.
type bumps struct {
	values [64][64]float64
}

func newBumps(random *rand.Rand) *bumps {
	b := new(bumps)
	for y := range b.values {
		for x := range b.values[y] {
			b.values[y][x] = 2*random.Float64() - 1
		}
	}
	return b
}

func (b *bumps) at(x, y float64) float64 {
	left, top := math.Floor(x), math.Floor(y)
	fx, fy := smooth(x-left), smooth(y-top)
	i, j := int(left)&63, int(top)&63
	i1, j1 := (i+1)&63, (j+1)&63
	upper := b.values[j][i]*(1-fx) + b.values[j][i1]*fx
	lower := b.values[j1][i]*(1-fx) + b.values[j1][i1]*fx
	return upper*(1-fy) + lower*fy
}

func smooth(t float64) float64 { return t * t * (3 - 2*t) }

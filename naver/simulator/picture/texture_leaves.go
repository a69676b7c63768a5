package picture

import (
	"image"
	"math"
	"math/rand/v2"
)

// palette is the colours of a plant's leaves, in red, green and blue.
type palette [][3]float64

var (
	greens = palette{{70, 110, 40}, {95, 140, 55}, {60, 95, 50}, {120, 150, 70}, {45, 85, 35}, {110, 100, 40}}
	petals = palette{{70, 110, 50}, {120, 80, 110}, {145, 105, 140}, {110, 55, 50}, {85, 130, 60}, {60, 45, 40}}
)

// paintLeaves covers the canvas with leaves, the lower ones darker.
func paintLeaves(random *rand.Rand, colours palette) *image.YCbCr {
	c := new(canvas)
	for i := range c {
		c[i] = [3]float64{40, 45, 30}
	}
	const leaves = 60
	for i := range leaves {
		depth := 0.5 + 0.5*float64(i)/leaves
		colour := colours[random.IntN(len(colours))]
		for band := range colour {
			colour[band] *= depth
		}
		paintLeaf(c, random, colour)
	}
	return c.finish(random, 5)
}

// paintLeaf paints a pointed oval with a rib in the middle, one half of it in the light.
func paintLeaf(c *canvas, random *rand.Rand, colour [3]float64) {
	x0, y0 := random.Float64()*textureWidth, random.Float64()*textureHeight
	length, width := 35+35*random.Float64(), 12+14*random.Float64()
	sin, cos := math.Sincos(2 * math.Pi * random.Float64())
	reach := int(length) + 1
	for y := max(0, int(y0)-reach); y < min(textureHeight, int(y0)+reach); y++ {
		for x := max(0, int(x0)-reach); x < min(textureWidth, int(x0)+reach); x++ {
			dx, dy := float64(x)-x0, float64(y)-y0
			along, across := (dx*cos+dy*sin)/length, (dy*cos-dx*sin)/width
			edge := 1 - along*along - math.Abs(across)
			if edge <= 0 {
				continue
			}
			light := 0.9 + 0.18*across + 0.1*along
			if across < 0 {
				light += 0.12
			}
			light += 0.05 * math.Sin(16*(along+0.5*math.Abs(across)))
			light += 0.25 * clamp01(1-math.Abs(across)*width/1.2)
			cover := clamp01(edge * width / 3)
			at := &c[y*textureWidth+x]
			for band := range at {
				at[band] += cover * (light*colour[band] - at[band])
			}
		}
	}
}

package picture

import (
	"image"
	"math"
	"math/rand/v2"
)

// paintStone makes granite: grey grains of several sizes, with dark specks and a few light ones.
func paintStone(random *rand.Rand) *image.YCbCr {
	c := new(canvas)
	coarse, fine := newBumps(random), newBumps(random)
	for y := range textureHeight {
		for x := range textureWidth {
			fx, fy := float64(x), float64(y)
			light := 122 + 16*coarse.at((fx+0.4*fy)/8, (fy-0.4*fx)/8+32) + 14*fine.at((fx-0.7*fy)/3+32, (fy+0.7*fx)/3)
			c[y*textureWidth+x] = [3]float64{light, light + 3, light - 4}
		}
	}
	const specks = 700
	for range specks {
		light := 45 + 40*random.Float64()
		if random.IntN(4) == 0 {
			light = 150
		}
		c.speck(random.Float64()*textureWidth, random.Float64()*textureHeight, 0.6+1.6*random.Float64(), light)
	}
	return c.finish(random, 4)
}

// speck paints a dot with a soft edge.
func (c *canvas) speck(x0, y0, radius, light float64) {
	for y := max(0, int(y0-radius-1)); y < min(textureHeight, int(y0+radius+2)); y++ {
		for x := max(0, int(x0-radius-1)); x < min(textureWidth, int(x0+radius+2)); x++ {
			cover := 0.8 * clamp01(radius+0.5-math.Hypot(float64(x)-x0, float64(y)-y0))
			at := &c[y*textureWidth+x]
			for band := range at {
				at[band] += cover * (light - at[band])
			}
		}
	}
}

package picture

import (
	"image"
	"math"
	"math/rand/v2"
)

// paintWaves makes lines that stream around each other: noise smeared along a smooth field of directions.
func paintWaves(random *rand.Rand) *image.Gray {
	const (
		steps  = 12  // to either side
		stride = 1.5 // pixels
		grain  = 2.1 // pixels, half the distance of two lines
	)
	turn, noise := newBumps(random), newBumps(random)
	slope := math.Pi * random.Float64()

	type cell struct{ dx, dy, noise float32 }
	cells := make([]cell, textureWidth*textureHeight)
	for y := range textureHeight {
		for x := range textureWidth {
			fx, fy := float64(x), float64(y)
			sin, cos := math.Sincos(slope + 1.6*turn.at(fx/110, fy/110) + 0.5*turn.at(20+fx/45, 20+fy/45))
			cells[y*textureWidth+x] = cell{
				dx: float32(stride * cos), dy: float32(stride * sin), noise: float32(noise.at(fx/grain, fy/grain)),
			}
		}
	}

	m := image.NewGray(textureBounds)
	for y := range textureHeight {
		for x := range textureWidth {
			sum, n := cells[y*textureWidth+x].noise, float32(1)
			for _, way := range [...]float32{1, -1} {
				px, py := float32(x)+0.5, float32(y)+0.5
				for range steps {
					here := &cells[int(py)*textureWidth+int(px)]
					px, py = px+way*here.dx, py+way*here.dy
					if px < 0 || py < 0 || px >= textureWidth || py >= textureHeight {
						break
					}
					sum, n = sum+cells[int(py)*textureWidth+int(px)].noise, n+1
				}
			}
			m.Pix[m.PixOffset(x, y)] = toByte(float64(120 + 650*sum/n))
		}
	}
	return m
}

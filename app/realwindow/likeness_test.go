//go:build realwindow

package realwindow

import (
	"image"
	"image/color"
	"math"
	"slices"
)

// correlation of two series of one length: 1 for the same up to brightness or loudness, 0 for nothing in common.
func correlation(a, b []float64) float64 {
	var sumA, sumB float64
	for i := range a {
		sumA += a[i]
		sumB += b[i]
	}
	meanA, meanB := sumA/float64(len(a)), sumB/float64(len(b))
	var ab, aa, bb float64
	for i := range a {
		x, y := a[i]-meanA, b[i]-meanB
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

// luma is the brightness of each pixel, row by row.
func luma(img image.Image) (values []float64, width, height int) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			values = append(values, float64(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y))
		}
	}
	return values, b.Dx(), b.Dy()
}

// pictureLikeness looks for a picture, enlarged zoom times, anywhere in a screenshot, and gives the correlation at the
// best place.
func pictureLikeness(screenshot, file image.Image, zoom int) float64 {
	want, width, height := luma(file)
	screen, screenWidth, screenHeight := luma(screenshot)
	// Each block of zoom×zoom pixels of the screenshot, beginning at (x, y), becomes one pixel. Every step-th is looked at.
	at := func(x, y, step int) float64 {
		var ours, theirs []float64
		for i := 0; i < width*height; i += step {
			sum, corner := 0.0, (y+i/width*zoom)*screenWidth+x+i%width*zoom
			for dy := range zoom {
				for dx := range zoom {
					sum += screen[corner+dy*screenWidth+dx]
				}
			}
			ours, theirs = append(ours, sum), append(theirs, want[i])
		}
		return correlation(ours, theirs)
	}
	best, bestX, bestY := -1.0, 0, 0
	for y := 0; y <= screenHeight-zoom*height; y++ {
		for x := 0; x <= screenWidth-zoom*width; x++ {
			if c := at(x, y, 37); c > best { // 37 divides no width of a picture, so the looks are scattered
				best, bestX, bestY = c, x, y
			}
		}
	}
	if best < 0 {
		return 0
	}
	return at(bestX, bestY, 1)
}

// soundLikeness compares a recording with a file of a lower rate, second by second, each shifted by at most 150 ms. It
// gives the lengths from the first sound to the last, in seconds, and the correlation of each second.
func soundLikeness(recorded, file []int16, fileRate int) (heard, want float64, seconds []float64) {
	first, last := audible(recorded)
	fileFirst, fileLast := audible(file)
	heard, want = float64(last-first)/speakerRate, float64(fileLast-fileFirst)/float64(fileRate)
	for from := fileFirst; from+fileRate <= len(file); from += fileRate {
		second := floats(file[from : from+fileRate])
		if slices.Max(second) == 0 {
			continue
		}
		around := first + (from-fileFirst)*speakerRate/fileRate
		seconds = append(seconds, bestShift(second, recorded, around, speakerRate/fileRate))
	}
	return heard, want, seconds
}

func bestShift(second []float64, recorded []int16, around, step int) float64 {
	const most = speakerRate * 150 / 1000
	best, where := 0.0, around
	try := func(at int) {
		if at < 0 || at+len(second)*step > len(recorded) {
			return
		}
		same := make([]float64, len(second))
		for i := range same {
			same[i] = float64(recorded[at+i*step])
		}
		if c := correlation(second, same); c > best {
			best, where = c, at
		}
	}
	for shift := -most; shift <= most; shift += step {
		try(around + shift)
	}
	for shift, middle := 1-step, where; shift < step; shift++ {
		try(middle + shift)
	}
	return best
}

func floats(samples []int16) []float64 {
	f := make([]float64, len(samples))
	for i, v := range samples {
		f[i] = float64(v)
	}
	return f
}

// audible gives the first and the last sample that can be heard, 0 and 0 without one.
func audible(samples []int16) (first, last int) {
	const quiet = 8 // of 32768: below is what rounding on the way leaves
	loud := func(v int16) bool { return v > quiet || v < -quiet }
	first = max(0, slices.IndexFunc(samples, loud))
	for last = len(samples) - 1; last > first && !loud(samples[last]); last-- {
	}
	return first, last
}

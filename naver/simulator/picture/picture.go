// Package picture draws pictures of characters like those of NAVER's image CAPTCHA, as JPEG files that have the form of
// NAVER's byte by byte up to the scan. The same characters and the same random source always give the same bytes.
package picture

import (
	"image"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
)

// Pictures are as NAVER's were measured: 200 by 90, three in colour for one in grey.
const (
	pictureWidth  = 200
	pictureHeight = 90
	greyOneIn     = 4
)

var pictureBounds = image.Rect(0, 0, pictureWidth, pictureHeight)

// Alphabet is what pictures are made of: digits and capitals without 0 I J M O Q W Z, which NAVER's pictures never
// showed, and without B G S, which look like 8 6 5 once drawn here.
const Alphabet = "123456789ACDEFHKLNPRTUVXY"

// The number of characters of a picture, as NAVER's have them.
const (
	FewestCharacters = 4
	MostCharacters   = 8
)

// Pictures under work are used again.
var (
	colourPictures = sync.Pool{New: func() any {
		return image.NewYCbCr(pictureBounds, image.YCbCrSubsampleRatio420)
	}}
	greyPictures = sync.Pool{New: func() any { return image.NewGray(pictureBounds) }}
)

// Append appends the JPEG file of a picture that shows a text of Alphabet. It can be called from several goroutines, each
// with a random source of its own.
func Append(b []byte, text string, random *rand.Rand) []byte {
	if random.IntN(greyOneIn) == 0 {
		m := greyPictures.Get().(*image.Gray)
		defer greyPictures.Put(m)
		drawGrey(m, text, random)
		return appendJPEG(b, m, greyHeader)
	}
	m := colourPictures.Get().(*image.YCbCr)
	defer colourPictures.Put(m)
	drawColour(m, text, random)
	return appendJPEG(b, m, colourHeader)
}

func drawColour(m *image.YCbCr, text string, random *rand.Rand) {
	texture := colourTextures[random.IntN(len(colourTextures))]()
	v := newView(random)
	v.copy(plane{m.Y, m.YStride}, plane{texture.Y, texture.YStride}, 1)
	v.copy(plane{m.Cb, m.CStride}, plane{texture.Cb, texture.CStride}, 2)
	v.copy(plane{m.Cr, m.CStride}, plane{texture.Cr, texture.CStride}, 2)
	for i := range text {
		s := [...]style{filled, outlined, doubled}[random.IntN(3)]
		p := place(random, i, len(text))
		p.draw(fieldOf(text[i]), strokes[s][p.height](), plane{m.Y, m.YStride}, func(x, y int, strength uint8) {
			// Strokes have no colour: they take the texture's away.
			at := m.COffset(x, y)
			m.Cb[at] = blend(m.Cb[at], 128, strength)
			m.Cr[at] = blend(m.Cr[at], 128, strength)
		})
	}
}

func drawGrey(m *image.Gray, text string, random *rand.Rand) {
	texture := greyTextures[random.IntN(len(greyTextures))]()
	newView(random).copy(plane{m.Pix, m.Stride}, plane{texture.Pix, texture.Stride}, 1)
	for i := range text {
		p := place(random, i, len(text))
		p.draw(fieldOf(text[i]), strokes[rippled][p.height](), plane{m.Pix, m.Stride}, nil)
	}
}

func fieldOf(char byte) *field { return fields[strings.IndexByte(Alphabet, char)]() }

// plane is one component of an image.
type plane struct {
	pix    []uint8
	stride int
}

// view is the part of a texture that a picture shows. Its corner is at even coordinates, for the colours of half size.
type view struct {
	x, y     int
	mirrored bool
}

func newView(random *rand.Rand) view {
	return view{
		x:        2 * random.IntN((textureWidth-pictureWidth)/2+1),
		y:        2 * random.IntN((textureHeight-pictureHeight)/2+1),
		mirrored: random.IntN(2) == 1,
	}
}

// copy copies the part to a picture's plane, of 1/scale its size.
func (v view) copy(to, from plane, scale int) {
	width := pictureWidth / scale
	for y := range pictureHeight / scale {
		source := from.pix[(v.y/scale+y)*from.stride+v.x/scale:][:width]
		target := to.pix[y*to.stride:][:width]
		if !v.mirrored {
			copy(target, source)
			continue
		}
		for x, value := range source {
			target[width-1-x] = value
		}
	}
}

// placement is where and how a character stands.
type placement struct {
	x, y   float64 // its middle
	height int     // of a capital, in pixels
	angle  float64 // radians
	slant  float64 // how far a line leans over a height of 1
}

// place gives the characters a column each, so that the order in which to read them is never in doubt.
func place(random *rand.Rand, i, n int) placement {
	const margin = 9
	column := float64(pictureWidth-2*margin) / float64(n)
	tallest := min(largest, int(1.12*column))
	p := placement{
		height: tallest - random.IntN(min(6, tallest-smallest)+1),
		angle:  (random.Float64() - 0.5) * math.Pi / 6,
		slant:  (random.Float64() - 0.5) * 0.4,
	}
	p.x = margin + column*(float64(i)+0.5+0.14*(random.Float64()-0.5))
	room := pictureHeight - float64(p.height)*1.25 - 6
	p.y = pictureHeight/2 + room*(random.Float64()-0.5)
	return p
}

// draw puts a character onto the plane of brightness, and calls tint for each pixel at even coordinates that it changed.
func (p placement) draw(f *field, with *stroke, to plane, tint func(x, y int, strength uint8)) {
	// From pixels to the field: turn back, lean back, stretch. 16 bits after the point.
	const one = 1 << 16
	stretch := capHeight / float64(p.height) * one
	sin, cos := math.Sincos(p.angle)
	xx, xy := int(stretch*(cos-p.slant*sin)), int(stretch*(sin+p.slant*cos))
	yx, yy := int(-stretch*sin), int(stretch*cos)

	const lastCell = (fieldSize - 1) * one
	reach := int(float64(p.height)*fieldSize/capHeight*0.66) + 1
	left, right := max(0, int(p.x)-reach), min(pictureWidth, int(p.x)+reach)
	top, bottom := max(0, int(p.y)-reach), min(pictureHeight, int(p.y)+reach)
	for y := top; y < bottom; y++ {
		dx, dy := float64(left)+0.5-p.x, float64(y)+0.5-p.y
		fx := int(dx*float64(xx)+dy*float64(xy)) + fieldSize*one/2 - one/2
		fy := int(dx*float64(yx)+dy*float64(yy)) + fieldSize*one/2 - one/2
		row := to.pix[y*to.stride:][:pictureWidth]
		for x := left; x < right; x, fx, fy = x+1, fx+xx, fy+yx {
			if uint(fx) >= lastCell || uint(fy) >= lastCell {
				continue
			}
			d := with[f.between(fx, fy)+128]
			if d.strength == 0 {
				continue
			}
			row[x] = blend(row[x], d.light, d.strength)
			if tint != nil && (x|y)&1 == 0 {
				tint(x, y, d.strength)
			}
		}
	}
}

// between is the distance at a point between four cells. Both coordinates have 16 bits after the point.
func (f *field) between(x, y int) int {
	at := y>>16*fieldSize + x>>16
	x, y = x>>8&255, y>>8&255
	upper := int(f[at])*(256-x) + int(f[at+1])*x
	lower := int(f[at+fieldSize])*(256-x) + int(f[at+fieldSize+1])*x
	return (upper*(256-y) + lower*y + 1<<15) >> 16
}

// blend takes a value towards another by strength of 256.
func blend(value, towards, strength uint8) uint8 {
	return uint8(int(value) + (int(towards)-int(value))*int(strength)>>8)
}

package picture

import (
	"image"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A glyph is drawn from its distance field: how far each point is from the outline. From that, one table look-up a
// pixel gives a filled, an outlined or a rippled character at any size, angle and slant.
const (
	fieldSize = 64 // of the field, wide and high
	capHeight = 38 // of the characters in the field
	fieldStep = 8  // steps a unit of distance
)

// field holds distances in steps: negative inside the character, cut off at both ends of int8.
type field [fieldSize * fieldSize]int8

// fields are made one by one, when a character is first drawn.
var fields = func() (f [len(Alphabet)]func() *field) {
	for i := range f {
		f[i] = sync.OnceValue(func() *field { return makeField(rune(Alphabet[i])) })
	}
	return f
}()

var boldFont = sync.OnceValue(func() *sfnt.Font {
	f, err := sfnt.Parse(gobold.TTF)
	if err != nil {
		panic(err) // embedded and well formed
	}
	return f
})

type point struct{ x, y float64 }

type line struct{ from, to point }

func makeField(char rune) *field {
	lines := outline(char)
	inside := rasterize(lines)
	f := new(field)
	for y := range fieldSize {
		for x := range fieldSize {
			p := point{float64(x) + 0.5, float64(y) + 0.5}
			nearest := math.Inf(1)
			for _, l := range lines {
				nearest = min(nearest, l.squareDistance(p))
			}
			d := math.Sqrt(nearest) * fieldStep
			if inside.AlphaAt(x, y).A >= 128 {
				d = -d
			}
			f[y*fieldSize+x] = int8(max(math.MinInt8, min(math.MaxInt8, math.Round(d))))
		}
	}
	return f
}

// outline gives a character's outline as straight lines, of capHeight and in the middle of the field.
func outline(char rune) []line {
	ttf := boldFont()
	var buffer sfnt.Buffer
	metrics, err := ttf.Metrics(&buffer, fixed.I(100), font.HintingNone)
	if err != nil {
		panic(err)
	}
	index, err := ttf.GlyphIndex(&buffer, char)
	if err != nil {
		panic(err)
	}
	size := fixed.Int26_6(float64(100*64) * capHeight * 64 / float64(metrics.CapHeight))
	segments, err := ttf.LoadGlyph(&buffer, index, size, nil)
	if err != nil {
		panic(err)
	}
	box := segments.Bounds()
	middle := point{float64(box.Min.X+box.Max.X) / 128, float64(box.Min.Y+box.Max.Y) / 128}
	at := func(p fixed.Point26_6) point {
		return point{float64(p.X)/64 - middle.x + fieldSize/2, float64(p.Y)/64 - middle.y + fieldSize/2}
	}

	var lines []line
	var pen point
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			pen = at(s.Args[0])
		case sfnt.SegmentOpLineTo:
			lines = append(lines, line{pen, at(s.Args[0])})
			pen = at(s.Args[0])
		case sfnt.SegmentOpQuadTo: // TrueType has no other curves
			const pieces = 4
			from, control, to := pen, at(s.Args[0]), at(s.Args[1])
			for i := 1; i <= pieces; i++ {
				t := float64(i) / pieces
				a, b, c := (1-t)*(1-t), 2*t*(1-t), t*t
				next := point{a*from.x + b*control.x + c*to.x, a*from.y + b*control.y + c*to.y}
				lines = append(lines, line{pen, next})
				pen = next
			}
		}
	}
	return lines
}

// rasterize fills an outline.
func rasterize(lines []line) *image.Alpha {
	r := vector.NewRasterizer(fieldSize, fieldSize)
	var pen point
	for _, l := range lines {
		if l.from != pen {
			r.MoveTo(float32(l.from.x), float32(l.from.y))
		}
		r.LineTo(float32(l.to.x), float32(l.to.y))
		pen = l.to
	}
	r.ClosePath()
	m := image.NewAlpha(image.Rect(0, 0, fieldSize, fieldSize))
	r.Draw(m, m.Bounds(), image.Opaque, image.Point{})
	return m
}

// squareDistance is that of a point to the nearest point of the line.
func (l line) squareDistance(p point) float64 {
	dx, dy := l.to.x-l.from.x, l.to.y-l.from.y
	px, py := p.x-l.from.x, p.y-l.from.y
	if square := dx*dx + dy*dy; square > 0 {
		t := max(0, min(1, (px*dx+py*dy)/square))
		px, py = px-t*dx, py-t*dy
	}
	return px*px + py*py
}

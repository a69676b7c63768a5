package media

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
)

// Markers of a JPEG.
const (
	startOfScan = 0xda
	endOfImage  = 0xd9
)

// jpegSorts are the frames that are whole pictures and yet none that image/jpeg reads, by their marker.
var jpegSorts = map[byte]string{
	0xc3: "a lossless JPEG", 0xc5: "a hierarchical JPEG", 0xc6: "a hierarchical JPEG", 0xc7: "a hierarchical JPEG",
	0xc9: "a JPEG with arithmetic coding", 0xca: "a JPEG with arithmetic coding", 0xcb: "a JPEG with arithmetic coding",
	0xcd: "a JPEG with arithmetic coding", 0xce: "a JPEG with arithmetic coding", 0xcf: "a JPEG with arithmetic coding",
}

// jpegShape is where things are in a JPEG.
type jpegShape struct {
	unsupported string // what it is, where that is not read
	progressive bool
	scan        int // where the last scan begins
	scans       int
	end         int // behind the end of the picture, 0 where it does not end
}

// shapeOf walks over the segments of a JPEG. It trusts no length in it.
func shapeOf(b []byte) (s jpegShape) {
	for at := 2; at+4 <= len(b) || at+2 <= len(b) && b[at+1] == endOfImage; {
		marker := b[at+1]
		switch {
		case b[at] != 0xff: // between two scans, or something foreign
			at++
			continue
		case marker == 0xff || marker == 0 || marker >= 0xd0 && marker <= 0xd7: // padding, data, or a restart
			at++
			continue
		case marker == endOfImage:
			s.end = at + 2
			return s
		case marker == startOfScan:
			s.scan = at
			s.scans++
		case marker == 0xc2:
			s.progressive = true
		case jpegSorts[marker] != "" && s.unsupported == "":
			s.unsupported = jpegSorts[marker]
		}
		at += 2 + int(binary.BigEndian.Uint16(b[at+2:]))
	}
	return s
}

// decodeCut decodes as much of a JPEG as came. Scans of a progressive one refine the whole picture, so the one that is cut
// is left out. The only scan of another is filled up, in two ways: what differs between the two is not of the picture.
func decodeCut(b []byte, s jpegShape, c image.Config) (image.Image, error) {
	switch {
	case s.scans == 0:
		return nil, io.ErrUnexpectedEOF
	case s.progressive:
		if s.scans == 1 {
			return nil, io.ErrUnexpectedEOF
		}
		return jpeg.Decode(io.MultiReader(bytes.NewReader(b[:s.scan]), bytes.NewReader([]byte{0xff, endOfImage})))
	}
	b = bytes.TrimRight(b, "\xff") // half a marker
	first, err := jpeg.Decode(filledUp(b, 0x00, c))
	if err != nil {
		return nil, err
	}
	for _, fill := range []byte{0xaa, 0x55, 0x92} { // one may be no code of the picture's tables
		if second, err := jpeg.Decode(filledUp(b, fill, c)); err == nil {
			return withoutFill(first, second)
		}
	}
	return nil, io.ErrUnexpectedEOF
}

// filledUp reads a cut JPEG, then so many equal bytes that any picture of its size is full, then the end.
func filledUp(b []byte, fill byte, c image.Config) io.Reader {
	enough := 64<<10 + 4*int64(c.Width)*int64(c.Height)
	return io.MultiReader(bytes.NewReader(b), io.LimitReader(endless(fill), enough), bytes.NewReader([]byte{0xff, endOfImage}))
}

// endless is one byte again and again.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

// withoutFill is a picture, grey from the first square on in which it depends on what it was filled up with. Pictures are
// coded from left to right and from top to bottom in squares of at most this size.
func withoutFill(first, second image.Image) (image.Image, error) {
	const square = 16
	bounds := first.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y += square {
		for x := bounds.Min.X; x < bounds.Max.X; x += square {
			if equal(first, second, image.Rect(x, y, x+square, y+square).Intersect(bounds)) {
				continue
			}
			if x == bounds.Min.X && y == bounds.Min.Y {
				return nil, io.ErrUnexpectedEOF
			}
			seen := image.NewRGBA(bounds)
			draw.Draw(seen, bounds, first, bounds.Min, draw.Src)
			grey := image.NewUniform(color.Gray{0x80})
			draw.Draw(seen, image.Rect(x, y, bounds.Max.X, y+square), grey, image.Point{}, draw.Src)
			draw.Draw(seen, image.Rect(bounds.Min.X, y+square, bounds.Max.X, bounds.Max.Y), grey, image.Point{}, draw.Src)
			return seen, nil
		}
	}
	return first, nil // only the end is missing
}

func equal(a, b image.Image, in image.Rectangle) bool {
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

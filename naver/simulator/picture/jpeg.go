package picture

import (
	"encoding/binary"
	"image"
	"image/jpeg"
	"slices"
	"sync"
)

// pictureQuality is the quality whose quantisation tables NAVER's pictures have.
const pictureQuality = 75

// jpegFile collects what image/jpeg writes. With the three methods image/jpeg needs no buffer of its own.
type jpegFile []byte

func (f *jpegFile) Write(p []byte) (int, error) { *f = append(*f, p...); return len(p), nil }
func (f *jpegFile) WriteByte(c byte) error      { *f = append(*f, c); return nil }
func (f *jpegFile) Flush() error                { return nil }

var jpegFiles = sync.Pool{New: func() any { return new(jpegFile) }}

// appendJPEG encodes a picture with the segments that NAVER's have: a JFIF 1.02 header and a segment for each table,
// where image/jpeg writes no JFIF header and all tables of a sort in one segment.
func appendJPEG(b []byte, m image.Image, header func() []byte) []byte {
	file := jpegFiles.Get().(*jpegFile)
	defer jpegFiles.Put(file)
	*file = (*file)[:0]
	encodeJPEG(file, m)
	b = append(b, header()...)
	return append(b, (*file)[startOfScan(*file):]...)
}

func encodeJPEG(file *jpegFile, m image.Image) {
	if err := jpeg.Encode(file, m, &jpeg.Options{Quality: pictureQuality}); err != nil {
		panic(err) // neither too large nor unwritable: a picture of ours always encodes
	}
}

// The second byte of the markers that matter here.
const (
	markerDHT  = 0xC4
	markerDQT  = 0xDB
	markerSOS  = 0xDA
	soiLength  = 2
	tableSize  = 1 + 64 // of a quantisation table
	countsSize = 1 + 16 // of a Huffman table, before its values
)

var jfifHeader = []byte{0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0}

// The headers of the two sorts of pictures. They do not depend on what a picture shows.
var (
	colourHeader = sync.OnceValue(func() []byte {
		return jpegHeader(image.NewYCbCr(pictureBounds, image.YCbCrSubsampleRatio420), 2)
	})
	greyHeader = sync.OnceValue(func() []byte { return jpegHeader(image.NewGray(pictureBounds), 1) })
)

// jpegHeader is everything in front of the scan. A greyscale picture needs one quantisation table of the two.
func jpegHeader(m image.Image, quantisationTables int) []byte {
	var file jpegFile
	encodeJPEG(&file, m)
	header := slices.Clone(jfifHeader)
	for at := soiLength; file[at+1] != markerSOS; {
		size := 2 + int(binary.BigEndian.Uint16(file[at+2:]))
		marker, payload := file[at+1], []byte(file[at+4:at+size])
		switch marker {
		case markerDQT:
			for i := range quantisationTables {
				header = appendSegment(header, marker, payload[i*tableSize:(i+1)*tableSize])
			}
		case markerDHT:
			for len(payload) > 0 {
				n := countsSize
				for _, count := range payload[1:countsSize] {
					n += int(count)
				}
				header = appendSegment(header, marker, payload[:n])
				payload = payload[n:]
			}
		default:
			header = appendSegment(header, marker, payload)
		}
		at += size
	}
	return header
}

// Damage leaves the beginning, by which a JPEG is known, and takes away the end of the scan's first part: in the middle of
// it stands the marker of a second picture, which nothing may follow there.
func Damage(file []byte) {
	middle := startOfScan(file) + (len(file)-startOfScan(file))/2
	copy(file[middle:], []byte{0xFF, 0xD8, 0xFF, 0xD8})
}

func appendSegment(b []byte, marker byte, payload []byte) []byte {
	b = append(b, 0xFF, marker)
	b = binary.BigEndian.AppendUint16(b, uint16(2+len(payload)))
	return append(b, payload...)
}

// startOfScan finds where the scan begins.
func startOfScan(file []byte) int {
	at := soiLength
	for file[at+1] != markerSOS {
		at += 2 + int(binary.BigEndian.Uint16(file[at+2:]))
	}
	return at
}

package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func decodeJPEG(tb testing.TB, b []byte) image.Image {
	tb.Helper()
	m, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		tb.Fatalf("the picture does not decode: %v", err)
	}
	return m
}

// segments names the markers in front of the scan, in order, and gives the bytes up to the scan's first.
func segments(t *testing.T, b []byte) (markers []byte, header []byte) {
	t.Helper()
	if !bytes.HasPrefix(b, []byte{0xFF, 0xD8}) || !bytes.HasSuffix(b, []byte{0xFF, 0xD9}) {
		t.Fatal("the picture does not begin and end as a JPEG")
	}
	for at := 2; ; {
		if b[at] != 0xFF {
			t.Fatalf("no marker at %d", at)
		}
		markers = append(markers, b[at+1])
		next := at + 2 + int(binary.BigEndian.Uint16(b[at+2:]))
		if b[at+1] == markerSOS {
			return markers, b[:next]
		}
		at = next
	}
}

func TestPicturesHaveTheFormOfNAVERs(t *testing.T) {
	const samples = 80
	grey := 0
	for i := range samples {
		b := testPicture(i)
		markers, header := segments(t, b)
		decoded := decodeJPEG(t, b)
		switch m := decoded.(type) {
		case *image.Gray:
			grey++
			if want := []byte{0xE0, 0xDB, 0xC0, 0xC4, 0xC4, 0xDA}; !bytes.Equal(markers, want) {
				t.Fatalf("grey markers % X, want % X", markers, want)
			}
		case *image.YCbCr:
			if m.SubsampleRatio != image.YCbCrSubsampleRatio420 {
				t.Fatalf("colours are %v", m.SubsampleRatio)
			}
			if want := []byte{0xE0, 0xDB, 0xDB, 0xC0, 0xC4, 0xC4, 0xC4, 0xC4, 0xDA}; !bytes.Equal(markers, want) {
				t.Fatalf("colour markers % X, want % X", markers, want)
			}
		default:
			t.Fatalf("a picture of %T", m)
		}
		if size := decoded.Bounds(); size != image.Rect(0, 0, 200, 90) {
			t.Fatalf("the size is %v", size)
		}
		if !bytes.HasPrefix(header[4:], []byte("\x00\x10JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00")) {
			t.Fatalf("the header begins % X", header[:20])
		}
		if len(b) < 3000 || len(b) > 12000 {
			t.Errorf("%d bytes; NAVER's are 3 to 10 kB", len(b))
		}
	}
	if grey < samples/6 || grey > samples/3 {
		t.Errorf("%d of %d are grey; NAVER's are one in four", grey, samples)
	}
}

// TestHeaderIsNAVERs compares with real pictures: all is the same up to the scan.
func TestHeaderIsNAVERs(t *testing.T) {
	folder := os.Getenv("NAVER_SAMPLES")
	if folder == "" {
		t.Skip("NAVER_SAMPLES names no folder of real pictures")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.jpg"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no pictures: %v", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		ours := colourHeader()
		if strings.Contains(file, "grey") {
			ours = greyHeader()
		}
		if markers, header := segments(t, b); !bytes.HasPrefix(header, ours) {
			t.Errorf("%s: markers % X, a header of %d bytes, not our %d", filepath.Base(file), markers, len(header), len(ours))
		}
	}
}

// testPicture is the picture number i of a fixed row of pictures.
func testPicture(i int) []byte { return appendTestPicture(nil, i) }

func appendTestPicture(b []byte, i int) []byte {
	random := rand.New(rand.NewPCG(1, uint64(i)))
	text := make([]byte, FewestCharacters+random.IntN(MostCharacters-FewestCharacters+1))
	for j := range text {
		text[j] = Alphabet[random.IntN(len(Alphabet))]
	}
	return Append(b, string(text), random)
}

package media_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/media"
)

// drawn is a picture in which no two squares are alike, as NAVER's are.
func drawn(grey bool) image.Image {
	at := func(x, y int) color.RGBA { return color.RGBA{uint8(x * 5), uint8(y * 7), uint8(x*y + x), 0xff} }
	if grey {
		p := image.NewGray(image.Rect(0, 0, 200, 90))
		for i := range p.Pix {
			p.Pix[i] = at(i%200, i/200).B
		}
		return p
	}
	p := image.NewRGBA(image.Rect(0, 0, 200, 90))
	for y := range 90 {
		for x := range 200 {
			p.Set(x, y, at(x, y))
		}
	}
	return p
}

func coded(t *testing.T, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// However much of a JPEG came, what is shown is of the picture or grey, the upper part first.
func TestACutJPEGShowsItsUpperPart(t *testing.T) {
	for name, grey := range map[string]bool{"colour": false, "grey": true} {
		whole := coded(t, drawn(grey))
		want, err := jpeg.Decode(bytes.NewReader(whole))
		if err != nil {
			t.Fatal(err)
		}
		before := 0
		for _, percent := range []int{15, 30, 50, 70, 90, 99} {
			got, err := media.Open(naver.Image, whole[:len(whole)*percent/100])
			if err != nil {
				t.Errorf("%s, %d %%: %v", name, percent, err)
				continue
			}
			if !slices.Contains(got.Picture.Oddities, media.Cut) {
				t.Errorf("%s, %d %%: nothing says that it is cut: %v", name, percent, got.Picture.Oddities)
			}
			rows := upper(want, got.Picture)
			if rows < before || rows < 90*(percent-20)/100 {
				t.Errorf("%s, %d %%: %d rows are of the picture, %d of a shorter one", name, percent, rows, before)
			}
			if lower := got.Picture.At(199, 89); percent < 90 && !alike(lower, color.Gray{0x80}) {
				t.Errorf("%s, %d %%: the last pixel is %v, not grey", name, percent, lower)
			}
			before = rows
		}
	}
}

// upper counts the rows from the top on that two pictures share.
func upper(a, b image.Image) (rows int) {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if !alike(a.At(x, y), b.At(x, y)) {
				return y
			}
		}
	}
	return a.Bounds().Dy()
}

func alike(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	return ar>>8 == br>>8 && ag>>8 == bg>>8 && ab>>8 == bb>>8
}

func TestBytesBehindTheEndOfAJPEGAreCounted(t *testing.T) {
	whole := coded(t, drawn(false))
	if got, err := media.Open(naver.Image, whole); err != nil || len(got.Picture.Oddities) != 0 {
		t.Errorf("a whole picture: %v, %v", got.Picture, err)
	}
	twice := append(slices.Clone(whole), whole...)
	got, err := media.Open(naver.Image, twice)
	if err != nil || !slices.Equal(got.Picture.Oddities, []media.Oddity{media.TrailingBytes}) || got.Picture.Trailing != len(whole) {
		t.Errorf("a picture that is there twice: %+v, %v", got.Picture, err)
	}
}

func TestWhatDoesNotOpenIsToldApart(t *testing.T) {
	whole := coded(t, drawn(false))
	arithmetic := bytes.Replace(whole, []byte{0xff, 0xc0}, []byte{0xff, 0xc9}, 1)
	huge := bytes.Replace(whole, []byte{0x00, 90, 0x00, 200}, []byte{0x7f, 0xff, 0x7f, 0xff}, 1)
	var small bytes.Buffer
	if err := png.Encode(&small, drawn(true)); err != nil {
		t.Fatal(err)
	}
	wav := func(tag byte) []byte {
		return slices.Concat([]byte("RIFF\x28\x00\x00\x00WAVEfmt \x10\x00\x00\x00"), []byte{tag, 0}, []byte("\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x04\x00\x00\x00\x01\x02\x03\x04"))
	}
	for name, c := range map[string]struct {
		kind naver.Kind
		b    []byte
		want media.Trouble
	}{
		"arithmetic JPEG":       {naver.Image, arithmetic, media.Unsupported},
		"a huge JPEG":           {naver.Image, huge, media.TooLarge},
		"a JPEG's first bytes":  {naver.Image, whole[:40], media.Damaged},
		"a JPEG's header alone": {naver.Image, whole[:bytes.Index(whole, []byte{0xff, 0xda})], media.Damaged},
		"half a PNG":            {naver.Image, small.Bytes()[:small.Len()/2], media.Damaged},
		"µ-law":                 {naver.Audio, wav(7), media.Unsupported},
		"ADPCM":                 {naver.Audio, wav(2), media.Unsupported},
		"MP3 in WAV":            {naver.Audio, wav(0x55), media.Unsupported},
		"a WAV's first bytes":   {naver.Audio, wav(1)[:30], media.Damaged},
		"17 MiB of WAV":         {naver.Audio, append(wav(1), make([]byte, 17<<20)...), media.TooLarge},
	} {
		_, err := media.Open(c.kind, c.b)
		var why *media.Error
		if !errors.As(err, &why) || why.Trouble != c.want || why.Error() == "" {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func FuzzOpenPicture(f *testing.F) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, drawn(false), nil); err != nil {
		f.Fatal(err)
	}
	for _, n := range []int{b.Len(), b.Len() / 2, 700} {
		f.Add(b.Bytes()[:n])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		opened, err := media.Open(naver.Image, b)
		var why *media.Error
		switch {
		case err != nil && !errors.As(err, &why):
			t.Errorf("not sorted: %v", err)
		case err == nil && opened.Picture.Bounds().Dx()*opened.Picture.Bounds().Dy() > media.MaxPixels:
			t.Error("too large")
		}
	})
}

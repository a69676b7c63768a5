package picture

import (
	"bytes"
	"image"
	"math/rand/v2"
	"sync"
	"testing"
)

// TestCharactersStandOutInOrder draws each character of a picture alone and looks where it changed the texture: inside
// the picture, from left to right, and brighter than what was there.
func TestCharactersStandOutInOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		n := FewestCharacters + random.IntN(MostCharacters-FewestCharacters+1)
		lastMiddle := 0
		for i := range n {
			m := image.NewGray(pictureBounds)
			for j := range m.Pix {
				m.Pix[j] = 110
			}
			p := place(random, i, n)
			char := Alphabet[random.IntN(len(Alphabet))]
			s := style(random.IntN(int(styles)))
			p.draw(fieldOf(char), strokes[s][p.height](), plane{m.Pix, m.Stride}, nil)
			bright := brightBox(m)
			if bright.Dy() < 18 || bright.Dx() < 5 {
				t.Fatalf("%c in style %d at height %d covers %v", char, s, p.height, bright)
			}
			if bright.Min.X < 1 || bright.Min.Y < 1 || bright.Max.X > pictureWidth-1 || bright.Max.Y > pictureHeight-1 {
				t.Errorf("%c in style %d touches the edge: %v", char, s, bright)
			}
			middle := (bright.Min.X + bright.Max.X) / 2
			if middle <= lastMiddle+10 {
				t.Errorf("character %d of %d at %d stands too near to the one at %d", i, n, middle, lastMiddle)
			}
			lastMiddle = middle
		}
	}
}

// brightBox bounds the pixels that are nearly white. The fainter ring around a rippled character is not.
func brightBox(m *image.Gray) (box image.Rectangle) {
	for y := range pictureHeight {
		for x := range pictureWidth {
			if m.GrayAt(x, y).Y > 215 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestPicturesAreDrawnAlikeByManyAtOnce(t *testing.T) {
	want := make([][]byte, 10)
	for i := range want {
		want[i] = testPicture(i)
	}
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			var b []byte
			for i := range want {
				if b = appendTestPicture(b[:0], i); !bytes.Equal(b, want[i]) {
					t.Errorf("picture %d differs", i)
				}
			}
		})
	}
	group.Wait()
}

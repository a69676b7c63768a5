package session

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // read, should NAVER ever send one
	_ "image/jpeg"
	_ "image/png"
)

// maxPixels bounds a picture. NAVER's are 200 by 90; a header alone can claim 400 million pixels, 1.6 GB of memory.
const maxPixels = 4_000_000

// The reasons why a picture that came cannot be shown.
var (
	ErrPictureTooLarge = errors.New("the picture is larger than 4 million pixels")
	ErrPictureDamaged  = errors.New("the picture is damaged")
)

// DecodePicture decodes a picture whose header claims no more than maxPixels. Its error is ErrPictureTooLarge or
// ErrPictureDamaged.
func DecodePicture(b []byte) (image.Image, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPictureDamaged, err)
	}
	if int64(config.Width)*int64(config.Height) > maxPixels {
		return nil, fmt.Errorf("%w: %d × %d", ErrPictureTooLarge, config.Width, config.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPictureDamaged, err)
	}
	return picture, nil
}

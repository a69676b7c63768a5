package media

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // read, should NAVER ever send one
	"image/jpeg"
	"image/png"
	"io"
)

func openPicture(b []byte) (*Picture, error) {
	var shape jpegShape
	if bytes.HasPrefix(b, []byte("\xff\xd8")) {
		shape = shapeOf(b)
		if shape.unsupported != "" {
			return nil, &Error{Unsupported, errors.New("this is " + shape.unsupported)}
		}
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, pictureError(err)
	}
	if int64(config.Width)*int64(config.Height) > MaxPixels {
		return nil, sizeError(config)
	}
	p := &Picture{Format: format}
	p.Image, _, err = image.Decode(bytes.NewReader(b))
	if format == "jpeg" && err != nil && shape.end == 0 {
		if p.Image, err = decodeCut(b, shape, config); err == nil {
			p.Oddities = append(p.Oddities, Cut)
		}
	}
	if err != nil {
		return nil, pictureError(err)
	}
	if shape.end > 0 && shape.end < len(b) {
		p.Trailing = len(b) - shape.end
		p.Oddities = append(p.Oddities, TrailingBytes)
	}
	return p, nil
}

func pictureError(err error) error {
	var (
		jpegLacks jpeg.UnsupportedError
		pngLacks  png.UnsupportedError
	)
	if errors.As(err, &jpegLacks) || errors.As(err, &pngLacks) {
		return &Error{Unsupported, err}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = fmt.Errorf("it ends before anything of the picture came: %w", err)
	}
	return &Error{Damaged, err}
}

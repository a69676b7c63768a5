package audio

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Format tags of a WAV file, from Microsoft's mmreg.h.
const (
	tagPCM        = 0x0001
	tagFloat      = 0x0003
	tagExtensible = 0xfffe
)

var tagNames = map[uint16]string{
	tagPCM: "PCM", 0x0002: "Microsoft ADPCM", tagFloat: "float", 0x0006: "A-law", 0x0007: "µ-law", 0x0010: "OKI ADPCM",
	0x0011: "IMA ADPCM", 0x0031: "GSM 6.10", 0x0040: "G.721 ADPCM", 0x0045: "G.726 ADPCM", 0x0050: "MPEG",
	0x0055: "MP3", 0x0064: "G.726 ADPCM", 0x0092: "AC-3", 0x00ff: "AAC", 0x0160: "Windows Media Audio",
	0x0161: "Windows Media Audio", 0x674f: "Ogg Vorbis", 0x6771: "Ogg Vorbis", 0x704f: "Opus", 0xf1ac: "FLAC",
}

// subFormatTail is the part that the sub-formats of an extensible header share when they stand for a format tag.
var subFormatTail = []byte{0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71}

// format is a fmt chunk whose promises hold.
type format struct {
	name     string
	isFloat  bool
	channels int
	rate     int
	bits     int // a sample, as stored
}

func (f format) bytesPerFrame() int { return f.channels * f.bits / 8 }

// parseFormat reads the body of a fmt chunk and refuses what cannot be played.
func parseFormat(b []byte, odd *oddities) (format, error) {
	if len(b) < 16 {
		return format{}, fmt.Errorf(`%w: the "fmt " chunk has %d bytes, at least 16 are needed`, ErrHeader, len(b))
	}
	le := binary.LittleEndian
	tag, bits := le.Uint16(b), le.Uint16(b[14:])
	f := format{channels: int(le.Uint16(b[2:])), rate: int(le.Uint32(b[4:])), bits: int(bits)}

	var extra string
	if tag == tagExtensible {
		var err error
		if tag, extra, err = parseExtensible(b); err != nil {
			return format{}, err
		}
	}
	name, known := tagNames[tag]
	if !known {
		name = fmt.Sprintf("format 0x%04x", tag)
	}
	f.name = fmt.Sprintf("%s %d bit%s", name, bits, extra)
	f.isFloat = tag == tagFloat

	switch { // a format that is not played has channels and a rate, too
	case f.channels == 0:
		return format{}, fmt.Errorf("%w: %w: the file has 0", ErrHeader, ErrChannels)
	case le.Uint32(b[4:]) == 0:
		return format{}, fmt.Errorf("%w: %w: the file has 0 Hz", ErrHeader, ErrRate)
	}
	switch {
	case tag == tagPCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32), f.isFloat && bits == 32:
	default:
		return format{}, &FormatError{Found: f.name + " in WAV"}
	}
	switch {
	case f.channels > MaxChannels:
		return format{}, fmt.Errorf("%w: the file has %d", ErrChannels, f.channels)
	case int64(le.Uint32(b[4:])) < MinRate || int64(le.Uint32(b[4:])) > MaxRate:
		return format{}, fmt.Errorf("%w: the file has %d Hz", ErrRate, le.Uint32(b[4:]))
	}
	if int(le.Uint16(b[12:])) != f.bytesPerFrame() || int64(le.Uint32(b[8:])) != int64(f.rate)*int64(f.bytesPerFrame()) {
		odd.add(FormatInconsistent)
	}
	return f, nil
}

// parseExtensible gives the tag that an extensible format stands for.
func parseExtensible(b []byte) (tag uint16, extra string, err error) {
	if len(b) < 40 {
		return 0, "", fmt.Errorf(`%w: the extensible "fmt " chunk has %d bytes, 40 are needed`, ErrHeader, len(b))
	}
	guid := b[24:40]
	if !bytes.Equal(guid[2:], subFormatTail) {
		return 0, "", &FormatError{Found: fmt.Sprintf("WAV with the unknown sub-format %x", guid)}
	}
	extra = " extensible"
	if valid := binary.LittleEndian.Uint16(b[18:]); valid != 0 && valid < binary.LittleEndian.Uint16(b[14:]) {
		extra = fmt.Sprintf(" extensible, %d used", valid)
	}
	return binary.LittleEndian.Uint16(guid), extra, nil
}

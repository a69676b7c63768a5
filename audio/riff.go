package audio

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// streamedSize is the least size taken as "not known yet". ffmpeg writes 0xFFFFFFFF into a pipe, SoX 0x7FFFF000 and a
// little more; no file within MaxBytes can mean such a size.
const streamedSize = 0x7fff0000

// layout is where things are in a WAV file. Its slices are parts of the file.
type layout struct {
	format []byte // body of the fmt chunk
	data   []byte // body of the data chunk, as much as is there
}

func isRIFF(b []byte) bool { return bytes.HasPrefix(b, []byte("RIFF")) }

func isWAV(b []byte) bool { return isRIFF(b) && len(b) >= 12 && string(b[8:12]) == "WAVE" }

// walk finds the chunks of a WAV file without trusting a single size in it.
func walk(b []byte, odd *oddities) (layout, error) {
	var l layout
	var late bool
	checkRIFFSize(b, odd)
	for at := int64(12); at < int64(len(b)); {
		rest := b[at:]
		if len(rest) < 8 || l.data != nil && !isID(rest) {
			odd.add(TrailingBytes)
			break
		}
		id, size := string(rest[:4]), int64(binary.LittleEndian.Uint32(rest[4:8]))
		body := rest[8:]
		switch {
		case id == "data" && l.data == nil:
			l.data = soundOf(body, size, odd)
			size = int64(len(l.data))
			late = l.format == nil
		case id == "data":
			odd.add(DataRepeated)
		case size > int64(len(body)) && l.format == nil:
			return l, fmt.Errorf("%w: the chunk %q says it has %d bytes, %d are left", ErrHeader, id, size, len(body))
		case size > int64(len(body)):
			odd.add(TrailingBytes)
		case id == "fmt " && l.format == nil:
			l.format = body[:size]
			if late {
				odd.add(FormatLate)
			}
		case id == "fmt ":
			odd.add(FormatRepeated)
		}
		at += 8 + size
		if size%2 == 1 && at < int64(len(b)) {
			at += pad(b[at:], odd)
		}
	}
	switch {
	case l.format == nil:
		return l, ErrNoFormat
	case len(l.data) == 0:
		return l, ErrNoSound
	}
	return l, nil
}

func checkRIFFSize(b []byte, odd *oddities) {
	switch size := int64(binary.LittleEndian.Uint32(b[4:8])); {
	case size == 0 || size >= streamedSize:
		odd.add(StreamedSize)
	case size+8 != int64(len(b)) && size+8+size%2 != int64(len(b)):
		odd.add(RIFFSizeWrong)
		if size+8 < int64(len(b)) && inTextMode(b) {
			odd.add(LineEndings)
		}
	}
}

// soundOf is as much of the body as the size says and as is there.
func soundOf(body []byte, size int64, odd *oddities) []byte {
	switch {
	case size == 0 && !beginsChunk(body), size >= streamedSize:
		odd.add(StreamedSize)
		return body
	case size > int64(len(body)):
		odd.add(DataTruncated)
		return body
	}
	return body[:size]
}

// beginsChunk tells an empty data chunk that others follow from one whose size was never filled in.
func beginsChunk(b []byte) bool {
	if len(b) < 8 {
		return false
	}
	return isID(b) && int64(binary.LittleEndian.Uint32(b[4:8])) <= int64(len(b)-8)
}

func isID(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	for _, c := range b[:4] {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

// pad is the length of the padding behind a chunk of odd length: one byte, or none if its writer forgot it and the next
// chunk begins at once.
func pad(b []byte, odd *oddities) int64 {
	if b[0] != 0 && beginsChunk(b) && (len(b) < 9 || !beginsChunk(b[1:])) {
		odd.add(PadMissing)
		return 0
	}
	return 1
}

// inTextMode tells that a transfer in text mode put a CR in front of every LF. In sound, one LF in 256 would have a CR
// by chance, so four of four are proof enough.
func inTextMode(b []byte) bool {
	lines := bytes.Count(b, []byte("\n"))
	return lines >= 4 && bytes.Count(b, []byte("\r\n")) == lines
}

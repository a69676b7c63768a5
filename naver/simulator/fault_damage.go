package simulator

import (
	"encoding/binary"
	"net/http"
)

// sendDamaged sends the picture or sound with damage done to it.
func sendDamaged(damage func(file []byte)) send {
	return func(w http.ResponseWriter, r *http.Request, rep reply) (int, string) {
		whole := rep.draw
		rep.draw = func(b []byte) []byte {
			start := len(b)
			b = whole(b)
			damage(b[start:])
			return b
		}
		rep.send = nil
		return rep.deliver(w, r)
	}
}

// damageJPEG leaves the beginning, by which a JPEG is known, and takes away the end of the scan's first part: in the
// middle of it stands the marker of a second picture, which nothing may follow there.
func damageJPEG(file []byte) {
	middle := startOfScan(file) + (len(file)-startOfScan(file))/2
	copy(file[middle:], []byte{0xFF, 0xD8, 0xFF, 0xD8})
}

// damageWAV leaves the names by which a WAV is known and spoils its format: no channel, no rate, no bits.
func damageWAV(file []byte) {
	le := binary.LittleEndian
	le.PutUint16(file[20:], 0xFFFF)
	clear(file[22:36])
	le.PutUint32(file[40:], 0xFFFFFFFF)
}

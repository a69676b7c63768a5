package simulator

import "net/http"

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

package simulator

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"strings"
)

// The admin surface lets a test of somebody's product, in whatever language, take the part of the person and of NAVER.
// It is off unless Options.AdminToken is set, and takes no more than what its handlers name.
const adminPrefix = "/__simulator/"

// admin is what the surface knows.
type admin struct {
	token  [sha256.Size]byte // hashed, so that comparing tells nothing of its length
	served Recent
}

func newAdmin(token string) *admin {
	if token == "" {
		return nil
	}
	return &admin{token: sha256.Sum256([]byte(token))}
}

// isAllowed tells whether a call brought the token.
func (a *admin) isAllowed(h http.Header) bool {
	scheme, token, _ := strings.Cut(h.Get("Authorization"), " ")
	sum := sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(sum[:], a.token[:]) == 1 && strings.EqualFold(scheme, "Bearer")
}

// adminRoute is a path of the surface. What changes something is a POST, so that no link or picture can do it.
type adminRoute struct {
	method string
	handle func(*Simulator, *http.Request) (status int, body any)
}

var adminRoutes = map[string]adminRoute{
	"answer": {http.MethodGet, (*Simulator).adminAnswer},
	"calls":  {http.MethodGet, (*Simulator).adminCalls},
	"faults": {http.MethodGet, (*Simulator).adminFaults},
	"fault":  {http.MethodPost, (*Simulator).adminSetFault},
	"reset":  {http.MethodPost, (*Simulator).adminReset},
}

// adminError is what a refused call gets, with what to do instead.
type adminError struct {
	Error string `json:"error"`
}

// serveAdmin answers a call to the surface, in JSON.
func (s *Simulator) serveAdmin(w http.ResponseWriter, r *http.Request) {
	route, known := adminRoutes[strings.TrimPrefix(r.URL.Path, adminPrefix)]
	var status int
	var body any
	switch {
	case !s.admin.isAllowed(r.Header):
		w.Header().Set("WWW-Authenticate", `Bearer realm="simulator"`)
		status, body = http.StatusUnauthorized,
			adminError{"send the token that was shown at the start, as Authorization: Bearer <token>"}
	case !known:
		status, body = http.StatusNotFound,
			adminError{"there are answer, calls and faults to GET, and fault and reset to POST"}
	case r.Method != route.method:
		w.Header().Set("Allow", route.method)
		status, body = http.StatusMethodNotAllowed, adminError{"use " + route.method}
	default:
		r.Body = http.MaxBytesReader(w, r.Body, maxAdminBody)
		status, body = route.handle(s, r)
	}
	w.Header().Set("Content-Type", "application/json;charset=UTF-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(body) // else the caller is gone
}

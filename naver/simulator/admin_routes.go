package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"

	"navercaptcha/naver"
)

// maxAdminBody bounds the body of a call to the admin surface.
const maxAdminBody = 4 << 10

// adminAnswer tells what the person should read or hear, for ?key= or for the newest key of ?kind=image or audio.
func (s *Simulator) adminAnswer(r *http.Request) (int, any) {
	query := r.URL.Query()
	key, kind := query.Get("key"), naver.Kind(query.Get("kind"))
	switch {
	case key != "":
	case slices.Contains(naver.Kinds(), kind):
		key, _ = s.LastKey(kind)
	default:
		return http.StatusBadRequest, adminError{"say which key with ?key=, or ?kind=image or ?kind=audio for the newest"}
	}
	answer, ok := s.Answer(key)
	if !ok {
		return http.StatusNotFound, adminError{"no such key is alive, or its picture or sound was not fetched yet"}
	}
	return http.StatusOK, struct {
		Key    string `json:"key"`
		Answer string `json:"answer"`
	}{key, answer}
}

// adminCall is a Served in JSON.
type adminCall struct {
	Time         time.Time  `json:"time"`
	Method       string     `json:"method"`
	Path         string     `json:"path"`
	Kind         naver.Kind `json:"kind,omitempty"`
	Call         naver.Call `json:"call,omitempty"`
	Status       int        `json:"status"` // 0 if none was sent
	Milliseconds float64    `json:"milliseconds"`
	Finding      string     `json:"finding,omitempty"`
	Fault        Fault      `json:"fault,omitempty"`
}

// adminCalls lists the calls to the APIs, oldest first.
func (s *Simulator) adminCalls(*http.Request) (int, any) {
	served, before := s.admin.served.List()
	calls := make([]adminCall, len(served))
	for i, c := range served {
		ms := float64(c.Duration.Microseconds()) / 1000
		calls[i] = adminCall{c.Time, c.Method, c.Path, c.Kind, c.Call, c.Status, ms, c.Rule, c.Fault}
	}
	return http.StatusOK, struct {
		Calls  []adminCall `json:"calls"`
		Before uint64      `json:"before"` // calls that are no longer kept
	}{calls, before}
}

// adminFault is a FaultInfo in JSON.
type adminFault struct {
	ID        Fault            `json:"id"`
	Korean    string           `json:"ko"`
	English   string           `json:"en"`
	Platforms []naver.Platform `json:"platforms"`
	Kinds     []naver.Kind     `json:"kinds"`
	Calls     []naver.Call     `json:"calls"`
}

// adminPending is what SetFault still has to do.
type adminPending struct {
	Fault Fault `json:"fault"`
	Calls int   `json:"calls"`
}

// adminFaults lists the faults there are and tells which one is set.
func (s *Simulator) adminFaults(*http.Request) (int, any) {
	list := Faults()
	there := make([]adminFault, len(list))
	for i, f := range list {
		there[i] = adminFault{f.ID, f.Does.Ko, f.Does.En, f.Platforms, f.Kinds, f.Calls}
	}
	set, left := s.PendingFault()
	return http.StatusOK, struct {
		Set    adminPending `json:"set"`
		Faults []adminFault `json:"faults"`
	}{adminPending{set, left}, there}
}

// adminSetFault takes {"fault":"sim-reset","calls":2}; without calls it is one, and calls of 0 take the fault back.
func (s *Simulator) adminSetFault(r *http.Request) (int, any) {
	wanted := adminPending{Calls: 1}
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&wanted)
	if err == nil {
		if _, end := decoder.Token(); end != io.EOF {
			err = errors.New("there is more after it")
		}
	}
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		return http.StatusRequestEntityTooLarge, adminError{fmt.Sprintf("the body is longer than %d bytes", tooLong.Limit)}
	case err != nil:
		return http.StatusBadRequest, adminError{`send {"fault":"sim-reset","calls":2}`}
	}
	if err := s.SetFault(wanted.Fault, wanted.Calls); err != nil {
		return http.StatusBadRequest, adminError{err.Error() + "; GET faults lists them"}
	}
	set, left := s.PendingFault()
	return http.StatusOK, adminPending{set, left}
}

// adminReset is Reset.
func (s *Simulator) adminReset(r *http.Request) (int, any) {
	if n, _ := io.Copy(io.Discard, io.LimitReader(r.Body, 1)); n > 0 {
		return http.StatusBadRequest, adminError{"reset takes no body"}
	}
	s.Reset()
	return http.StatusOK, struct {
		Reset bool `json:"reset"`
	}{true}
}

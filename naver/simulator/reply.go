package simulator

import (
	"net/http"
	"sync"

	"navercaptcha/naver"
)

// reply is an answer that was decided on and not sent yet.
type reply struct {
	api  api
	call naver.Call // empty if the request was refused before it was clear

	status      int
	contentType []string
	body        []byte              // JSON, or nil for media
	draw        func([]byte) []byte // appends the picture or sound
	refusal     *refusal            // what the body says, if it is an error
	verdict     verdict             // of a verify

	fault Fault // that made it, if one did
	send  send  // in another way than usual, if not nil
}

// send sends a reply wrongly. It tells the status that was sent, 0 for none, and the finding that a client comes to, or
// "" if that is what the reply says.
type send func(w http.ResponseWriter, r *http.Request, rep reply) (status int, rule string)

func refuse(a api, call naver.Call, no *refusal) reply {
	return reply{
		api: a, call: call, status: no.status, contentType: applicationJSON, body: []byte(no.body), refusal: no,
	}
}

// deliver sends the reply. That nothing more could be written means that the caller is gone, which concerns nobody.
func (rep reply) deliver(w http.ResponseWriter, r *http.Request) (status int, rule string) {
	if rep.send != nil {
		return rep.send(w, r, rep)
	}
	if rep.draw != nil {
		rep.deliverMedia(w)
	} else {
		rep.setHeader(w.Header())
		w.WriteHeader(rep.status)
		_, _ = w.Write(rep.body)
	}
	return rep.status, ""
}

// setHeader sets what this reply has beyond lengths.
func (rep reply) setHeader(h http.Header) {
	setHeader(h, rep.contentType)
	if rep.draw == nil {
		h["Vary"] = varyEncoding
	}
}

// buffers hold one picture or sound on its way out.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// deliverMedia sends a picture or a sound, chunked as NAVER does.
func (rep reply) deliverMedia(w http.ResponseWriter) {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	*buffer = rep.draw((*buffer)[:0])
	rep.setHeader(w.Header())
	w.Header()["Transfer-Encoding"] = chunked
	w.WriteHeader(rep.status)
	_, _ = w.Write(*buffer)
}

// bytes is the whole body, in memory of its own.
func (rep reply) bytes() []byte {
	if rep.draw != nil {
		return rep.draw(nil)
	}
	return rep.body
}

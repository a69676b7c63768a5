package simulator

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"
)

// sendHalf promises the whole body, sends half of it and ends the connection, as a server that is shut down does.
// net/http closes the connection by itself when less was written than promised.
func sendHalf(w http.ResponseWriter, _ *http.Request, rep reply) (int, string) {
	body := rep.bytes()
	rep.setHeader(w.Header())
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(rep.status)
	_, _ = w.Write(body[:len(body)/2])
	return rep.status, "truncated"
}

func sendNothing(w http.ResponseWriter, _ *http.Request, rep reply) (int, string) {
	rep.setHeader(w.Header())
	w.Header().Set("Content-Length", "0")
	w.WriteHeader(rep.status)
	return rep.status, "empty"
}

func sendOtherType(w http.ResponseWriter, r *http.Request, rep reply) (int, string) {
	if rep.draw != nil {
		rep.contentType = applicationJSON
	} else {
		rep.contentType = imageJPEG
	}
	rep.send = nil
	return rep.deliver(w, r)
}

// sendReset ends the connection so that the caller's next read fails.
func sendReset(w http.ResponseWriter, _ *http.Request, _ reply) (int, string) {
	reset(takeConnection(w))
	return 0, "reset"
}

// beforeReset lets what was sent arrive: some systems throw away what they have not handed on when a reset comes.
const beforeReset = 50 * time.Millisecond

func sendHalfThenReset(w http.ResponseWriter, _ *http.Request, rep reply) (int, string) {
	body := rep.bytes()
	connection := takeConnection(w)
	_, _ = connection.Write(append(rep.rawHead(len(body)), body[:len(body)/2]...))
	time.Sleep(beforeReset)
	reset(connection)
	return rep.status, "truncated"
}

// sendWrongLength sends the whole body and claims it to be half as long. A client takes the first half for all of it:
// of JSON that is nothing to read, of media a file that is damaged.
func sendWrongLength(w http.ResponseWriter, _ *http.Request, rep reply) (int, string) {
	body := rep.bytes()
	connection := takeConnection(w)
	_, _ = connection.Write(append(rep.rawHead(len(body)/2), body...))
	_ = connection.Close()
	if rep.draw != nil {
		return rep.status, ""
	}
	return rep.status, "not-naver"
}

// takeConnection takes the connection from net/http, which would not send what is wrong. Without one, in a test with a
// recorder, it aborts the call.
func takeConnection(w http.ResponseWriter) net.Conn {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	_ = connection.SetDeadline(time.Now().Add(requestTimeout))
	return connection
}

// reset closes a connection with RST instead of FIN.
func reset(connection net.Conn) {
	if tcp, ok := connection.(interface{ SetLinger(sec int) error }); ok {
		_ = tcp.SetLinger(0)
	}
	_ = connection.Close()
}

// rawHead is the head of the reply with a length of any truth. The connection ends with this call, and the head says so.
func (rep reply) rawHead(length int) []byte {
	h := make(http.Header)
	rep.setHeader(h)
	h.Set("Date", time.Now().UTC().Format(http.TimeFormat))
	h.Set("Content-Length", strconv.Itoa(length))
	h.Set("Connection", "close")
	h.Del("Keep-Alive")
	var head bytes.Buffer
	fmt.Fprintf(&head, "HTTP/1.1 %d %s\r\n", rep.status, http.StatusText(rep.status))
	_ = h.Write(&head) // a buffer takes everything
	head.WriteString("\r\n")
	return head.Bytes()
}

//go:build realwindow

package realwindow

import (
	"encoding/binary"
	"io"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"
)

// closeButton asks the window to close as a window manager does when its × is pressed: the X message WM_DELETE_WINDOW.
// No tool of the machine sends it without a window manager, so this speaks as much of X's protocol as that takes.
func (w *window) closeButton() {
	w.t.Helper()
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(w.display, ":"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer conn.Close()
	x := &xClient{t: w.t, conn: conn}
	x.greet()
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		w.t.Fatal(err)
	}
	protocols, deletion := x.atom("WM_PROTOCOLS"), x.atom("WM_DELETE_WINDOW")
	const sendEvent, clientMessage, thirtyTwoBits = 25, 33, 32
	event := []byte{sendEvent, 0}
	event = binary.LittleEndian.AppendUint16(event, 11) // length in words
	event = binary.LittleEndian.AppendUint32(event, uint32(id))
	event = binary.LittleEndian.AppendUint32(event, 0) // to the window's owner, whatever it listens for
	event = append(event, clientMessage, thirtyTwoBits, 0, 0)
	for _, v := range []uint32{uint32(id), protocols, deletion, 0, 0, 0, 0} {
		event = binary.LittleEndian.AppendUint32(event, v)
	}
	x.send(event)
	x.atom("WM_PROTOCOLS") // its answer means that the event was taken
}

// xClient is a connection to an X server.
type xClient struct {
	t    *testing.T
	conn net.Conn
}

func (x *xClient) send(b []byte) {
	x.t.Helper()
	_ = x.conn.SetDeadline(time.Now().Add(limit))
	if _, err := x.conn.Write(b); err != nil {
		x.t.Fatal(err)
	}
}

func (x *xClient) receive(n int) []byte {
	x.t.Helper()
	b := make([]byte, n)
	if _, err := io.ReadFull(x.conn, b); err != nil {
		x.t.Fatal(err)
	}
	return b
}

// greet says that numbers come with the low byte first, and version 11.
func (x *xClient) greet() {
	x.t.Helper()
	x.send([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	head := x.receive(8)
	rest := x.receive(4 * int(binary.LittleEndian.Uint16(head[6:])))
	if head[0] != 1 {
		x.t.Fatalf("the X server says: %s", rest)
	}
}

// atom is the number of a name.
func (x *xClient) atom(name string) uint32 {
	x.t.Helper()
	const internAtom = 16
	padded := name + strings.Repeat("\x00", (4-len(name)%4)%4)
	request := []byte{internAtom, 0}
	request = binary.LittleEndian.AppendUint16(request, uint16(2+len(padded)/4))
	request = binary.LittleEndian.AppendUint16(request, uint16(len(name)))
	x.send(append(append(request, 0, 0), padded...))
	return binary.LittleEndian.Uint32(x.receive(32)[8:])
}

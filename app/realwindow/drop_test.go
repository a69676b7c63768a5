//go:build realwindow

package realwindow

import (
	"encoding/binary"
	"net"
	"net/url"
	"strconv"
	"strings"
)

// drop drops files on the window as a file manager does: by XDND, of which no tool of the machine speaks the source's side.
func (w *window) drop(paths ...string) {
	w.t.Helper()
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(w.display, ":"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer conn.Close()
	x := &xClient{t: w.t, conn: conn}
	source, root := x.greetForIDs()
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		w.t.Fatal(err)
	}
	target := uint32(id)
	const now, version = 0, 5
	list, selection, action := x.atom("text/uri-list"), x.atom("XdndSelection"), x.atom("XdndActionCopy")
	enter, position, drop := x.atom("XdndEnter"), x.atom("XdndPosition"), x.atom("XdndDrop")
	finished := x.atom("XdndFinished")
	x.createWindow(source, root)
	x.request(22, 0, source, selection, now) // SetSelectionOwner
	x.tell(target, target, enter, source, version<<24, list, 0, 0)
	x.tell(target, target, position, source, 0, 600<<16|400, now, action)
	x.tell(target, target, drop, source, 0, now, 0, 0)

	var uris strings.Builder
	for _, path := range paths {
		uris.WriteString((&url.URL{Scheme: "file", Path: path}).String() + "\r\n")
	}
	for { // until the window asks for what is dropped
		event := x.receive(32)
		const selectionRequest = 30
		if event[0]&0x7f != selectionRequest {
			continue
		}
		at := func(i int) uint32 { return binary.LittleEndian.Uint32(event[i:]) }
		requestor, kind, property := at(12), at(20), at(24)
		x.setProperty(requestor, property, kind, uris.String())
		notify := []byte{31, 0, 0, 0} // SelectionNotify
		for _, v := range []uint32{at(4), requestor, selection, kind, property, 0, 0} {
			notify = binary.LittleEndian.AppendUint32(notify, v)
		}
		x.sendEvent(requestor, notify)
		break
	}
	for {
		event := x.receive(32)
		const clientMessage = 33
		if event[0]&0x7f == clientMessage && binary.LittleEndian.Uint32(event[8:]) == finished {
			return
		}
	}
}

// greetForIDs is greet that keeps what is needed to make a window: a number for it, and the root.
func (x *xClient) greetForIDs() (id, root uint32) {
	x.t.Helper()
	x.send([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	head := x.receive(8)
	rest := x.receive(4 * int(binary.LittleEndian.Uint16(head[6:])))
	if head[0] != 1 {
		x.t.Fatalf("the X server says: %s", rest)
	}
	vendor, formats := int(binary.LittleEndian.Uint16(rest[16:])), int(rest[21])
	screens := 32 + (vendor+3)/4*4 + 8*formats
	return binary.LittleEndian.Uint32(rest[4:]) + 1, binary.LittleEndian.Uint32(rest[screens:])
}

// request sends one whose arguments are all numbers of 32 bits.
func (x *xClient) request(code, detail byte, arguments ...uint32) {
	x.t.Helper()
	b := binary.LittleEndian.AppendUint16([]byte{code, detail}, uint16(1+len(arguments)))
	for _, v := range arguments {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	x.send(b)
}

// createWindow makes one that is never seen, to own what is dropped.
func (x *xClient) createWindow(id, root uint32) {
	x.t.Helper()
	const position, size, inputOnly = 0, 1<<16 | 1, 2
	x.request(1, 0, id, root, position, size, inputOnly<<16, 0, 0)
}

// tell sends a client message.
func (x *xClient) tell(to, window, kind uint32, data ...uint32) {
	x.t.Helper()
	event := []byte{33, 32, 0, 0}
	for _, v := range append([]uint32{window, kind}, data...) {
		event = binary.LittleEndian.AppendUint32(event, v)
	}
	x.sendEvent(to, event)
}

func (x *xClient) sendEvent(to uint32, event []byte) {
	x.t.Helper()
	b := binary.LittleEndian.AppendUint16([]byte{25, 0}, 11)
	b = binary.LittleEndian.AppendUint32(b, to)
	b = binary.LittleEndian.AppendUint32(b, 0)
	x.send(append(b, event...))
}

// setProperty writes a text into a property of a window.
func (x *xClient) setProperty(window, property, kind uint32, text string) {
	x.t.Helper()
	padded := text + strings.Repeat("\x00", (4-len(text)%4)%4)
	b := binary.LittleEndian.AppendUint16([]byte{18, 0}, uint16(6+len(padded)/4)) // ChangeProperty
	for _, v := range []uint32{window, property, kind, 8, uint32(len(text))} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	x.send(append(b, padded...))
}

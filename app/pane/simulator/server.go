package simulator

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
)

// server is where the simulator is reached, and what starts and stops it.
type server struct {
	pane                             *Pane
	top                              *fyne.Container // where curl has its place while it says something
	status, curl                     *widget.Label
	start, stop, address, copiesCurl *widgets.Button
	port                             *widgets.Entry
}

func newServer(p *Pane) *server {
	in, escape := p.words, p.host.Escape
	s := &server{pane: p, status: widget.NewLabel(""), curl: widget.NewLabel(""), port: widgets.NewEntry(escape)}
	s.status.Truncation = fyne.TextTruncateEllipsis
	s.curl.Wrapping = fyne.TextWrapBreak
	s.start = widgets.NewButton(in.Text("simulator.start"), theme.MediaPlayIcon(), p.onStart, escape)
	s.stop = widgets.NewButton(in.Text("simulator.stop"), theme.MediaStopIcon(), p.onStop, escape)
	s.address = widgets.NewButton(in.Text("simulator.copyAddress"), theme.ContentCopyIcon(), p.onCopyAddress, escape)
	s.copiesCurl = widgets.NewButton(in.Text("simulator.copyCurl"), theme.ContentCopyIcon(), p.onCopyCurl, escape)
	s.port.SetPlaceHolder(in.Text("simulator.anyPort"))
	s.port.OnSubmitted = func(string) { p.onStart() }
	return s
}

// rows are what stands below each other.
func (s *server) rows() []fyne.CanvasObject {
	port := container.NewHBox(widget.NewLabel(s.pane.words.Text("simulator.port")), inWidth(s.port, 104))
	return []fyne.CanvasObject{
		container.NewBorder(nil, nil, port, container.NewHBox(s.start, s.stop)),
		s.curl,
		container.NewBorder(nil, nil, nil, container.NewHBox(s.address, s.copiesCurl)),
	}
}

// show draws where it is, which is nowhere while the address is empty, and a command for there.
func (s *server) show(address, command string, busy bool) {
	if address == "" {
		s.status.SetText(s.pane.words.Text("simulator.stopped"))
	} else {
		s.status.SetText(s.pane.words.Format("simulator.running", map[string]any{"Address": address}))
	}
	widgets.Say(s.top, s.curl, command)
	widgets.Enable(s.start, address == "" && !busy)
	widgets.Enable(s.stop, address != "" && !busy)
	widgets.Enable(s.port, address == "" && !busy)
	widgets.Enable(s.address, address != "")
	widgets.Enable(s.copiesCurl, address != "")
}

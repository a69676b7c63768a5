package calls

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/export"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
)

// inspector shows one call: what went over the wire, what it means, its body and its timing.
type inspector struct {
	host    Host
	words   *words.Catalogue
	content fyne.CanvasObject

	call     *attempt.Call // nil where none is chosen
	empty    string        // what is said then
	revealed bool          // the secrets of the call are seen

	tabs    *aspectTabs
	stage   *fyne.Container // of the view of the chosen aspect
	foot    *fyne.Container // below the stage
	reveal  *widgets.Button
	raw     *textView
	finding *findingView
	body    *bodyView
	timing  *timingView
}

func newInspector(host Host, in *words.Catalogue, shown aspect) *inspector {
	p := &inspector{
		host: host, words: in, stage: container.NewStack(),
		raw: newTextView(), finding: newFindingView(in), body: newBodyView(host, in), timing: newTimingView(in),
	}
	p.raw.label.Selectable = true
	p.tabs = newAspectTabs(in, shown, p.onAspect, host.Escape)
	p.reveal = widgets.NewButton(in.Text("inspector.reveal"), theme.VisibilityIcon(), p.onReveal, host.Escape)
	p.reveal.Importance = widget.LowImportance
	copyView := widgets.NewButton(in.Text("inspector.copy"), theme.ContentCopyIcon(), p.onCopy, host.Escape)
	copyView.Importance = widget.LowImportance
	p.foot = container.NewHBox(p.reveal, copyView)
	p.content = container.NewBorder(p.tabs.content, p.foot, nil, nil, p.stage)
	p.draw()
	return p
}

// show puts up a call, or none. Secrets that were revealed belong to the call before.
func (p *inspector) show(c *attempt.Call) {
	p.call, p.revealed = c, false
	p.toTop()
	p.body.load(c, p.draw)
	p.draw()
}

// whenEmpty says what to read without a call.
func (p *inspector) whenEmpty(words string) {
	if p.empty != words {
		p.empty = words
		p.draw()
	}
}

func (p *inspector) onAspect() {
	p.revealed = false
	p.toTop()
	p.draw()
}

func (p *inspector) onReveal() {
	p.revealed = !p.revealed
	p.draw()
}

// toTop shows the beginning of whatever comes next.
func (p *inspector) toTop() {
	for _, view := range []*container.Scroll{p.raw.scroll, p.finding.scroll, p.timing.scroll} {
		if view.Offset.Y != 0 {
			view.ScrollToTop()
		}
	}
}

// shown is the aspect that is on the stage: of a call that was not sent there is no more than why.
func (p *inspector) shown() aspect {
	if p.tabs.chosen != aspectFinding && (p.call == nil || p.call.Exchange == nil) {
		return aspectRaw
	}
	return p.tabs.chosen
}

func (p *inspector) draw() {
	widgets.Visible(p.foot, p.reveal, p.call != nil && p.tabs.chosen == aspectRaw && p.call.Exchange != nil)
	label := p.words.Text("inspector.reveal")
	if p.revealed {
		label = p.words.Text("inspector.hide")
	}
	if p.reveal.Text != label {
		p.reveal.SetText(label)
	}
	if p.call == nil {
		p.raw.show(p.empty)
		put(p.stage, p.raw.scroll)
		return
	}
	switch p.shown() {
	case aspectFinding:
		p.finding.show(p.call)
		put(p.stage, p.finding.scroll)
	case aspectTiming:
		p.timing.show(p.call.Exchange)
		put(p.stage, p.timing.scroll)
	case aspectBody:
		p.body.draw()
		put(p.stage, p.body.content)
	default:
		p.raw.show(shortened(p.words, p.rawText()))
		put(p.stage, p.raw.scroll)
	}
}

// rawText is the call as it went over the wire, its secrets masked unless the person asked to see them.
func (p *inspector) rawText() string {
	mask := redaction.Off()
	if !p.revealed {
		mask = p.host.Exporter().Redactor()
	}
	return export.RawText(p.words, *p.call, mask)
}

// onCopy copies what is shown.
func (p *inspector) onCopy() {
	switch {
	case p.call == nil:
		p.host.HandOut("")
	case p.revealed: // the person asked to see the secrets, and copies what is seen
		p.host.Copy(p.rawText())
	case p.shown() == aspectFinding:
		f, _ := explain.Of(*p.call)
		p.host.HandOut(explain.Text(f, p.words))
	case p.shown() == aspectTiming:
		p.host.HandOut(timingText(p.words, p.call.Exchange))
	case p.shown() == aspectBody:
		p.body.copy()
	default:
		p.host.HandOut(p.rawText())
	}
}

// put makes an object the only one on a stage.
func put(stage *fyne.Container, o fyne.CanvasObject) {
	if len(stage.Objects) == 1 && stage.Objects[0] == o {
		return
	}
	stage.Objects = []fyne.CanvasObject{o}
	stage.Refresh()
}

// work does something slow off the window's goroutine, and what it returns on it.
func work(host Host, slow func() (after func())) {
	go func() { host.Do(slow()) }()
}

// maxRaw is how much of a call's raw text is on the screen, in bytes: laying out more would hold the window. Copying it
// copies all.
const maxRaw = 4 << 10

// shortened is the beginning of a long text and how to get the rest.
func shortened(in *words.Catalogue, words string) string {
	if len(words) <= maxRaw {
		return words
	}
	end := maxRaw
	for !utf8.RuneStart(words[end]) {
		end--
	}
	return words[:end] + "…\n" + in.Text("inspector.more")
}

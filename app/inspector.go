package app

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/media"
)

// aspect is one side of a call that the inspector shows.
type aspect string

// The aspects, in the order of their buttons.
const (
	aspectFinding aspect = "finding"
	aspectRaw     aspect = "raw"
	aspectBody    aspect = "body"
	aspectTiming  aspect = "timing"
)

var aspects = []aspect{aspectRaw, aspectFinding, aspectBody, aspectTiming}

// inspector shows one call: what went over the wire, what it means, its body and its timing.
type inspector struct {
	words   *words.Catalogue
	content fyne.CanvasObject
	a       inspectorActions

	call    attempt.Call
	has     bool
	empty   string // what is said without a call
	aspect  aspect
	form    form // how the body is looked at; empty for the best way
	loaded  body // of call
	version int  // of what is loaded; a late one is dropped

	stage     *fyne.Container
	buttons   map[aspect]*widgets.Button
	forms     *widgets.Choice
	formsRow  *fyne.Container
	top, foot *fyne.Container // above and below the stage
	reveal    *widgets.Button
	revealed  bool
	raw       *widget.Label
	rawView   *container.Scroll // of raw
	meaning   *explain.View
	whatView  *container.Scroll // of meaning
	timeView  *container.Scroll // of waterfall and wire
	rows      *widget.List
	lines     lines
	picture   *canvas.Image
	waveform  *widgets.Waveform
	waterfall *waterfall
	wire      *widget.Label // the connection, under the waterfall
}

// inspectorActions is what the inspector needs of the window.
type inspectorActions struct {
	// text is a call as masked text; with reveal, as it was.
	text func(c attempt.Call, reveal bool) string
	// mask hides the secrets in a part of a call.
	mask     func(s string) string
	language func() string
	// work does something slow off the window's goroutine, and what it returns on it.
	work func(slow func() (after func()))
	// copy puts a text into the clipboard; revealed, the person sees its secrets.
	copy   func(words string, revealed bool)
	escape func()
}

func newInspector(in *words.Catalogue, a inspectorActions) *inspector {
	p := &inspector{
		words: in,
		a:     a, aspect: aspectRaw, buttons: map[aspect]*widgets.Button{},
		stage:     container.NewStack(),
		raw:       widgets.Paragraph(""),
		picture:   &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScalePixels},
		waveform:  widgets.NewWaveform(),
		waterfall: newWaterfall(in),
		wire:      widgets.Paragraph(""),
	}
	p.raw.Wrapping = fyne.TextWrapBreak
	p.raw.Selectable = true
	p.meaning = explain.NewView(in)
	p.rawView, p.whatView = container.NewVScroll(p.raw), container.NewVScroll(p.meaning.Content)
	p.timeView = container.NewVScroll(container.NewVBox(p.waterfall, p.wire))
	p.rows = widget.NewList(
		func() int { return p.lines.count },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.SizeName = theme.SizeNameCaptionText
			return l
		},
		func(i widget.ListItemID, row fyne.CanvasObject) {
			l := row.(*widget.Label)
			l.TextStyle.Monospace = p.shownForm() == formHex
			l.SetText(p.lines.at(i))
		})
	p.rows.HideSeparators = true
	bar := container.NewHBox()
	for _, of := range aspects {
		b := widgets.NewButton(in.Text("aspect."+string(of)), nil, func() { p.choose(of) }, a.escape)
		p.buttons[of] = b
		bar.Add(b)
	}
	p.forms = widgets.NewChoice(nil, p.chooseForm, a.escape)
	p.formsRow = container.NewVBox(p.forms)
	p.reveal = widgets.NewButton(in.Text("inspector.reveal"), theme.VisibilityIcon(), p.toggleSecrets, a.escape)
	p.reveal.Importance = widget.LowImportance
	copyView := widgets.NewButton(in.Text("inspector.copy"), theme.ContentCopyIcon(), p.copyShown, a.escape)
	copyView.Importance = widget.LowImportance
	p.top, p.foot = container.NewVBox(bar, p.formsRow), container.NewHBox(p.reveal, copyView)
	p.content = container.NewBorder(p.top, p.foot, nil, nil, p.stage)
	p.draw()
	return p
}

// show puts up a call. Secrets that were revealed belong to the call before.
func (p *inspector) show(c attempt.Call, ok bool) {
	p.call, p.has = c, ok
	p.form, p.loaded, p.revealed = "", body{}, false
	p.version++
	p.toTop()
	if ok && c.Exchange != nil {
		version := p.version
		p.a.work(func() func() {
			b := newBody(c.Exchange)
			return func() {
				if p.version == version {
					p.loaded = b
					p.draw()
				}
			}
		})
	}
	p.draw()
}

// whenEmpty says what to read without a call.
func (p *inspector) whenEmpty(words string) {
	if p.empty != words {
		p.empty = words
		p.draw()
	}
}

func (p *inspector) choose(a aspect) {
	p.aspect, p.revealed = a, false
	p.toTop()
	p.draw()
}

// toTop shows the beginning of whatever comes next.
func (p *inspector) toTop() {
	for _, view := range []*container.Scroll{p.rawView, p.whatView, p.timeView} {
		if view.Offset.Y != 0 {
			view.ScrollToTop()
		}
	}
}

func (p *inspector) toggleSecrets() {
	p.revealed = !p.revealed
	p.draw()
}

// chooseForm takes the choice of how to look at the body.
func (p *inspector) chooseForm(string) {
	if i := p.forms.SelectedIndex(); i >= 0 && i < len(p.loaded.forms) && p.loaded.forms[i] != p.shownForm() {
		p.form = p.loaded.forms[i]
		p.draw()
	}
}

// shownForm is how the body is looked at now.
func (p *inspector) shownForm() form {
	if p.form == "" && len(p.loaded.forms) > 0 {
		return p.loaded.forms[0]
	}
	return p.form
}

func (p *inspector) draw() {
	for of, b := range p.buttons {
		want := widget.LowImportance
		if of == p.aspect {
			want = widget.MediumImportance
		}
		if b.Importance != want {
			b.Importance = want
			b.Refresh()
		}
	}
	widgets.Visible(p.top, p.formsRow, p.has && p.aspect == aspectBody && len(p.loaded.forms) > 0)
	widgets.Visible(p.foot, p.reveal, p.has && p.aspect == aspectRaw && p.call.Exchange != nil)
	label := p.words.Text("inspector.reveal")
	if p.revealed {
		label = p.words.Text("inspector.hide")
	}
	if p.reveal.Text != label {
		p.reveal.SetText(label)
	}
	switch {
	case !p.has:
		widgets.Write(p.raw, p.empty)
		p.put(p.rawView)
	case p.aspect == aspectFinding:
		f, _ := explain.Of(p.call)
		p.meaning.Show(&f, p.call.Err != nil)
		p.put(p.whatView)
	case p.call.Exchange == nil || p.aspect == aspectRaw:
		widgets.Write(p.raw, shortened(p.words, p.a.text(p.call, p.revealed)))
		p.put(p.rawView)
	case p.aspect == aspectTiming:
		p.waterfall.show(p.call.Exchange)
		widgets.Write(p.wire, connectionText(p.words, p.call.Exchange))
		p.put(p.timeView)
	default:
		p.drawBody()
	}
}

func (p *inspector) drawBody() {
	names := make([]string, len(p.loaded.forms))
	for i, f := range p.loaded.forms {
		names[i] = p.words.Text("form." + string(f))
	}
	if strings.Join(names, "\n") != strings.Join(p.forms.Options, "\n") {
		p.forms.SetOptions(names)
	}
	loaded := p.loaded.bytes // the closures below run elsewhere
	switch form := p.shownForm(); form {
	case "":
		widgets.Write(p.raw, p.words.Text(noBody(p.call)))
		p.put(p.rawView)
	case formPicture:
		p.prepare(form, func() (after func()) {
			opened, err := media.Open(naver.Image, loaded)
			return func() {
				if err != nil {
					widgets.Write(p.raw, explain.Text(explain.Media(naver.Image, err), p.words))
					p.put(p.rawView)
					return
				}
				p.picture.Image = opened.Picture.Image
				p.picture.Refresh()
				p.put(p.picture)
			}
		})
	case formSound:
		p.prepare(form, func() (after func()) {
			opened, err := media.Open(naver.Audio, loaded)
			return func() {
				if err != nil {
					widgets.Write(p.raw, explain.Text(explain.Media(naver.Audio, err), p.words))
					p.put(p.rawView)
					return
				}
				p.waveform.Load(opened.Clip)
				p.put(p.waveform)
			}
		})
	default:
		p.prepare(form, func() (after func()) {
			rows := p.rowsOf(form, loaded)
			return func() {
				p.lines = rows
				p.rows.Refresh()
				p.put(p.rows)
			}
		})
	}
	if i := widgets.IndexOf(p.loaded.forms, p.shownForm()); p.forms.SelectedIndex() != i {
		p.forms.SetSelectedIndex(i)
	}
}

// noBody is the key of the words for a body that is not there.
func noBody(c attempt.Call) string {
	if c.Missing != "" {
		return "gone." + c.Missing
	}
	return "inspector.noBody"
}

// prepare makes a view off the window's goroutine and shows it unless something else was chosen meanwhile.
func (p *inspector) prepare(form form, slow func() (after func())) {
	version := p.version
	p.a.work(func() func() {
		after := slow()
		return func() {
			if p.version == version && p.aspect == aspectBody && p.shownForm() == form {
				after()
			}
		}
	})
}

// rowsOf is a body as rows. Hex shows the bytes as they came: it is for looking at what is not text.
func (p *inspector) rowsOf(form form, b []byte) lines {
	switch form {
	case formJSON:
		return textLines(p.a.mask(pretty(b)))
	case formHex:
		return hexLines([]byte(p.a.mask(string(b))))
	default:
		return textLines(p.a.mask(string(b)))
	}
}

func (p *inspector) put(o fyne.CanvasObject) {
	if len(p.stage.Objects) == 1 && p.stage.Objects[0] == o {
		return
	}
	p.stage.Objects = []fyne.CanvasObject{o}
	p.stage.Refresh()
}

// maxCopied bounds what is put into the clipboard from a body, in rows.
const maxCopied = 20_000

// copyShown copies what is shown now. A body may be large, so it is written out off the window's goroutine.
func (p *inspector) copyShown() {
	form, loaded := p.shownForm(), p.loaded.bytes
	if !p.has || p.aspect != aspectBody || !form.isText() {
		p.a.copy(p.shownText(), p.revealed && p.aspect == aspectRaw)
		return
	}
	p.a.work(func() func() {
		words := p.bodyWords(form, loaded)
		return func() { p.a.copy(words, false) }
	})
}

// shownText is what is shown now, as text, where that is no text of a body.
func (p *inspector) shownText() string {
	switch {
	case !p.has:
		return ""
	case p.aspect == aspectFinding:
		f, _ := explain.Of(p.call)
		return explain.Text(f, p.words)
	case p.call.Exchange == nil || p.aspect == aspectRaw:
		return p.a.text(p.call, p.revealed)
	case p.aspect == aspectTiming:
		return timingText(p.words, p.call.Exchange)
	case p.shownForm() == "":
		return ""
	}
	return fmt.Sprintf("%s, %d bytes", p.words.Text("form."+string(p.shownForm())), len(p.loaded.bytes))
}

// bodyWords is a body as text, as far as the limit of what is copied.
func (p *inspector) bodyWords(form form, loaded []byte) string {
	rows := p.rowsOf(form, loaded)
	var b strings.Builder
	for i := range min(rows.count, maxCopied) {
		b.WriteString(rows.at(i))
		b.WriteByte('\n')
	}
	return b.String()
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

package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
)

// answerPanel is where the person types what the picture or the sound says.
type answerPanel struct {
	words   *words.Catalogue
	content fyne.CanvasObject
	field   *widgets.Entry
	verify  *widgets.Button
	host    *widget.Label
	quota   *widget.Label
	facts   *fyne.Container // host and quota
	below   *fyne.Container // the field: the facts, or what is wrong with what was typed

	// Hangul typed by mistake, and characters that nobody sees, are pointed out, and the answer without them is offered.
	hangul    *fyne.Container
	hangulHas *widget.Label
	useLatin  *widgets.Button

	// An answer to this key was sent, what became of it is not known, and the finding proposes something else. Enter, which
	// is easily pressed twice, does not send another.
	done bool

	onVerify func(value string)
	onTyped  func(value string)
}

func newAnswerPanel(in *words.Catalogue, onVerify, onTyped func(string), onEscape func()) *answerPanel {
	p := &answerPanel{
		words:     in,
		field:     widgets.NewEntry(onEscape),
		host:      widget.NewLabel(""),
		quota:     widget.NewLabel(""),
		hangulHas: widget.NewLabel(""),
		onVerify:  onVerify,
		onTyped:   onTyped,
	}
	p.verify = widgets.NewButton(in.Text("answer.verify"), nil, func() { p.onVerify(p.field.Text) }, onEscape)
	p.useLatin = widgets.NewButton("", nil, p.takeMended, onEscape)
	p.field.SetPlaceHolder(in.Text("answer.placeholder"))
	p.field.OnChanged = p.typed
	p.field.OnSubmitted = p.submitted
	p.host.Truncation = fyne.TextTruncateEllipsis
	p.hangulHas.Importance = widget.WarningImportance
	p.hangulHas.Truncation = fyne.TextTruncateEllipsis
	p.hangul = container.NewBorder(nil, nil, nil, p.useLatin, p.hangulHas)
	p.hangul.Hide()
	p.facts = container.NewBorder(nil, nil, nil, p.quota, p.host)
	p.below = container.NewStack(p.facts, p.hangul)
	p.content = container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("answer.label")), p.verify, p.field),
		p.below,
	)
	return p
}

// set puts a text into the field without telling onTyped.
func (p *answerPanel) set(value string) {
	p.field.OnChanged = nil
	p.field.SetText(value)
	p.field.CursorColumn = len([]rune(value))
	p.field.OnChanged = p.typed
	p.look(value)
}

// typed is called at each change of the field.
func (p *answerPanel) typed(value string) {
	p.look(value)
	p.onTyped(value)
}

// maxLatin is how much of the Latin keys the offer names, in characters: there is room for that in a narrow window.
const maxLatin = 12

// look shows what is wrong with an answer in the place of the facts, and offers one without it.
func (p *answerPanel) look(value string) {
	switch {
	case hasHangul(withoutInvisible(value)):
		p.hangulHas.SetText(p.words.Format("answer.hangul", map[string]any{"Typed": value}))
		p.useLatin.SetText(p.words.Format("answer.useLatin", map[string]any{"Latin": widgets.Cut(latinKeys(value), maxLatin)}))
	case withoutInvisible(value) != value:
		p.hangulHas.SetText(p.words.Text("answer.invisible"))
		p.useLatin.SetText(p.words.Text("answer.removeInvisible"))
	default:
		widgets.Visible(p.below, p.hangul, false)
		widgets.Visible(p.below, p.facts, true)
		return
	}
	widgets.Visible(p.below, p.facts, false) // the offer stands in their place
	widgets.Visible(p.below, p.hangul, true)
}

// mended is an answer without what NAVER's have none of.
func mended(value string) string { return latinKeys(withoutInvisible(value)) }

// submitted is Enter in the field. An answer with Hangul or with what nobody sees is not sent by Enter: during composition a Mac delivers the
// Enter that only ends a syllable, too.
func (p *answerPanel) submitted(value string) {
	if mended(value) != value || p.done || p.verify.Disabled() || strings.TrimSpace(value) == "" {
		return
	}
	p.onVerify(value)
}

func (p *answerPanel) takeMended() {
	value := mended(p.field.Text)
	p.set(value)
	p.onTyped(value)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.field); c != nil {
		c.Focus(p.field)
	}
}

package attempt

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
)

// answerView is where the person types what the picture or the sound says.
type answerView struct {
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

	pane *Pane
}

func newAnswerView(p *Pane) *answerView {
	v := &answerView{
		words:     p.words,
		field:     widgets.NewEntry(p.host.Escape),
		host:      widget.NewLabel(""),
		quota:     widget.NewLabel(""),
		hangulHas: widget.NewLabel(""),
		pane:      p,
	}
	v.verify = widgets.NewButton(p.words.Text("answer.verify"), nil, func() { p.onVerify(v.field.Text) }, p.host.Escape)
	v.useLatin = widgets.NewButton("", nil, v.takeMended, p.host.Escape)
	v.field.SetPlaceHolder(p.words.Text("answer.placeholder"))
	v.field.OnChanged = v.onTyped
	v.field.OnSubmitted = v.onSubmitted
	v.field.OnFocus = p.onAnswerFocused
	v.field.OnShortcut = p.Zoom.onShortcut
	v.host.Truncation = fyne.TextTruncateEllipsis
	v.hangulHas.Importance = widget.WarningImportance
	v.hangulHas.Truncation = fyne.TextTruncateEllipsis
	v.hangul = container.NewBorder(nil, nil, nil, v.useLatin, v.hangulHas)
	v.hangul.Hide()
	v.facts = container.NewBorder(nil, nil, nil, v.quota, v.host)
	v.below = container.NewStack(v.facts, v.hangul)
	v.content = container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(p.words.Text("answer.label")), v.verify, v.field),
		v.below,
	)
	return v
}

// set puts a text into the field without telling the pane.
func (v *answerView) set(value string) {
	v.field.OnChanged = nil
	v.field.SetText(value)
	v.field.CursorColumn = len([]rune(value))
	v.field.OnChanged = v.onTyped
	v.look(value)
}

// onTyped is called at each change of the field.
func (v *answerView) onTyped(value string) {
	v.look(value)
	v.pane.onTyped(value)
}

// maxLatin is how much of the Latin keys the offer names, in characters: there is room for that in a narrow window.
const maxLatin = 12

// look shows what is wrong with an answer in the place of the facts, and offers one without it.
func (v *answerView) look(value string) {
	switch {
	case hasHangul(withoutInvisible(value)):
		v.hangulHas.SetText(v.words.Format("answer.hangul", map[string]any{"Typed": value}))
		v.useLatin.SetText(v.words.Format("answer.useLatin", map[string]any{"Latin": widgets.Cut(latinKeys(value), maxLatin)}))
	case withoutInvisible(value) != value:
		v.hangulHas.SetText(v.words.Text("answer.invisible"))
		v.useLatin.SetText(v.words.Text("answer.removeInvisible"))
	default:
		widgets.Visible(v.below, v.hangul, false)
		widgets.Visible(v.below, v.facts, true)
		return
	}
	widgets.Visible(v.below, v.facts, false) // the offer stands in their place
	widgets.Visible(v.below, v.hangul, true)
}

// mended is an answer without what NAVER's have none of.
func mended(value string) string { return latinKeys(withoutInvisible(value)) }

// onSubmitted is Enter in the field. An answer with Hangul or with what nobody sees is not sent by Enter: during composition a Mac delivers the
// Enter that only ends a syllable, too.
func (v *answerView) onSubmitted(value string) {
	if mended(value) != value || v.done || v.verify.Disabled() || strings.TrimSpace(value) == "" {
		return
	}
	v.pane.onVerify(value)
}

func (v *answerView) takeMended() {
	value := mended(v.field.Text)
	v.set(value)
	v.pane.onTyped(value)
	v.pane.host.Canvas().Focus(v.field)
}

// showQuota says how much of the day's quota is used, beside Verify.
func (v *answerView) showQuota(said string, warn bool) {
	importance := widget.LowImportance
	if warn {
		importance = widget.WarningImportance
	}
	if v.quota.Importance != importance {
		v.quota.Importance = importance
		v.quota.Refresh()
	}
	widgets.Write(v.quota, said)
}

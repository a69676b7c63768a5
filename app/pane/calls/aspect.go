package calls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
)

// aspect is one side of a call that the inspector shows.
type aspect string

// The aspects, in the order of their buttons.
const (
	aspectRaw     aspect = "raw"
	aspectFinding aspect = "finding"
	aspectBody    aspect = "body"
	aspectTiming  aspect = "timing"
)

var aspects = []aspect{aspectRaw, aspectFinding, aspectBody, aspectTiming}

// aspectTabs are the buttons that choose an aspect.
type aspectTabs struct {
	content *fyne.Container
	buttons map[aspect]*widgets.Button
	chosen  aspect
}

// newAspectTabs makes them with one chosen. onChosen is called after each later choice.
func newAspectTabs(in *words.Catalogue, chosen aspect, onChosen, onEscape func()) *aspectTabs {
	t := &aspectTabs{content: container.NewHBox(), buttons: map[aspect]*widgets.Button{}}
	for _, of := range aspects {
		t.buttons[of] = widgets.NewButton(in.Text("aspect."+string(of)), nil, func() {
			t.choose(of)
			onChosen()
		}, onEscape)
		t.content.Add(t.buttons[of])
	}
	t.choose(chosen)
	return t
}

func (t *aspectTabs) choose(a aspect) {
	t.chosen = a
	for of, b := range t.buttons {
		want := widget.LowImportance
		if of == a {
			want = widget.MediumImportance
		}
		if b.Importance != want {
			b.Importance = want
			b.Refresh()
		}
	}
}

// textView is text that scrolls.
type textView struct {
	scroll *container.Scroll
	label  *widget.Label
}

func newTextView() *textView {
	label := widgets.Paragraph("")
	label.Wrapping = fyne.TextWrapBreak
	return &textView{container.NewVScroll(label), label}
}

func (v *textView) show(words string) { widgets.Write(v.label, words) }

// findingView is what a call means.
type findingView struct {
	scroll  *container.Scroll
	meaning *explain.View
}

func newFindingView(in *words.Catalogue) *findingView {
	meaning := explain.NewView(in)
	return &findingView{container.NewVScroll(meaning.Content), meaning}
}

func (v *findingView) show(c *attempt.Call) {
	f, _ := explain.Of(*c)
	v.meaning.Show(&f, c.Err != nil)
}

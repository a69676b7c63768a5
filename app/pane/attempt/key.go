package attempt

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
)

// keyView is the key, in a field that takes another one, and its age.
type keyView struct {
	pane    *Pane
	words   *words.Catalogue
	content fyne.CanvasObject
	field   *widgets.Entry
	age     *widget.Label // or what is to be said of what was typed
	copy    *widgets.Button

	kind naver.Kind
	key  string // of the state that is shown
	aged string
}

func newKeyView(p *Pane) *keyView {
	v := &keyView{pane: p, words: p.words, field: widgets.NewEntry(p.host.Escape), age: widget.NewLabel("")}
	v.field.SetPlaceHolder(p.words.Text("key.placeholder"))
	v.field.OnFocus = p.OnOtherField
	v.field.OnChanged = func(string) { v.say() }
	v.field.OnSubmitted = v.onSubmitted
	v.copy = widgets.NewButton("", theme.ContentCopyIcon(), v.onCopy, p.host.Escape)
	v.copy.Importance = widget.LowImportance
	v.age.Truncation = fyne.TextTruncateEllipsis
	field := container.NewGridWrap(fyne.NewSize(keyWidth, v.field.MinSize().Height), v.field)
	key := container.NewHBox(widget.NewLabel(p.words.Text("key.label")), field, v.copy)
	v.content = container.NewBorder(nil, nil, key, nil, v.age)
	return v
}

// keyWidth is the room for the 16 characters of a key.
const keyWidth = 180

// maxKey is how much of a key is shown, in characters. NAVER's have 16; whatever another server sends must not fill the
// field.
const maxKey = 20

// show puts up the key of a state. What is being typed stays until there is another key.
func (v *keyView) show(st session.State) {
	widgets.Enable(v.copy, st.Key != "")
	if v.key == st.Key && v.kind == st.Kind {
		return
	}
	v.key, v.kind = st.Key, st.Kind
	widgets.Fill(v.field, v.shown())
	v.say()
}

// shown is what the field holds before a person types into it.
func (v *keyView) shown() string { return widgets.Cut(v.key, maxKey) }

// typed is what a person wrote, as far as it can be seen, and empty where it is the key that is there.
func (v *keyView) typed() string {
	if v.field.Text == v.shown() {
		return ""
	}
	return strings.TrimSpace(withoutInvisible(v.field.Text))
}

func (v *keyView) onSubmitted(string) {
	if key := v.typed(); isKey(key) && key != v.key {
		v.onEntered(key)
	}
}

// isKey tells the keys that NAVER issues: 16 letters and digits.
func isKey(key string) bool {
	const length = 16
	return len(key) == length && strings.IndexFunc(key, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) < 0
}

// say writes beside the field what is to be said of what was typed, and else the key's age.
func (v *keyView) say() {
	said, importance := v.aged, widget.MediumImportance
	switch typed := v.typed(); {
	case typed == "" || typed == v.key:
	case isKey(typed):
		said = v.words.Text("key.enter")
	default:
		said, importance = v.words.Text("key.odd"), widget.WarningImportance
	}
	if v.age.Importance != importance {
		v.age.Importance = importance
		v.age.Refresh()
	}
	widgets.Write(v.age, said)
}

// showAge says how old the key is, and what NAVER documents about that; of one that a person entered nobody knows it.
func (v *keyView) showAge(st session.State, now time.Time) {
	switch {
	case st.KeyByHand:
		v.aged = v.words.Text("key.byHand")
	case st.Key == "" || st.Issued.IsZero():
		v.aged = ""
	default:
		v.aged = ageText(v.words, now.Sub(st.Issued))
	}
	v.say()
}

// onEntered begins an attempt with a key that somebody sent.
func (v *keyView) onEntered(key string) {
	v.pane.parts.Session.UseKey(v.pane.kind, key)
	v.pane.Focus()
}

func (v *keyView) onCopy() {
	if key := v.pane.shown().Key; key != "" {
		v.pane.host.Copy(key)
	}
}

// asking does something to the key that is there. Once for each key that was entered by hand it asks before: a program of
// somebody's may be waiting with it.
func (p *Pane) asking(yes string, do func()) {
	st, t := p.shown(), p.tries[p.kind]
	if !st.KeyByHand || t.agreed == st.Attempt {
		do()
		return
	}
	kind := p.kind
	p.parts.Dialogs.Ask(p.words.Text("key.question"), p.words.Text(yes), func() {
		if t.state.Attempt == st.Attempt && p.kind == kind {
			t.agreed = st.Attempt
			do()
		}
	})
}

// measuredFor is how long NAVER measures the response time; it reports -1 afterwards.
const measuredFor = 7200 * time.Second

// ageStep is how often the age is told anew: each time is a redraw of the whole window, so seconds one by one would cost
// as much as all the rest of a window at rest.
func ageStep(age time.Duration) time.Duration {
	if age < 2*time.Minute {
		return 20 * time.Second
	}
	return time.Minute
}

func ageText(in *words.Catalogue, age time.Duration) string {
	if age > measuredFor {
		return in.Text("key.beyond")
	}
	step := ageStep(age)
	told := max(0, age).Truncate(step)
	switch {
	case told == 0:
		return in.Text("key.new")
	case step == time.Minute:
		return in.Format("key.minutes", map[string]any{"N": int(told.Minutes())})
	default:
		return in.Format("key.seconds", map[string]any{"N": int(told.Seconds())})
	}
}

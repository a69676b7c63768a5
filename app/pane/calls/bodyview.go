package calls

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/explain"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/media"
)

// bodyView shows the body of an answer in the form that is chosen.
type bodyView struct {
	host    Host
	words   *words.Catalogue
	content *fyne.Container // the forms, and the stage below
	stage   *fyne.Container
	forms   *widgets.Choice

	loaded  body
	missing string // the key of the words for a body that is not there
	form    form   // how the body is looked at; empty for the best way
	version int    // of what is loaded; a late one is dropped

	text     *textView // in place of a body
	rows     *lineList
	picture  *canvas.Image
	waveform *widgets.Waveform
}

func newBodyView(host Host, in *words.Catalogue) *bodyView {
	v := &bodyView{
		host: host, words: in, stage: container.NewStack(),
		text: newTextView(), rows: newLineList(), waveform: widgets.NewWaveform(),
		picture: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScalePixels},
	}
	v.forms = widgets.NewChoice(nil, v.onForm, host.Escape)
	v.forms.Hide()
	v.content = container.NewBorder(v.forms, nil, nil, nil, v.stage)
	return v
}

// load takes the body of a call, off the window's goroutine; then is called when it is there. What was shown goes at once.
func (v *bodyView) load(c *attempt.Call, then func()) {
	v.version++
	v.form, v.loaded, v.missing, v.stage.Objects = "", body{}, "inspector.noBody", nil
	if c == nil || c.Exchange == nil {
		return
	}
	if c.Missing != "" {
		v.missing = "gone." + c.Missing
	}
	version := v.version
	work(v.host, func() func() {
		b := newBody(c.Exchange)
		return func() {
			if v.version == version {
				v.loaded = b
				then()
			}
		}
	})
}

// onForm takes the choice of how to look at the body.
func (v *bodyView) onForm(string) {
	if i := v.forms.SelectedIndex(); i >= 0 && i < len(v.loaded.forms) && v.loaded.forms[i] != v.shownForm() {
		v.form = v.loaded.forms[i]
		v.draw()
	}
}

// shownForm is how the body is looked at now.
func (v *bodyView) shownForm() form {
	if v.form == "" && len(v.loaded.forms) > 0 {
		return v.loaded.forms[0]
	}
	return v.form
}

func (v *bodyView) draw() {
	var names []string
	for _, f := range v.loaded.forms {
		names = append(names, v.words.Text("form."+string(f)))
	}
	widgets.Visible(v.content, v.forms, len(names) > 0)
	if !slices.Equal(names, v.forms.Options) {
		v.forms.SetOptions(names)
	}
	switch form := v.shownForm(); form {
	case "":
		v.say(v.words.Text(v.missing))
	case formPicture:
		v.showMedia(form, naver.Image)
	case formSound:
		v.showMedia(form, naver.Audio)
	default:
		v.showLines(form)
	}
	if i := widgets.IndexOf(v.loaded.forms, v.shownForm()); v.forms.SelectedIndex() != i {
		v.forms.SetSelectedIndex(i)
	}
}

// say shows words in the place of a body.
func (v *bodyView) say(words string) {
	v.text.show(words)
	put(v.stage, v.text.scroll)
}

func (v *bodyView) showMedia(form form, kind naver.Kind) {
	loaded := v.loaded.bytes
	v.prepare(form, func() (after func()) {
		opened, err := media.Open(kind, loaded)
		return func() {
			switch {
			case err != nil:
				v.say(explain.Text(explain.Media(kind, err), v.words))
			case kind == naver.Image:
				v.picture.Image = opened.Picture.Image
				v.picture.Refresh()
				put(v.stage, v.picture)
			default:
				v.waveform.Load(opened.Clip)
				put(v.stage, v.waveform)
			}
		}
	})
}

func (v *bodyView) showLines(form form) {
	loaded, mask := v.loaded.bytes, v.host.Exporter().Redactor()
	v.prepare(form, func() (after func()) {
		rows := linesOf(form, loaded, mask)
		return func() {
			v.rows.show(rows, form == formHex)
			put(v.stage, v.rows)
		}
	})
}

// prepare makes a view off the window's goroutine and shows it unless something else was chosen meanwhile.
func (v *bodyView) prepare(form form, slow func() (after func())) {
	version := v.version
	work(v.host, func() func() {
		after := slow()
		return func() {
			if v.version == version && v.shownForm() == form {
				after()
			}
		}
	})
}

// maxCopied bounds what is put into the clipboard from a body, in rows.
const maxCopied = 20_000

// copy copies the text that is shown, as far as the limit, or says of what is no text what it is. A body may be large, so
// it is written out off the window's goroutine.
func (v *bodyView) copy() {
	form, loaded := v.shownForm(), v.loaded.bytes
	switch {
	case form == "":
		v.host.HandOut("")
	case !form.isText():
		v.host.HandOut(fmt.Sprintf("%s, %d bytes", v.words.Text("form."+string(form)), len(loaded)))
	default:
		mask := v.host.Exporter().Redactor()
		work(v.host, func() func() {
			rows := linesOf(form, loaded, mask)
			var b strings.Builder
			for i := range min(rows.count, maxCopied) {
				b.WriteString(rows.at(i))
				b.WriteByte('\n')
			}
			return func() { v.host.HandOut(b.String()) }
		})
	}
}

// linesOf is a body as rows. Hex shows the bytes as they came: it is for looking at what is not text.
func linesOf(form form, b []byte, mask *redaction.Redactor) lines {
	switch form {
	case formJSON:
		return textLines(mask.Text(pretty(b)))
	case formHex:
		return hexLines([]byte(mask.Text(string(b))))
	default:
		return textLines(mask.Text(string(b)))
	}
}

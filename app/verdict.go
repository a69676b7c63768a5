package app

import (
	"fmt"
	"net/url"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// verdictPanel says what NAVER answered: right or wrong in the biggest text of the window, with a sign, a word and a
// colour, or what went wrong and what to do next.
type verdictPanel struct {
	content *fyne.Container
	shown   string // what is on the screen, so that the same is not built twice
}

func newVerdictPanel() *verdictPanel { return &verdictPanel{content: container.NewVBox()} }

// show puts up what the last call of an attempt led to.
func (p *verdictPanel) show(st session.State, language string) {
	cut, isCut := cutOff(st)
	if st.Phase.Busy() || st.Phase == session.Start && !isCut {
		p.put("")
		return
	}
	shown := fmt.Sprint(st.Kind, st.Attempt, st.Phase, len(st.Calls), st.Fetches)
	if shown == p.shown {
		return
	}
	switch {
	case isCut:
		p.put(shown, explanation(*cut.Finding, language, false))
	case st.Phase == session.Judged && st.Verdict != nil:
		p.put(shown, verdictLine(st.Verdict), explanation(explain(st), language, false), warningLines(st.Verdict.Warnings, language))
	case st.Phase == session.Failed:
		p.put(shown, explanation(explain(st), language, true))
	case st.MediaErr != nil:
		p.put(shown, explanation(explain(st), language, true))
	case st.Media != nil:
		p.put(shown, warningLines(st.Media.Warnings, language), oddLines(st.Picture))
	default:
		p.put(shown)
	}
}

// lastCall is what was called last.
func lastCall(st session.State) naver.Call {
	if n := len(st.Calls); n > 0 {
		return st.Calls[n-1].Call
	}
	return ""
}

// cutOff is the last call of an attempt, where it was cancelled: it may have reached NAVER all the same.
func cutOff(st session.State) (session.Call, bool) {
	if n := len(st.Calls); n > 0 && !st.Phase.Busy() {
		last := st.Calls[n-1]
		return last, last.Finding != nil && last.Finding.Rule == cancelledRule
	}
	return session.Call{}, false
}

// cancelledRule is the diagnosis of a call that the person cancelled.
const cancelledRule = "cancelled"

func (p *verdictPanel) put(shown string, objects ...fyne.CanvasObject) {
	if p.shown == shown && shown == "" {
		return
	}
	p.shown = shown
	p.content.Objects = objects
	p.content.Refresh()
}

// verdictLine is the sign, the word and the measured time.
func verdictLine(v *naver.Verdict) fyne.CanvasObject {
	sign, word, colour := theme.CancelIcon(), text("verdict.wrong"), colorWrong
	if v.Right {
		sign, word, colour = theme.ConfirmIcon(), text("verdict.right"), colorRight
	}
	icon := widget.NewIcon(theme.NewColoredResource(sign, colour))
	headline := widget.NewRichText(&widget.TextSegment{Text: word, Style: widget.RichTextStyle{
		ColorName: colour, SizeName: theme.SizeNameHeadingText, Inline: true,
	}})
	facts := paragraph(responseTime(v.ResponseTime) + " · HTTP " + strconv.Itoa(v.Status))
	return container.NewBorder(nil, nil, container.NewHBox(container.NewGridWrap(fyne.NewSize(36, 36), icon), headline), nil,
		container.NewVBox(layout.NewSpacer(), facts, layout.NewSpacer()))
}

// responseTime says how long NAVER measured.
func responseTime(t naver.ResponseTime) string {
	switch {
	case !t.Reported:
		return text("verdict.noTime")
	case t.Seconds < 0:
		return text("verdict.timeUnknown")
	default:
		return textf("verdict.time", map[string]any{"Seconds": strconv.FormatFloat(t.Seconds, 'f', -1, 64)})
	}
}

// explanation is a finding as a person reads it: what happened, why, what to do next, and where.
func explanation(f finding, language string, isError bool) fyne.CanvasObject {
	headline := paragraph(f.Happened.In(language))
	headline.SizeName = theme.SizeNameSubHeadingText
	if isError {
		headline.Importance = widget.DangerImportance
	}
	box := container.NewVBox(headline)
	if why := f.Why.In(language); why != "" {
		box.Add(paragraph(why))
	}
	if next := f.Next.In(language); next != "" {
		box.Add(paragraph(text("finding.next") + " " + next))
	}
	for _, note := range f.Notes {
		box.Add(paragraph(note.Text.In(language)))
	}
	if send := f.Send.In(language); send != "" {
		box.Add(paragraph(text("finding.send") + "\n" + send))
	}
	for _, link := range f.Links {
		if u, err := url.Parse(link.URL); err == nil {
			box.Add(widget.NewHyperlink(link.Title.In(language), u))
		}
	}
	return box
}

// paragraph is text that wraps. It cannot be selected: what can be selected takes the focus, which would make each
// sentence a stop for Tab, and swallow Esc.
func paragraph(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

package attempt

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/session"
	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/media"
)

// verdictView says what NAVER answered: right or wrong in the biggest text of the window, with a sign, a word and a
// colour, or what went wrong and what to do next.
//
// Its widgets are made once and filled at each state: Fyne holds on to each that was ever drawn for a minute.
type verdictView struct {
	words    *words.Catalogue
	content  *fyne.Container
	headline *verdictLine
	meaning  *explain.View
	warnings *widgets.Paragraphs
	shown    string // what is on the screen, so that the same is not written twice
}

func newVerdictView(in *words.Catalogue) *verdictView {
	p := &verdictView{words: in, headline: newVerdictLine(in), meaning: explain.NewView(in), warnings: widgets.NewParagraphs()}
	p.content = container.NewVBox(p.headline.content, p.meaning.Content, p.warnings.Content)
	p.fill(verdictWords{})
	return p
}

// verdictWords is all that the panel can say. What is nil or empty has no place.
type verdictWords struct {
	verdict *naver.Verdict
	// simulated: the verdict is the simulator's, not NAVER's
	simulated bool
	finding   *attempt.Finding
	isError   bool
	warnings  []naver.Warning
	picture   *media.Picture // of which the oddities are told
}

// show puts up what the last call of an attempt led to.
func (p *verdictView) show(st session.State) {
	cut, isCut := cutOff(st)
	if st.Phase.Busy() || st.Phase == session.Start && !isCut {
		p.put("", verdictWords{})
		return
	}
	shown := fmt.Sprint(st.Kind, st.Attempt, st.Phase, len(st.Calls), st.Fetched.Count)
	switch {
	case isCut:
		p.put(shown, verdictWords{finding: cut.Finding})
	case st.Phase == session.Judged && st.Verdict != nil:
		said := unmarked(lastFinding(st))
		p.put(shown, verdictWords{
			verdict: st.Verdict, simulated: st.Caller.Simulated, finding: &said, warnings: st.Verdict.Warnings,
		})
	case st.Phase == session.Failed:
		said := lastFinding(st)
		p.put(shown, verdictWords{finding: &said, isError: true})
	case st.Fetched.Err != nil:
		said := lastFinding(st)
		p.put(shown, verdictWords{finding: &said, isError: true})
	case st.Fetched.Media != nil:
		p.put(shown, verdictWords{warnings: st.Fetched.Media.Warnings, picture: st.Fetched.Picture})
	default:
		p.put(shown, verdictWords{})
	}
}

// unmarked is a finding without the note that the simulator was called: the line of the verdict above it says so.
func unmarked(f attempt.Finding) attempt.Finding {
	f.Notes = slices.DeleteFunc(slices.Clone(f.Notes), func(n attempt.Note) bool { return n.ID == diagnosis.SimulatedNote })
	return f
}

// lastCall is what was called last.
func lastCall(st session.State) naver.Call {
	if n := len(st.Calls); n > 0 {
		return st.Calls[n-1].Call
	}
	return ""
}

// cutOff is the last call of an attempt, where it was cancelled: it may have reached NAVER all the same.
func cutOff(st session.State) (attempt.Call, bool) {
	if n := len(st.Calls); n > 0 && !st.Phase.Busy() {
		last := st.Calls[n-1]
		return last, last.Finding != nil && last.Finding.Rule == cancelledRule
	}
	return attempt.Call{}, false
}

// cancelledRule is the diagnosis of a call that the person cancelled.
const cancelledRule = "cancelled"

// put writes words onto the panel unless they stand there; shown names them.
func (p *verdictView) put(shown string, said verdictWords) {
	if p.shown != shown {
		p.shown = shown
		p.fill(said)
	}
}

func (p *verdictView) fill(words verdictWords) {
	p.headline.simulated = words.simulated
	p.headline.show(words.verdict)
	p.meaning.Show(words.finding, words.isError)
	p.warnings.Show(append(warningLines(words.warnings, p.words), oddLines(p.words, words.picture)...))
	p.content.Refresh()
}

// verdictLine is the sign, the word and the measured time.
type verdictLine struct {
	words        *words.Catalogue
	content      *fyne.Container
	right, wrong fyne.Resource // the signs
	sign         *widget.Icon
	word         *widget.TextSegment
	headline     *widget.RichText // of word
	simulated    bool             // not NAVER's
	facts        *widget.Label
}

func newVerdictLine(in *words.Catalogue) *verdictLine {
	l := &verdictLine{
		words: in,
		right: theme.NewColoredResource(theme.ConfirmIcon(), apptheme.Right),
		wrong: theme.NewColoredResource(theme.CancelIcon(), apptheme.Wrong),
		sign:  widget.NewIcon(nil),
		word:  &widget.TextSegment{Style: widget.RichTextStyle{SizeName: theme.SizeNameHeadingText, Inline: true}},
		facts: widgets.Paragraph(""),
	}
	l.headline = widget.NewRichText(l.word)
	l.content = container.NewBorder(nil, nil, container.NewHBox(container.NewGridWrap(fyne.NewSize(36, 36), l.sign), l.headline), nil,
		container.NewVBox(layout.NewSpacer(), l.facts, layout.NewSpacer()))
	return l
}

// show writes a verdict, or nothing where there is none.
func (l *verdictLine) show(v *naver.Verdict) {
	if v == nil {
		l.content.Hide()
		return
	}
	sign, word, colour := l.wrong, l.words.Text("verdict.wrong"), apptheme.Wrong
	if v.Right {
		sign, word, colour = l.right, l.words.Text("verdict.right"), apptheme.Right
	}
	l.sign.SetResource(sign)
	l.word.Text, l.word.Style.ColorName = word, colour
	l.headline.Refresh()
	said := responseTime(l.words, v.ResponseTime, "verdict.time")
	if l.simulated { // in no more words: there is no room for a second line
		said = l.words.Text("verdict.simulated") + responseTime(l.words, v.ResponseTime, "verdict.seconds")
	}
	widgets.Write(l.facts, said+" · HTTP "+strconv.Itoa(v.Status))
	l.content.Show()
}

// responseTime says how long NAVER measured, with the words of a key.
func responseTime(in *words.Catalogue, t naver.ResponseTime, words string) string {
	switch {
	case !t.Reported:
		return in.Text("verdict.noTime")
	case t.Seconds < 0:
		return in.Text("verdict.timeUnknown")
	default:
		return in.Format(words, map[string]any{"Seconds": strconv.FormatFloat(t.Seconds, 'f', -1, 64)})
	}
}

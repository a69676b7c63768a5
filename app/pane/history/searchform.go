package history

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/history"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
)

// searchForm is where a person says what to search for.
type searchForm struct {
	words                            *words.Catalogue
	content                          fyne.CanvasObject
	text, tag, since, until          *widgets.Entry
	platform, kind, outcome, finding *widgets.Choice

	rules []string // what finding offers after its first line
}

func newSearchForm(p *Pane) *searchForm {
	in, leave := p.words, p.host.CloseMiddle
	field := func(key string) *widgets.Entry {
		e := widgets.NewEntry(leave)
		e.SetPlaceHolder(in.Text(key))
		e.OnSubmitted = func(string) { p.onSearch() }
		return e
	}
	choice := func(options ...string) *widgets.Choice {
		c := widgets.NewChoice(options, func(string) { p.onSearch() }, leave)
		c.Selected = options[0]
		return c
	}
	f := &searchForm{
		words: in,
		text:  field("history.words"), tag: field("history.tag"), since: field("history.since"), until: field("history.until"),
		platform: choice(append([]string{in.Text("history.anyPlatform")}, in.Platforms()...)...),
		kind:     choice(in.Text("history.anyKind"), in.Text("kind.image"), in.Text("kind.audio")),
		outcome: choice(
			in.Text("history.anyVerdict"), in.Text("verdict.right"), in.Text("verdict.wrong"), in.Text("history.noVerdict"),
		),
		finding: choice(in.Text("history.anyFinding")),
	}
	f.content = container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("history.title")), container.NewHBox(
			widgets.NewButton(in.Text("history.search"), theme.SearchIcon(), p.onSearch, leave),
			widgets.NewButton(in.Text("history.close"), nil, leave, leave),
		), f.text),
		container.NewGridWithColumns(2, widgets.Narrowed(f.platform), widgets.Narrowed(f.kind), widgets.Narrowed(f.outcome), widgets.Narrowed(f.finding)),
		container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(100, f.tag.MinSize().Height), f.tag), nil,
			container.NewGridWithColumns(2, f.since, f.until)),
	)
	return f
}

// dateForm is how a day is typed.
const dateForm = "2006-01-02"

// query is what the fields ask for. unread is the beginning of what was typed for a day and is none.
func (f *searchForm) query() (q history.Query, unread string) {
	q = history.Query{Text: strings.TrimSpace(f.text.Text), Tag: strings.TrimSpace(f.tag.Text), Limit: foundAtMost + 1}
	if i := f.platform.SelectedIndex(); i > 0 {
		q.Platform = naver.Platforms()[i-1]
	}
	if i := f.kind.SelectedIndex(); i > 0 {
		q.Kind = []naver.Kind{naver.Image, naver.Audio}[i-1]
	}
	if i := f.outcome.SelectedIndex(); i > 0 {
		q.Verdict = []history.Outcome{history.Right, history.Wrong, history.NoVerdict}[i-1]
	}
	q.Finding = f.rule()
	for _, day := range []struct {
		typed string
		into  *time.Time
		later int
	}{{f.since.Text, &q.Since, 0}, {f.until.Text, &q.Until, 1}} {
		if strings.TrimSpace(day.typed) == "" {
			continue
		}
		at, err := time.ParseInLocation(dateForm, strings.TrimSpace(day.typed), time.Local)
		if err != nil {
			return q, widgets.Cut(day.typed, 4*len(dateForm))
		}
		*day.into = at.AddDate(0, 0, day.later) // until a day means to its end
	}
	return q, ""
}

// rule is that of the finding that is chosen, or empty.
func (f *searchForm) rule() string {
	if i := f.finding.SelectedIndex(); i > 0 && i <= len(f.rules) {
		return f.rules[i-1]
	}
	return ""
}

// offer fills the choice of findings and keeps what is chosen there.
func (f *searchForm) offer(rules []string) {
	chosen := f.rule()
	if chosen != "" && !slices.Contains(rules, chosen) {
		rules = append(slices.Clone(rules), chosen) // its last attempt was just deleted
	}
	f.rules = rules
	titles := []string{f.words.Text("history.anyFinding")}
	for _, rule := range rules {
		titles = append(titles, explain.Title(rule, f.words))
	}
	f.finding.Options = titles
	f.finding.Selected = titles[slices.Index(rules, chosen)+1]
	f.finding.Refresh()
}

// resume takes over what was typed and chosen in the form of another language. The choice of findings is filled by offer.
func (f *searchForm) resume(before *searchForm) {
	for at, from := range map[*widgets.Entry]*widgets.Entry{
		f.text: before.text, f.tag: before.tag, f.since: before.since, f.until: before.until,
	} {
		at.SetText(from.Text)
	}
	for at, from := range map[*widgets.Choice]*widgets.Choice{
		f.platform: before.platform, f.kind: before.kind, f.outcome: before.outcome,
	} {
		at.Selected = at.Options[max(0, from.SelectedIndex())]
	}
	f.rules, f.finding.Options, f.finding.Selected = before.rules, before.finding.Options, before.finding.Selected
}

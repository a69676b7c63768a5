package app

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/history"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// historyPanel takes the middle's place and shows what happened before: a search, its attempts, and what was noted of
// the chosen one. The right column shows its calls.
type historyPanel struct {
	words   *words.Catalogue
	content fyne.CanvasObject
	a       historyActions

	searched, tag, since, until      *widgets.Entry
	platform, kind, outcome, finding *widgets.Choice
	list                             *widgets.List
	status                           *widget.Label
	note, tags                       *widgets.Entry
	keepNote, remove                 *widgets.Button
	cloud                            *widgets.Check

	found  []history.Summary // one more than is shown tells that there are more
	rules  []string          // what finding offers after its first line
	chosen int
	noted  bool    // note and tags are those of the chosen one
	was    written // of the chosen one, as it is kept
	typed  written // what was typed for an attempt before it is opened again, in another language
}

// written is what a person wrote about an attempt.
type written struct {
	id         int64
	note, tags string
}

// historyActions is what the panel tells the window.
type historyActions struct {
	search               func(history.Query)
	open                 func(id int64)
	keepNote             func(id int64, note string, tags []string)
	remove               func(id int64)
	removeBefore         func(time.Time)
	exportHAR, exportCSV func(history.Query)
	keepCloudMedia       func(bool)
	close                func()
}

// foundAtMost is how many attempts a search shows.
const foundAtMost = 10_000

func newHistoryPanel(a historyActions, in *words.Catalogue, keepsCloudMedia bool) *historyPanel {
	p := &historyPanel{
		words: in,
		a:     a, chosen: -1,
		searched: widgets.NewEntry(a.close), tag: widgets.NewEntry(a.close), since: widgets.NewEntry(a.close), until: widgets.NewEntry(a.close),
		note: widgets.NewEntry(a.close), tags: widgets.NewEntry(a.close),
		status: widgets.Paragraph(""),
	}
	again := func(string) { p.search() }
	for _, e := range []*widgets.Entry{p.note, p.tags} {
		e.OnSubmitted = func(string) { p.saveNote() }
	}
	p.searched.SetPlaceHolder(in.Text("history.words"))
	p.tag.SetPlaceHolder(in.Text("history.tag"))
	p.since.SetPlaceHolder(in.Text("history.since"))
	p.until.SetPlaceHolder(in.Text("history.until"))
	for _, e := range []*widgets.Entry{p.searched, p.tag, p.since, p.until} {
		e.OnSubmitted = again
	}
	p.platform = widgets.NewChoice(append([]string{in.Text("history.anyPlatform")}, in.Platforms()...), again, a.close)
	p.kind = widgets.NewChoice([]string{in.Text("history.anyKind"), in.Text("kind.image"), in.Text("kind.audio")}, again, a.close)
	p.outcome = widgets.NewChoice([]string{
		in.Text("history.anyVerdict"), in.Text("verdict.right"), in.Text("verdict.wrong"), in.Text("history.noVerdict"),
	}, again, a.close)
	p.finding = widgets.NewChoice([]string{in.Text("history.anyFinding")}, again, a.close)
	for _, c := range []*widgets.Choice{p.platform, p.kind, p.outcome, p.finding} {
		c.Selected = c.Options[0]
	}
	p.list = widgets.NewList(
		func() int { return min(len(p.found), foundAtMost) },
		newAttemptRow,
		func(i widget.ListItemID, row fyne.CanvasObject) { fillAttemptRow(row, p.found[i], in) },
		a.close,
	)
	p.list.OnSelected = p.choose
	p.keepNote = widgets.NewButton(in.Text("history.keepNote"), theme.DocumentSaveIcon(), p.saveNote, a.close)
	p.remove = widgets.NewButton(in.Text("history.delete"), theme.DeleteIcon(), p.removeChosen, a.close)
	buttons := container.NewHBox(
		widgets.NewButton(in.Text("export.har"), nil, func() { p.withQuery(a.exportHAR) }, a.close),
		widgets.NewButton(in.Text("export.csv"), nil, func() { p.withQuery(a.exportCSV) }, a.close),
		layout.NewSpacer(),
		widgets.NewButton(in.Text("history.deleteBefore"), nil, p.removeBefore, a.close),
	)
	filters := container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("history.title")), container.NewHBox(
			widgets.NewButton(in.Text("history.search"), theme.SearchIcon(), p.search, a.close),
			widgets.NewButton(in.Text("history.close"), nil, a.close, a.close),
		), p.searched),
		container.NewGridWithColumns(2, widgets.Narrowed(p.platform), widgets.Narrowed(p.kind), widgets.Narrowed(p.outcome), widgets.Narrowed(p.finding)),
		container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(100, p.tag.MinSize().Height), p.tag), nil,
			container.NewGridWithColumns(2, p.since, p.until)),
	)
	p.cloud = widgets.NewCheck(in.Text("history.keepCloud"), keepsCloudMedia, a.keepCloudMedia, a.close)
	details := container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("history.note")), nil, p.note),
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("history.tags")), nil, p.tags),
		container.NewHBox(p.keepNote, p.remove),
		p.cloud,
		buttons,
	)
	p.content = container.NewPadded(container.NewBorder(
		container.NewVBox(filters, p.status), details, nil, nil, p.list))
	p.enable()
	return p
}

// dateForm is how a day is typed.
const dateForm = "2006-01-02"

// query is what the fields ask for. The error names the field that cannot be read.
func (p *historyPanel) query() (history.Query, bool) {
	q := history.Query{Text: strings.TrimSpace(p.searched.Text), Tag: strings.TrimSpace(p.tag.Text), Limit: foundAtMost + 1}
	if i := p.platform.SelectedIndex(); i > 0 {
		q.Platform = naver.Platforms()[i-1]
	}
	if i := p.kind.SelectedIndex(); i > 0 {
		q.Kind = []naver.Kind{naver.Image, naver.Audio}[i-1]
	}
	if i := p.outcome.SelectedIndex(); i > 0 {
		q.Verdict = []history.Outcome{history.Right, history.Wrong, history.NoVerdict}[i-1]
	}
	if i := p.finding.SelectedIndex(); i > 0 && i <= len(p.rules) {
		q.Finding = p.rules[i-1]
	}
	for _, day := range []struct {
		typed string
		into  *time.Time
		later int
	}{{p.since.Text, &q.Since, 0}, {p.until.Text, &q.Until, 1}} {
		if strings.TrimSpace(day.typed) == "" {
			continue
		}
		at, err := time.ParseInLocation(dateForm, strings.TrimSpace(day.typed), time.Local)
		if err != nil {
			p.say(p.words.Format("history.badDate", map[string]any{"Typed": widgets.Cut(day.typed, 4*len(dateForm))}))
			return q, false
		}
		*day.into = at.AddDate(0, 0, day.later) // until a day means to its end
	}
	return q, true
}

func (p *historyPanel) search() { p.withQuery(p.a.search) }

func (p *historyPanel) withQuery(do func(history.Query)) {
	if q, ok := p.query(); ok {
		do(q)
	}
}

// show puts up what a search found, and offers to filter by the findings that the history holds.
func (p *historyPanel) show(found []history.Summary, rules []string) {
	p.keepTyped()
	p.found, p.chosen, p.noted = found, -1, false
	p.offer(rules)
	p.list.UnselectAll()
	p.list.ScrollToTop()
	p.list.Refresh()
	if len(found) > foundAtMost {
		p.say(p.words.Format("history.foundMore", map[string]any{"N": foundAtMost}))
	} else {
		p.say(p.words.Plural("history.found", len(found), map[string]any{"N": len(found)}))
	}
	p.enable()
}

// offer fills the choice of findings and keeps what is chosen there.
func (p *historyPanel) offer(rules []string) {
	var chosen string
	if i := p.finding.SelectedIndex(); i > 0 && i <= len(p.rules) {
		chosen = p.rules[i-1]
		if !slices.Contains(rules, chosen) {
			rules = append(slices.Clone(rules), chosen) // its last attempt was just deleted
		}
	}
	p.rules = rules
	titles := []string{p.words.Text("history.anyFinding")}
	for _, rule := range rules {
		titles = append(titles, explain.Title(rule, p.words))
	}
	p.finding.Options = titles
	p.finding.Selected = titles[slices.Index(rules, chosen)+1]
	p.finding.Refresh()
}

// say tells what a question or a change came to. Long words leave room for the list.
func (p *historyPanel) say(words string) { p.status.SetText(widgets.Short(words)) }

func (p *historyPanel) choose(i widget.ListItemID) {
	p.keepTyped()
	p.chosen, p.noted = i, false
	widgets.Fill(p.note, "") // what stands there is another attempt's
	widgets.Fill(p.tags, "")
	p.enable()
	p.a.open(p.found[i].ID)
}

// opened shows what was noted of the chosen attempt.
func (p *historyPanel) opened(a *attempt.Attempt) {
	p.withChosen(func(id int64) { p.noted = id == a.ID })
	if p.noted {
		p.was = written{a.ID, a.Note, joinTags(a.Tags)}
		now := p.was
		if p.typed.id == a.ID {
			now = p.typed
		}
		p.typed = written{}
		widgets.Fill(p.note, now.note)
		widgets.Fill(p.tags, now.tags)
	}
	p.enable()
}

func (p *historyPanel) enable() {
	chosen := p.chosen >= 0
	widgets.Enable(p.remove, chosen)
	widgets.Enable(p.keepNote, chosen && p.noted)
	widgets.Enable(p.note, chosen && p.noted)
	widgets.Enable(p.tags, chosen && p.noted)
}

func (p *historyPanel) withChosen(do func(id int64)) {
	if p.chosen >= 0 && p.chosen < len(p.found) {
		do(p.found[p.chosen].ID)
	}
}

func (p *historyPanel) typedTags() (tags []string) {
	for _, tag := range strings.Split(p.tags.Text, ",") {
		if tag = strings.TrimSpace(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

func joinTags(tags []string) string { return strings.Join(tags, ", ") }

func (p *historyPanel) saveNote() {
	p.withChosen(func(id int64) {
		p.was = written{id, p.note.Text, p.tags.Text}
		p.a.keepNote(id, p.note.Text, p.typedTags())
	})
}

// keepTyped saves a note that was changed, before the attempt is left.
func (p *historyPanel) keepTyped() {
	if p.noted && (p.note.Text != p.was.note || p.tags.Text != p.was.tags) {
		p.saveNote()
	}
}

// forget leaves the chosen attempt, which may have been deleted.
func (p *historyPanel) forget() { p.noted = false }

func (p *historyPanel) removeChosen() { p.withChosen(p.a.remove) }

// removeBefore deletes what is older than the first field with a date.
func (p *historyPanel) removeBefore() {
	q, ok := p.query()
	switch {
	case !ok:
	case q.Since.IsZero():
		p.say(p.words.Text("history.needsDate"))
	default:
		p.keepTyped()
		p.a.removeBefore(q.Since)
	}
}

// resume takes over what was typed and found in a panel of another language.
func (p *historyPanel) resume(before *historyPanel) {
	for at, from := range map[*widgets.Entry]*widgets.Entry{
		p.searched: before.searched, p.tag: before.tag, p.since: before.since, p.until: before.until,
	} {
		at.SetText(from.Text)
	}
	for at, from := range map[*widgets.Choice]*widgets.Choice{
		p.platform: before.platform, p.kind: before.kind, p.outcome: before.outcome,
	} {
		at.Selected = at.Options[max(0, from.SelectedIndex())]
	}
	p.rules, p.finding.Options, p.finding.Selected = before.rules, before.finding.Options, before.finding.Selected
	chosen := before.chosen
	if before.noted {
		before.withChosen(func(id int64) { p.typed = written{id, before.note.Text, before.tags.Text} })
	}
	p.show(before.found, before.rules)
	if chosen >= 0 {
		p.list.Select(chosen) // which opens it again
	}
}

package app

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/history"
	"navercaptcha/naver"
)

// historyPanel takes the middle's place and shows what happened before: a search, its attempts, and what was noted of
// the chosen one. The right column shows its calls.
type historyPanel struct {
	content fyne.CanvasObject
	a       historyActions

	words, tag, since, until *entry
	platform, kind, outcome  *choice
	list                     *widget.List
	status                   *widget.Label
	note, tags               *entry
	keepNote, remove         *button

	found  []history.Summary
	chosen int
}

// historyActions is what the panel tells the window.
type historyActions struct {
	search               func(history.Query)
	open                 func(id int64)
	keepNote             func(id int64, note string, tags []string)
	remove               func(id int64)
	removeBefore         func(time.Time)
	exportHAR, exportCSV func(history.Query)
	close                func()
}

// foundAtMost is how many attempts a search shows.
const foundAtMost = 10_000

func newHistoryPanel(a historyActions) *historyPanel {
	p := &historyPanel{
		a: a, chosen: -1,
		words: newEntry(a.close), tag: newEntry(a.close), since: newEntry(a.close), until: newEntry(a.close),
		note: newEntry(a.close), tags: newEntry(a.close),
		status: widget.NewLabel(""),
	}
	again := func(string) { p.search() }
	p.words.SetPlaceHolder(text("history.words"))
	p.tag.SetPlaceHolder(text("history.tag"))
	p.since.SetPlaceHolder(text("history.since"))
	p.until.SetPlaceHolder(text("history.until"))
	for _, e := range []*entry{p.words, p.tag, p.since, p.until} {
		e.OnSubmitted = again
	}
	p.platform = newChoice(append([]string{text("history.anyPlatform")}, platformNames()...), again, a.close)
	p.kind = newChoice([]string{text("history.anyKind"), text("kind.image"), text("kind.audio")}, again, a.close)
	p.outcome = newChoice([]string{
		text("history.anyVerdict"), text("verdict.right"), text("verdict.wrong"), text("history.noVerdict"),
	}, again, a.close)
	for _, c := range []*choice{p.platform, p.kind, p.outcome} {
		c.Selected = c.Options[0]
	}
	p.list = widget.NewList(
		func() int { return len(p.found) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i widget.ListItemID, row fyne.CanvasObject) { row.(*widget.Label).SetText(summaryText(p.found[i])) },
	)
	p.list.OnSelected = p.choose
	p.keepNote = newButton(text("history.keepNote"), theme.DocumentSaveIcon(), p.saveNote, a.close)
	p.remove = newButton(text("history.delete"), theme.DeleteIcon(), p.removeChosen, a.close)
	buttons := container.NewHBox(
		newButton(text("export.har"), nil, func() { p.withQuery(a.exportHAR) }, a.close),
		newButton(text("export.csv"), nil, func() { p.withQuery(a.exportCSV) }, a.close),
		layout.NewSpacer(),
		newButton(text("history.deleteBefore"), nil, p.removeBefore, a.close),
		newButton(text("history.close"), nil, a.close, a.close),
	)
	filters := container.NewVBox(
		container.NewBorder(nil, nil, label("history.title"), newButton(text("history.search"), theme.SearchIcon(), p.search, a.close), p.words),
		container.NewGridWithColumns(3, p.platform, p.kind, p.outcome),
		container.NewGridWithColumns(3, p.tag, p.since, p.until),
		p.status,
	)
	details := container.NewVBox(
		container.NewBorder(nil, nil, label("history.note"), nil, p.note),
		container.NewBorder(nil, nil, label("history.tags"), container.NewHBox(p.keepNote, p.remove), p.tags),
		buttons,
	)
	p.content = container.NewPadded(container.NewBorder(filters, details, nil, nil, p.list))
	p.enable()
	return p
}

// dateForm is how a day is typed.
const dateForm = "2006-01-02"

// query is what the fields ask for. The error names the field that cannot be read.
func (p *historyPanel) query() (history.Query, bool) {
	q := history.Query{Text: strings.TrimSpace(p.words.Text), Tag: strings.TrimSpace(p.tag.Text), Limit: foundAtMost}
	if i := p.platform.SelectedIndex(); i > 0 {
		q.Platform = naver.Platforms()[i-1]
	}
	if i := p.kind.SelectedIndex(); i > 0 {
		q.Kind = []naver.Kind{naver.Image, naver.Audio}[i-1]
	}
	if i := p.outcome.SelectedIndex(); i > 0 {
		q.Verdict = []history.Outcome{history.Right, history.Wrong, history.NoVerdict}[i-1]
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
			p.status.SetText(textf("history.badDate", map[string]any{"Typed": day.typed}))
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

// show puts up what a search found.
func (p *historyPanel) show(found []history.Summary) {
	p.found, p.chosen = found, -1
	p.list.UnselectAll()
	p.list.ScrollToTop()
	p.list.Refresh()
	p.status.SetText(textf("history.found", map[string]any{"N": len(found)}))
	p.enable()
}

// fail says why there is nothing to show.
func (p *historyPanel) fail(words string) { p.status.SetText(words) }

func (p *historyPanel) choose(i widget.ListItemID) {
	p.chosen = i
	p.enable()
	p.a.open(p.found[i].ID)
}

// opened shows what was noted of the chosen attempt.
func (p *historyPanel) opened(a *history.Attempt) {
	fill(p.note, a.Note)
	fill(p.tags, strings.Join(a.Tags, ", "))
}

func (p *historyPanel) enable() {
	on := p.chosen >= 0
	enable(p.keepNote, on)
	enable(p.remove, on)
	enableEntry(p.note, on)
	enableEntry(p.tags, on)
}

func (p *historyPanel) withChosen(do func(id int64)) {
	if p.chosen >= 0 && p.chosen < len(p.found) {
		do(p.found[p.chosen].ID)
	}
}

func (p *historyPanel) saveNote() {
	var tags []string
	for _, tag := range strings.Split(p.tags.Text, ",") {
		if tag = strings.TrimSpace(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	p.withChosen(func(id int64) { p.a.keepNote(id, p.note.Text, tags) })
}

func (p *historyPanel) removeChosen() { p.withChosen(p.a.remove) }

// removeBefore deletes what is older than the first field with a date.
func (p *historyPanel) removeBefore() {
	q, ok := p.query()
	switch {
	case !ok:
	case q.Since.IsZero():
		p.status.SetText(text("history.needsDate"))
	default:
		p.a.removeBefore(q.Since)
	}
}

// summaryText is an attempt in one line.
func summaryText(s history.Summary) string {
	parts := []string{
		s.Started.Local().Format("2006-01-02 15:04:05"), text("kind." + string(s.Kind)), s.Profile,
		text("platform." + string(s.Platform)),
	}
	switch s.Outcome {
	case history.Right:
		parts = append(parts, text("verdict.right"))
	case history.Wrong:
		parts = append(parts, text("verdict.wrong"))
	default:
		parts = append(parts, s.Finding)
	}
	for _, tag := range s.Tags {
		parts = append(parts, "#"+tag)
	}
	if s.Note != "" {
		parts = append(parts, fmt.Sprintf("“%s”", strings.Join(strings.Fields(s.Note), " ")))
	}
	return strings.Join(parts, "  ")
}

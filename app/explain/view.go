package explain

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
)

// View is a finding as a person reads it: what happened, why, what to do next, and where.
type View struct {
	words    *words.Catalogue
	Content  *fyne.Container
	happened *widget.Label
	rest     *widgets.Paragraphs
	links    *fyne.Container // of hyperlinks; those that are not needed are hidden
}

// NewView makes one that says nothing yet.
func NewView(in *words.Catalogue) *View {
	e := &View{words: in, happened: widgets.Paragraph(""), rest: widgets.NewParagraphs(), links: container.NewVBox()}
	e.happened.SizeName = theme.SizeNameSubHeadingText
	e.Content = container.NewVBox(e.happened, e.rest.Content, e.links)
	return e
}

// Show writes a finding, or nothing where there is none.
func (e *View) Show(f *attempt.Finding, isError bool) {
	if f == nil {
		e.Content.Hide()
		return
	}
	importance := widget.MediumImportance
	if isError {
		importance = widget.DangerImportance
	}
	if e.happened.Importance != importance {
		e.happened.Importance = importance
		e.happened.Refresh()
	}
	widgets.Write(e.happened, f.Happened.In(e.words.Lang()))
	e.rest.Show(furtherLines(f, e.words))
	e.showLinks(f)
	e.Content.Show()
	e.Content.Refresh()
}

// furtherLines is what a finding says behind what happened.
func furtherLines(f *attempt.Finding, in *words.Catalogue) (lines []string) {
	if why := f.Why.In(in.Lang()); why != "" {
		lines = append(lines, why)
	}
	if next := f.Next.In(in.Lang()); next != "" {
		lines = append(lines, in.Text("finding.next")+" "+next)
	}
	for _, note := range f.Notes {
		lines = append(lines, note.Text.In(in.Lang()))
	}
	if send := f.Send.In(in.Lang()); send != "" {
		lines = append(lines, in.Text("finding.send")+"\n"+send)
	}
	return lines
}

func (e *View) showLinks(f *attempt.Finding) {
	used := 0
	for _, link := range f.Links {
		u, err := url.Parse(link.URL)
		if err != nil {
			continue
		}
		if used == len(e.links.Objects) {
			e.links.Add(widget.NewHyperlink("", nil))
		}
		h := e.links.Objects[used].(*widget.Hyperlink)
		h.URL = u
		if title := link.Title.In(e.words.Lang()); h.Text != title {
			h.SetText(title)
		}
		used++
	}
	widgets.ShowFirst(e.links, used)
}

package credentials

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/connect"
	"navercaptcha/app/profile"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange/redaction"
)

// fields are what is typed and chosen, with the rows of those below which something is said.
type fields struct {
	profiles  *widgets.Choice
	name      *widgets.Entry
	platform  *widgets.Choice
	baseURL   *widgets.Entry
	clientID  *widgets.Entry
	secret    *widgets.Entry
	mediaAuth *widgets.Choice

	urlRow    *fyne.Container // with what is wrong with it
	idRow     *fyne.Container // with what was taken out of what was pasted
	secretRow *fyne.Container // likewise
	mediaRow  *fyne.Container // with its title
}

// entries are the fields that are typed into.
func (f fields) entries() []*widgets.Entry {
	return []*widgets.Entry{f.name, f.baseURL, f.clientID, f.secret}
}

func (f *form) newFields() fields {
	escape := f.pane.host.Escape
	made := fields{
		profiles:  widgets.NewChoice(nil, func(string) { f.onChosen() }, escape),
		name:      widgets.NewEntry(escape),
		platform:  widgets.NewChoice(f.words.Platforms(), func(string) { f.onEdited() }, escape),
		baseURL:   widgets.NewEntry(escape),
		clientID:  widgets.NewEntry(escape),
		secret:    widgets.NewPasswordEntry(escape),
		mediaAuth: widgets.NewChoice(mediaAuthNames(f.words), func(string) { f.onEdited() }, escape),
	}
	badURL := widgets.Note()
	badURL.Importance = widget.DangerImportance
	made.urlRow = widgets.WithNote(made.baseURL, badURL)
	made.idRow = widgets.WithNote(made.clientID, widgets.Note())
	made.secretRow = widgets.WithNote(made.secret, widgets.Note())
	made.mediaRow = container.NewVBox(widget.NewLabel(f.words.Text("credentials.mediaAuth")), made.mediaAuth)

	made.baseURL.SetPlaceHolder(f.words.Text("credentials.baseURLHint"))
	made.clientID.TakesLines, made.secret.TakesLines = true, true // more lines than one are more than one credential
	made.name.OnChanged = func(string) { f.onEdited() }
	made.baseURL.OnChanged = func(string) { f.onEdited() }
	made.clientID.OnChanged = func(s string) { f.cleanInto(made.clientID, made.idRow, s) }
	made.secret.OnChanged = func(s string) { f.cleanInto(made.secret, made.secretRow, s) }
	for _, e := range made.entries() {
		e.OnFocus = f.pane.host.OnOtherField
	}
	return made
}

func (f *form) drawFields(d connect.Draft) {
	p := d.Profile
	if typedName(f.fields.name.Text) != profileName(f.words, p) { // else a blank at the end, just typed, would go
		f.fields.name.SetText(profileName(f.words, p))
	}
	if typedURL(f.fields.baseURL.Text) != p.BaseURL {
		f.fields.baseURL.SetText(p.BaseURL)
	}
	widgets.Fill(f.fields.clientID, p.ClientID)
	widgets.Fill(f.fields.secret, d.Secret)
	f.fields.platform.SetSelectedIndex(widgets.IndexOf(naver.Platforms(), p.Platform))
	f.fields.mediaAuth.SetSelectedIndex(widgets.IndexOf(naver.MediaAuths(), p.MediaAuth))
	widgets.Visible(f.box, f.fields.mediaRow, p.Platform != naver.Developers)

	for _, e := range f.fields.entries() {
		widgets.Enable(e, !p.BuiltIn())
	}
	widgets.Enable(f.fields.platform, !p.ReadOnly())
	widgets.Enable(f.fields.mediaAuth, !p.ReadOnly())
}

// onEdited tells the pane what the fields hold now.
func (f *form) onEdited() {
	if f.drawing {
		return
	}
	i, j := max(0, f.fields.platform.SelectedIndex()), max(0, f.fields.mediaAuth.SelectedIndex())
	f.pane.onEdited(profile.Profile{
		Name:      typedName(f.fields.name.Text),
		Platform:  naver.Platforms()[i],
		BaseURL:   typedURL(f.fields.baseURL.Text),
		ClientID:  f.fields.clientID.Text,
		MediaAuth: naver.MediaAuths()[j],
	}, f.fields.secret.Text)
}

// unusable tells whether a base URL cannot be used and is not just being begun.
func unusable(base string) bool {
	for _, begun := range []string{"https://", "http://"} {
		if strings.HasPrefix(begun, base) {
			return false
		}
	}
	return naver.CheckBaseURL(base) != nil
}

// typedName and typedURL are what a field means, whatever blanks and slashes are at its ends while it is being typed.
func typedName(s string) string { return strings.TrimSpace(s) }

func typedURL(s string) string { return strings.TrimRight(strings.TrimSpace(s), "/") }

// cleanInto takes out of a field what came along with a paste, and says so.
func (f *form) cleanInto(e *widgets.Entry, row *fyne.Container, typed string) {
	if f.drawing {
		return
	}
	clean, changes := profile.Clean(typed)
	if clean != typed {
		f.drawing = true
		e.SetText(clean)
		f.drawing = false
	}
	var words []string
	for _, c := range changes {
		words = append(words, f.words.Text("clean."+string(c)))
	}
	if n := len(clean); n > 0 && n < redaction.MinLength {
		words = append(words, f.words.Text("credentials.shortSecret"))
	}
	widgets.SayUnder(row, strings.Join(words, " "))
	f.onEdited()
}

func mediaAuthNames(in *words.Catalogue) []string {
	var names []string
	for _, m := range naver.MediaAuths() {
		names = append(names, in.Text("mediaAuth."+string(m)))
	}
	return names
}

package app

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/connect"
	"navercaptcha/app/profile"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange/redaction"
)

// credentialPanel is the left column: who calls. What it shows is what is used, saved or not.
type credentialPanel struct {
	words   *words.Catalogue
	content fyne.CanvasObject
	form    *fyne.Container
	a       credentialActions

	profiles  *widgets.Choice
	ids       []string // of the profiles, in the order of the choice
	name      *widgets.Entry
	platform  *widgets.Choice
	baseURL   *widgets.Entry
	clientID  *widgets.Entry
	secret    *widgets.Entry
	urlRow    *fyne.Container // with what is wrong with it
	idRow     *fyne.Container // with what was taken out of what was pasted
	secretRow *fyne.Container // likewise
	mediaAuth *widgets.Choice
	mediaRow  *fyne.Container

	where    *widget.Label // where the secret is kept
	badURL   *widget.Label // why the base URL cannot be used
	warning  *widget.Label // of a choice, such as a secret in the query
	message  *widget.Label // what Save or Check led to
	waiting  *fyne.Container
	check    *widgets.Button
	save     *widgets.Button
	create   *widgets.Button
	delete   *widgets.Button
	retry    *widgets.Button
	inMemory *widgets.Button
	giveUp   *widgets.Button

	drawing bool // while show fills the fields: their changes are not the person's
}

// credentialActions is what the panel tells the window.
type credentialActions struct {
	selected                                                                  func(id string)
	edited                                                                    func(p profile.Profile, secret string)
	check, save, create, delete, retry, keepInMemory, giveUp, escape, focused func()
}

func newCredentialPanel(in *words.Catalogue, a credentialActions) *credentialPanel {
	p := &credentialPanel{
		words:    in,
		a:        a,
		name:     widgets.NewEntry(a.escape),
		baseURL:  widgets.NewEntry(a.escape),
		clientID: widgets.NewEntry(a.escape),
		secret:   widgets.NewPasswordEntry(a.escape),
		where:    widgets.Note(),
		badURL:   widgets.Note(),
		warning:  widgets.Note(),
		message:  widgets.Note(),
		check:    widgets.NewButton(in.Text("credentials.check"), theme.MediaPlayIcon(), a.check, a.escape),
		save:     widgets.NewButton(in.Text("credentials.save"), theme.DocumentSaveIcon(), a.save, a.escape),
		create:   widgets.NewButton("", theme.ContentAddIcon(), a.create, a.escape),
		delete:   widgets.NewButton("", theme.DeleteIcon(), a.delete, a.escape),
		retry:    widgets.NewButton(in.Text("credentials.retry"), nil, a.retry, a.escape),
		inMemory: widgets.NewButton(in.Text("credentials.inMemory"), nil, a.keepInMemory, a.escape),
		giveUp:   widgets.NewButton(in.Text("action.cancel"), nil, a.giveUp, a.escape),
	}
	p.profiles = widgets.NewChoice(nil, func(string) { p.chosen() }, a.escape)
	p.platform = widgets.NewChoice(in.Platforms(), func(string) { p.edited() }, a.escape)
	p.mediaAuth = widgets.NewChoice(mediaAuthNames(in), func(string) { p.edited() }, a.escape)
	p.baseURL.SetPlaceHolder(in.Text("credentials.baseURLHint"))
	for _, e := range []*widgets.Entry{p.name, p.baseURL} {
		e.OnChanged = func(string) { p.edited() }
	}
	p.clientID.TakesLines, p.secret.TakesLines = true, true // more lines than one are more than one credential
	p.clientID.OnChanged = func(s string) { p.cleanInto(p.clientID, p.idRow, s) }
	p.secret.OnChanged = func(s string) { p.cleanInto(p.secret, p.secretRow, s) }
	p.badURL.Importance = widget.DangerImportance
	p.warning.Importance = widget.WarningImportance
	p.waiting = container.NewVBox(p.retry, p.inMemory, p.giveUp)
	for _, e := range []*widgets.Entry{p.name, p.baseURL, p.clientID, p.secret} {
		e.OnFocus = a.focused
	}
	p.urlRow, p.idRow, p.secretRow = widgets.WithNote(p.baseURL, p.badURL), widgets.WithNote(p.clientID, widgets.Note()), widgets.WithNote(p.secret, widgets.Note())
	p.mediaRow = container.NewVBox(widget.NewLabel(in.Text("credentials.mediaAuth")), p.mediaAuth)

	p.form = container.NewVBox(
		widget.NewLabel(in.Text("credentials.profile")),
		container.NewBorder(nil, nil, nil, container.NewHBox(p.create, p.delete), p.profiles),
		widget.NewLabel(in.Text("credentials.name")), p.name,
		widget.NewLabel(in.Text("credentials.platform")), p.platform,
		widget.NewLabel(in.Text("credentials.baseURL")), p.urlRow,
		widget.NewLabel(in.Text("credentials.clientID")), p.idRow,
		widget.NewLabel(in.Text("credentials.secret")), p.secretRow, p.where, p.waiting,
		p.mediaRow, p.warning,
		container.NewGridWithColumns(2, p.check, p.save),
		p.message,
		widgets.Paragraph(in.Text("credentials.checkCosts")),
	)
	p.content = container.NewVScroll(container.NewPadded(p.form))
	return p
}

// credentialView is what the panel draws.
type credentialView struct {
	profiles []profile.Profile
	draft    connect.Draft
	where    profile.Where
	whereErr error // why there is no secret
	loading  bool
	busy     bool // saving or checking
	message  string
	bad      bool // the message tells of a failure
}

// show draws a view. Fields that already hold the text keep their cursor.
func (p *credentialPanel) show(v credentialView) {
	p.drawing = true
	defer func() { p.drawing = false }()

	names := make([]string, len(v.profiles))
	p.ids = p.ids[:0]
	chosen := -1
	for i, known := range v.profiles {
		names[i] = profileName(p.words, known)
		p.ids = append(p.ids, known.ID)
		if known.ID == v.draft.Profile.ID {
			chosen = i
		}
	}
	if chosen < 0 { // a profile not saved yet
		names = append(names, profileName(p.words, v.draft.Profile))
		p.ids = append(p.ids, v.draft.Profile.ID)
		chosen = len(names) - 1
	}
	p.profiles.SetOptions(names)
	p.profiles.SetSelectedIndex(chosen)

	d := v.draft.Profile
	if typedName(p.name.Text) != profileName(p.words, d) { // else a blank at the end, just typed, would go
		p.name.SetText(profileName(p.words, d))
	}
	if typedURL(p.baseURL.Text) != d.BaseURL {
		p.baseURL.SetText(d.BaseURL)
	}
	widgets.Fill(p.clientID, d.ClientID)
	widgets.Fill(p.secret, v.draft.Secret)
	p.platform.SetSelectedIndex(widgets.IndexOf(naver.Platforms(), d.Platform))
	p.mediaAuth.SetSelectedIndex(widgets.IndexOf(naver.MediaAuths(), d.MediaAuth))
	widgets.Visible(p.form, p.mediaRow, d.Platform != naver.Developers)

	own := !d.BuiltIn()
	for _, e := range []*widgets.Entry{p.name, p.baseURL, p.clientID, p.secret} {
		widgets.Enable(e, own)
	}
	widgets.Enable(p.platform, !d.ReadOnly())
	widgets.Enable(p.mediaAuth, !d.ReadOnly())
	widgets.Enable(p.save, own && !v.busy)
	widgets.Enable(p.delete, own && !v.busy)
	widgets.Enable(p.check, !v.busy)

	widgets.Say(p.form, p.where, whereText(p.words, v))
	widgets.Visible(p.form, p.waiting, errors.Is(v.whereErr, profile.ErrLocked))
	widgets.Say(p.form, p.warning, "")
	if d.Platform != naver.Developers && d.MediaAuth == naver.IDAndSecretInQuery {
		widgets.Say(p.form, p.warning, p.words.Text("credentials.secretInQuery"))
	}
	widgets.SayUnder(p.urlRow, "")
	if unusable(d.BaseURL) {
		widgets.SayUnder(p.urlRow, p.words.Text("problem.profile-bad-base-url.next"))
	}
	p.message.Importance = widget.MediumImportance
	if v.bad {
		p.message.Importance = widget.DangerImportance
	}
	widgets.Say(p.form, p.message, v.message)
}

func (p *credentialPanel) chosen() {
	if i := p.profiles.SelectedIndex(); !p.drawing && i >= 0 && i < len(p.ids) {
		p.a.selected(p.ids[i])
	}
}

// edited tells the window what the fields hold now.
func (p *credentialPanel) edited() {
	if p.drawing {
		return
	}
	i, j := max(0, p.platform.SelectedIndex()), max(0, p.mediaAuth.SelectedIndex())
	p.a.edited(profile.Profile{
		Name:      typedName(p.name.Text),
		Platform:  naver.Platforms()[i],
		BaseURL:   typedURL(p.baseURL.Text),
		ClientID:  p.clientID.Text,
		MediaAuth: naver.MediaAuths()[j],
	}, p.secret.Text)
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
func (p *credentialPanel) cleanInto(e *widgets.Entry, row *fyne.Container, typed string) {
	if p.drawing {
		return
	}
	clean, changes := profile.Clean(typed)
	if clean != typed {
		p.drawing = true
		e.SetText(clean)
		p.drawing = false
	}
	var words []string
	for _, c := range changes {
		words = append(words, p.words.Text("clean."+string(c)))
	}
	if n := len(clean); (e == p.secret || e == p.clientID) && n > 0 && n < redaction.MinLength {
		words = append(words, p.words.Text("credentials.shortSecret"))
	}
	widgets.SayUnder(row, strings.Join(words, " "))
	p.edited()
}

// whereText says where the secret is kept, or why there is none.
func whereText(in *words.Catalogue, v credentialView) string {
	switch {
	case v.loading:
		return in.Text("where.loading")
	case v.whereErr != nil:
		if problem, ok := profile.ProblemOf(v.whereErr); ok {
			return in.Text("problem."+string(problem)+".happened") + " " + in.Text("problem."+string(problem)+".next")
		}
		return ""
	case v.draft.Secret == "":
		return ""
	default:
		return in.Text("where." + string(v.where))
	}
}

func profileName(in *words.Catalogue, p profile.Profile) string {
	switch p.ID {
	case profile.SimulatorID:
		return in.Text("profile.simulator")
	case profile.EnvironmentID:
		return in.Text("profile.environment")
	}
	return p.Name
}

func mediaAuthNames(in *words.Catalogue) []string {
	var names []string
	for _, m := range naver.MediaAuths() {
		names = append(names, in.Text("mediaAuth."+string(m)))
	}
	return names
}

package credentials

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/connect"
	"navercaptcha/app/profile"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
)

// form draws the pane: the fields, what is said of them, and the buttons.
type form struct {
	pane    *Pane
	words   *words.Catalogue
	content fyne.CanvasObject
	box     *fyne.Container // what stands below each other
	fields  fields
	notes   notes
	buttons buttons
	ids     []string // of the profiles, in the order of the choice
	drawing bool     // while draw fills the fields: their changes are not the person's
}

// notes are what is said between the fields, and nothing where there is nothing to say.
type notes struct {
	where   *widget.Label // where the secret is kept
	warning *widget.Label // of a choice, such as a secret in the query
	message *widget.Label // what saving or checking led to
}

// buttons are the pane's buttons.
type buttons struct {
	check, save, create, delete *widgets.Button

	locked *fyne.Container // the ways out while the keychain is locked
}

func newForm(p *Pane) *form {
	in := p.words
	f := &form{
		pane: p, words: in,
		notes: notes{where: widgets.Note(), warning: widgets.Note(), message: widgets.Note()},
	}
	f.notes.warning.Importance = widget.WarningImportance
	f.fields = f.newFields()
	f.buttons = newButtons(p)
	f.box = container.NewVBox(
		widget.NewLabel(in.Text("credentials.profile")),
		container.NewBorder(nil, nil, nil, container.NewHBox(f.buttons.create, f.buttons.delete), f.fields.profiles),
		widget.NewLabel(in.Text("credentials.name")), f.fields.name,
		widget.NewLabel(in.Text("credentials.platform")), f.fields.platform,
		widget.NewLabel(in.Text("credentials.baseURL")), f.fields.urlRow,
		widget.NewLabel(in.Text("credentials.clientID")), f.fields.idRow,
		widget.NewLabel(in.Text("credentials.secret")), f.fields.secretRow, f.notes.where, f.buttons.locked,
		f.fields.mediaRow, f.notes.warning,
		container.NewGridWithColumns(2, f.buttons.check, f.buttons.save),
		f.notes.message,
		widgets.Paragraph(in.Text("credentials.checkCosts")),
	)
	f.content = container.NewVScroll(container.NewPadded(f.box))
	return f
}

func newButtons(p *Pane) buttons {
	in, escape := p.words, p.host.Escape
	return buttons{
		check:  widgets.NewButton(in.Text("credentials.check"), theme.MediaPlayIcon(), p.onCheck, escape),
		save:   widgets.NewButton(in.Text("credentials.save"), theme.DocumentSaveIcon(), p.onSave, escape),
		create: widgets.NewButton("", theme.ContentAddIcon(), p.Create, escape),
		delete: widgets.NewButton("", theme.DeleteIcon(), p.onDelete, escape),
		locked: container.NewVBox(
			widgets.NewButton(in.Text("credentials.retry"), nil, p.onRetry, escape),
			widgets.NewButton(in.Text("credentials.inMemory"), nil, p.onKeepInMemory, escape),
			widgets.NewButton(in.Text("action.cancel"), nil, p.onGiveUp, escape),
		),
	}
}

// draw shows the draft and what is known of it. Fields that already hold the text keep their cursor.
func (f *form) draw() {
	f.drawing = true
	defer func() { f.drawing = false }()
	d := f.pane.Selected()
	f.drawProfiles(d.Profile)
	f.drawFields(d)
	f.drawNotes(d)
	own, busy := !d.Profile.BuiltIn(), f.pane.work != nil
	widgets.Enable(f.buttons.save, own && !busy)
	widgets.Enable(f.buttons.delete, own && !busy)
	widgets.Enable(f.buttons.check, !busy)
	widgets.Visible(f.box, f.buttons.locked, errors.Is(f.pane.secret.err, profile.ErrLocked))
}

func (f *form) drawProfiles(chosen profile.Profile) {
	all := f.pane.unsaved.beside(f.pane.store.profiles())
	if !slices.ContainsFunc(all, func(p profile.Profile) bool { return p.ID == chosen.ID }) { // nothing of it was typed yet
		all = append(all, chosen)
	}
	names := make([]string, len(all))
	f.ids = make([]string, len(all))
	for i, p := range all {
		names[i], f.ids[i] = profileName(f.words, p), p.ID
	}
	f.fields.profiles.SetOptions(names)
	f.fields.profiles.SetSelectedIndex(widgets.IndexOf(f.ids, chosen.ID))
}

func (f *form) drawNotes(d connect.Draft) {
	badURL, warning := "", ""
	if unusable(d.Profile.BaseURL) {
		badURL = f.words.Text("problem.profile-bad-base-url.next")
	}
	if d.Profile.Platform != naver.Developers && d.Profile.MediaAuth == naver.IDAndSecretInQuery {
		warning = f.words.Text("credentials.secretInQuery")
	}
	widgets.SayUnder(f.fields.urlRow, badURL)
	widgets.Say(f.box, f.notes.where, whereText(f.words, f.pane.secret, d.Secret))
	widgets.Say(f.box, f.notes.warning, warning)
	f.notes.message.Importance = widget.MediumImportance
	if f.pane.outcome.failed {
		f.notes.message.Importance = widget.DangerImportance
	}
	widgets.Say(f.box, f.notes.message, f.pane.outcome.message)
}

func (f *form) onChosen() {
	if i := f.fields.profiles.SelectedIndex(); !f.drawing && i >= 0 && i < len(f.ids) {
		f.pane.onSelected(f.ids[i])
	}
}

// whereText says where the secret is kept, or why there is none.
func whereText(in *words.Catalogue, known secretState, secret string) string {
	switch {
	case known.loading:
		return in.Text("where.loading")
	case known.err != nil:
		if problem, ok := profile.ProblemOf(known.err); ok {
			return in.Text("problem."+string(problem)+".happened") + " " + in.Text("problem."+string(problem)+".next")
		}
		return ""
	case secret == "":
		return ""
	default:
		return in.Text("where." + string(known.where))
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

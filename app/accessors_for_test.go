package app

import (
	"context"
	"regexp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/connect"
	"navercaptcha/app/history"
	"navercaptcha/app/pane/scenarios"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/app/widgets/widgettest"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/simulator"
)

// The one place of the tests that knows where the window keeps what is on the screen. When a pane moves, only what stands
// here moves with it.

// The middle: the CAPTCHA, the answer and the verdict.
func (d *desk) attemptContent() fyne.CanvasObject   { return d.panes.attempt.Content() }
func (d *desk) answerField() *widgets.Entry         { return d.fieldThatAsks("answer.placeholder") }
func (d *desk) newButton() *widgets.Button          { return d.anyButton(d.text("action.new")) }
func (d *desk) issueButton() *widgets.Button        { return d.anyButton(d.text("action.issue")) }
func (d *desk) cancelButton() *widgets.Button       { return d.anyButton(d.text("action.cancel")) }
func (d *desk) kindShown() naver.Kind               { return d.panes.attempt.Kind() }
func (d *desk) state(kind naver.Kind) session.State { return d.panes.attempt.State(kind) }
func (d *desk) drawAge()                            { d.panes.attempt.Draw() }
func (d *desk) switchKind(kind naver.Kind)          { d.panes.attempt.SwitchKind(kind) }
func (d *desk) refreshQuota()                       { d.panes.attempt.Quota.Refresh() }
func (d *desk) played(s playback.Status)            { d.panes.attempt.OnPlayback(s) }

// The factors by which the picture can be enlarged.
const (
	minZoom     = 1
	maxZoom     = 6
	defaultZoom = 2
)

// setZoom enlarges the picture so many times, through the menu.
func (d *desk) setZoom(factor int) {
	d.t.Helper()
	d.chooses(d.text("menu.actual"))
	for range factor - defaultZoom {
		d.chooses(d.text("menu.larger"))
	}
}

// in is the objects of one sort in the middle, seen or not.
func in[T any](d *desk) (found []T) {
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if wanted, ok := o.(T); ok {
			found = append(found, wanted)
		}
		switch o := o.(type) {
		case *fyne.Container:
			if wanted, ok := o.Layout.(T); ok {
				found = append(found, wanted)
			}
			for _, child := range o.Objects {
				look(child)
			}
		case *container.Scroll:
			look(o.Content)
		}
	}
	look(d.attemptContent())
	return found
}

// anyButton is the button with these words in the middle, seen or not.
func (d *desk) anyButton(words string) *widgets.Button {
	d.t.Helper()
	for _, b := range in[*widgets.Button](d) {
		if b.Text == words {
			return b
		}
	}
	d.t.Fatalf("the middle has no button %q", words)
	return nil
}

// copyKeyButton is the one without words.
func (d *desk) copyKeyButton() *widgets.Button { return d.anyButton("") }

// hasHangul finds Hangul in a text.
var hasHangul = regexp.MustCompile(`\p{Hangul}`)

// useLatinButton follows the words that say what is wrong with what was typed.
func (d *desk) useLatinButton() *widgets.Button {
	d.t.Helper()
	buttons := in[*widgets.Button](d)
	i := slices.IndexFunc(buttons, func(b *widgets.Button) bool { return b.Text == d.text("answer.verify") })
	return buttons[i+1]
}

// stageLayout is the layout of the middle.
func (d *desk) stageLayout() *widgets.Stage { return in[*widgets.Stage](d)[0] }

// waveformShown is the one that is seen.
func (d *desk) waveformShown() *widgets.Waveform {
	d.t.Helper()
	return in[*widgets.Waveform](d)[0]
}

// shownPicture is the picture on the stage and the place that it moves in.
type shownPicture struct {
	image  *canvas.Image
	scroll *container.Scroll
}

func (d *desk) pictureShown() shownPicture {
	d.t.Helper()
	return shownPicture{in[*canvas.Image](d)[0], in[*container.Scroll](d)[0]}
}

// hidden is how much of the picture there is no room for.
func (p shownPicture) hidden() fyne.Size {
	return p.scroll.Content.MinSize().Subtract(p.scroll.Size()).Max(fyne.Size{})
}

// typedAnswer is what the middle remembers as typed for the kind on the screen: what is there again after a look at the
// other one.
func (d *desk) typedAnswer(kind naver.Kind) string {
	d.t.Helper()
	there, back := fyne.Key2, fyne.Key1
	if kind == naver.Audio {
		there, back = back, there
	}
	d.shortcut(ctrl(there))
	d.shortcut(ctrl(back))
	return d.answerField().Text
}

// The left: who calls.

// formShown is what a person sees of the form.
type formShown struct {
	name, baseURL, clientID, secret *widgets.Entry
	platform                        *widgets.Choice
	save                            *widgets.Button
}

func (d *desk) credentialsPane() formShown {
	return formShown{
		name: d.profileNameField(), baseURL: d.baseURLField(), clientID: d.clientIDField(), secret: d.secretField(),
		platform: d.platformChoice(), save: d.saveProfileButton(),
	}
}

func (d *desk) profileChoice() *widgets.Choice {
	return below[*widgets.Choice](d, "credentials.profile")
}

func (d *desk) profileNameField() *widgets.Entry { return below[*widgets.Entry](d, "credentials.name") }

func (d *desk) platformChoice() *widgets.Choice {
	return below[*widgets.Choice](d, "credentials.platform")
}

func (d *desk) baseURLField() *widgets.Entry { return below[*widgets.Entry](d, "credentials.baseURL") }

func (d *desk) clientIDField() *widgets.Entry {
	return below[*widgets.Entry](d, "credentials.clientID")
}

func (d *desk) secretField() *widgets.Entry { return below[*widgets.Entry](d, "credentials.secret") }

func (d *desk) mediaAuthChoice() (last *widgets.Choice) { // also where it is hidden
	inForm(d.panes.credentials.Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widgets.Choice); ok {
			last = c
		}
	})
	return last
}

func (d *desk) createProfileButton() *widgets.Button {
	return d.credentialsButton("", theme.ContentAddIcon())
}

func (d *desk) deleteProfileButton() *widgets.Button {
	return d.credentialsButton("", theme.DeleteIcon())
}

func (d *desk) saveProfileButton() *widgets.Button {
	return d.credentialsButton(d.text("credentials.save"), theme.DocumentSaveIcon())
}

// credentialsButton finds a button of the form by its words and its icon, also where the column is folded.
func (d *desk) credentialsButton(words string, icon fyne.Resource) (found *widgets.Button) {
	d.t.Helper()
	inForm(d.panes.credentials.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text == words && b.Icon.Name() == icon.Name() {
			found = b
		}
	})
	if found == nil {
		d.t.Fatalf("the form has no button %q with %s", words, icon.Name())
	}
	return found
}

func (d *desk) readsSecret() (reads bool) {
	inForm(d.panes.credentials.Content(), func(o fyne.CanvasObject) {
		l, ok := o.(*widget.Label)
		reads = reads || ok && l.Text == d.text("where.loading")
	})
	return reads
}

func (d *desk) savesOrChecks() bool {
	return d.credentialsButton(d.text("credentials.check"), theme.MediaPlayIcon()).Disabled()
}

// outcomeNote is what saving or checking led to: it stands above what a check costs.
func (d *desk) outcomeNote() (note *widget.Label) {
	var above *widget.Label
	inForm(d.panes.credentials.Content(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Label); ok {
			if l.Text == d.text("credentials.checkCosts") {
				note = above
			}
			above = l
		}
	})
	return note
}

func (d *desk) credentialsRefused() bool {
	return d.outcomeNote().Importance == widget.DangerImportance
}
func (d *desk) credentialsMessage() string { return d.outcomeNote().Text }

// inForm visits everything in a form, also what is hidden.
func inForm(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			inForm(child, visit)
		}
	case *container.Scroll:
		inForm(o.Content, visit)
	}
}

// newProfile begins a profile; choose takes a known one, and use enters one.
func (d *desk) newProfile() {
	test.Tap(d.createProfileButton())
	d.queue.run()
}

func (d *desk) choose(id string) {
	d.t.Helper()
	if id != profile.SimulatorID {
		d.t.Fatalf("%q is not the first of the list", id)
	}
	d.profileChoice().SetSelectedIndex(0)
}

func (d *desk) useKnown(id string) { d.t.Helper(); d.choose(id) }

func (d *desk) builtIn() []profile.Profile { return []profile.Profile{profile.Simulator()} }

func (d *desk) use(p profile.Profile, secret string) {
	d.t.Helper()
	d.newProfile()
	d.pastes(d.profileNameField(), p.Name)
	d.platformChoice().SetSelectedIndex(widgets.IndexOf(naver.Platforms(), p.Platform))
	d.pastes(d.baseURLField(), p.BaseURL)
	d.pastes(d.clientIDField(), p.ClientID)
	d.pastes(d.secretField(), secret)
}

func (d *desk) currentDraft() connect.Draft { return d.Window.connector.Current() }

// The right: the calls.
func (d *desk) shownCalls() []attempt.Call       { return d.panes.calls.Calls() }
func (d *desk) chosenCall() (attempt.Call, bool) { return d.panes.calls.Chosen() }

// The history.
func (d *desk) showsHistory() bool                { return d.middle.shows(d.panes.past) }
func (d *desk) historyContent() fyne.CanvasObject { return d.panes.past.Content() }
func (d *desk) historyStore() History             { return d.Window.history }
func (d *desk) attemptList() *widgets.List        { return inHistory[*widgets.List](d)[0] }
func (d *desk) searchField() *widgets.Entry       { return d.fieldThatAsks("history.words") }
func (d *desk) searchKind() *widgets.Choice       { return inHistory[*widgets.Choice](d)[1] }
func (d *desk) searchFinding() *widgets.Choice    { return inHistory[*widgets.Choice](d)[3] }
func (d *desk) tagField() *widgets.Entry          { return d.fieldThatAsks("history.tag") }
func (d *desk) sinceField() *widgets.Entry        { return d.fieldThatAsks("history.since") }
func (d *desk) untilField() *widgets.Entry        { return d.fieldThatAsks("history.until") }
func (d *desk) noteField() *widgets.Entry         { return inHistory[*widgets.Entry](d)[4] }
func (d *desk) tagsField() *widgets.Entry         { return inHistory[*widgets.Entry](d)[5] }
func (d *desk) keepNoteButton() *widgets.Button   { return d.button("history.keepNote") }
func (d *desk) cloudMediaCheck() *widgets.Check   { return inHistory[*widgets.Check](d)[0] }

// inHistory is the objects of one sort in the history's pane.
func inHistory[T fyne.CanvasObject](d *desk) (found []T) {
	widgettest.Walk(d.historyContent(), func(o fyne.CanvasObject) {
		if wanted, ok := o.(T); ok {
			found = append(found, wanted)
		}
	})
	return found
}

// foundAttempts is what the history holds of what the fields of the pane ask for.
func (d *desk) foundAttempts() []history.Summary {
	d.t.Helper()
	q, ok := d.panes.past.Query()
	if !ok {
		d.t.Fatalf("the search cannot be read:\n%s", d.screen())
	}
	found, err := d.historyStore().Search(context.Background(), q)
	if err != nil {
		d.t.Fatal(err)
	}
	return found
}

// chosenAttempt is where the chosen one stands among those that were found.
func (d *desk) chosenAttempt() int {
	d.t.Helper()
	return slices.IndexFunc(d.foundAttempts(), func(s history.Summary) bool { return s.ID == d.panes.past.Chosen().ID })
}

// The scenarios.
func (d *desk) showsScenarios() bool                { return d.middle.shows(d.panes.scenarios) }
func (d *desk) scenariosContent() fyne.CanvasObject { return d.panes.scenarios.Content() }
func (d *desk) scenarioList() *widgets.List         { return listsIn(d.scenariosContent())[0] }
func (d *desk) scenarioPath() *widgets.Entry        { return d.fieldThatAsks("scenario.path") }
func (d *desk) runButton() *widgets.Button          { return d.button("scenario.run") }
func (d *desk) stepList() *widgets.List             { return listsIn(d.scenariosContent())[1] }
func (d *desk) knownScenarios() []scenarios.Known   { return d.panes.scenarios.State().Known }
func (d *desk) chosenScenario() scenarios.Known {
	return d.knownScenarios()[d.panes.scenarios.State().Chosen]
}
func (d *desk) runs() bool                 { return d.panes.scenarios.State().Runs() }
func (d *desk) runSteps() []scenarios.Step { return d.panes.scenarios.State().Steps }
func (d *desk) stepsDone() int             { return d.panes.scenarios.State().Done }
func (d *desk) stepsInAll() int            { return d.panes.scenarios.State().Of }

// The simulator.
func (d *desk) showsSimulator() bool                { return d.middle.shows(d.panes.simulator) }
func (d *desk) simulatorContent() fyne.CanvasObject { return d.panes.simulator.Content() }
func (d *desk) portField() *widgets.Entry           { return d.fieldThatAsks("simulator.anyPort") }
func (d *desk) timesField() *widgets.Entry          { return below[*widgets.Entry](d, "simulator.times") }

func (d *desk) faultChoice() *widgets.Choice         { return below[*widgets.Choice](d, "simulator.fault") }
func (d *desk) faultsOffered() []simulator.FaultInfo { return simulator.Faults() }
func (d *desk) startButton() *widgets.Button         { return d.button("simulator.start") }
func (d *desk) stopButton() *widgets.Button          { return d.button("simulator.stop") }
func (d *desk) servedList() *widgets.List            { return listsIn(d.simulatorContent())[0] }

// below finds what a person would take for the field of a label: the first of its kind that follows the label's words.
func below[T fyne.CanvasObject](d *desk, key string) (found T) {
	d.t.Helper()
	named, done := false, false
	widgettest.Walk(d.window.Canvas().Content(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Label); ok && l.Text == d.text(key) {
			named = true
		}
		if field, ok := o.(T); ok && named && !done {
			found, done = field, true
		}
	})
	if !done {
		d.t.Fatalf("nothing stands below %q:\n%s", d.text(key), d.screen())
	}
	return found
}

// fieldThatAsks finds a field by the words that stand in it while it is empty.
func (d *desk) fieldThatAsks(key string) (found *widgets.Entry) {
	d.t.Helper()
	widgettest.Walk(d.window.Canvas().Content(), func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok && e.PlaceHolder == d.text(key) {
			found = e
		}
	})
	if found == nil {
		d.t.Fatalf("no field asks for %q:\n%s", d.text(key), d.screen())
	}
	return found
}

// listsIn are the lists that are seen in a pane, from the top.
func listsIn(pane fyne.CanvasObject) (found []*widgets.List) {
	widgettest.Walk(pane, func(o fyne.CanvasObject) {
		if l, ok := o.(*widgets.List); ok {
			found = append(found, l)
		}
	})
	return found
}

package attempt

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/export"
	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// view is the CAPTCHA, the answer and the verdict, from top to bottom.
type view struct {
	words   *words.Catalogue
	content fyne.CanvasObject
	kinds   *kindButtons
	stage   *stageView
	key     *keyView
	answer  *answerView
	verdict *verdictView
	actions *actionButtons
}

func newView(p *Pane) *view {
	v := &view{
		words:   p.words,
		kinds:   newKindButtons(p),
		key:     newKeyView(p),
		answer:  newAnswerView(p),
		verdict: newVerdictView(p.words),
		actions: newActionButtons(p),
	}
	v.stage = newStageView(p, &widgets.Stage{
		Head:    container.NewHBox(v.kinds.image, v.kinds.audio, layout.NewSpacer(), v.actions.waiting),
		Form:    container.NewVBox(v.key.content, v.answer.content),
		Verdict: container.NewVScroll(v.verdict.content),
		Actions: v.actions.content,
	})
	v.content = container.NewPadded(v.stage.column)
	return v
}

// show draws a state. The picture's zoom comes from outside.
func (v *view) show(st session.State, zoom int, host string) {
	v.kinds.show(st.Kind)
	v.stage.show(st, zoom)
	v.verdict.show(st)
	v.key.show(st)
	v.actions.show(st)
	widgets.Write(v.answer.host, v.words.Format("answer.host", map[string]any{"Host": host}))
	widgets.Enable(v.answer.verify, !st.Phase.Busy() && st.Key != "")

	// One primary button at a time: what the finding on the screen says to do next.
	action := proposed(st)
	for _, b := range []*widgets.Button{v.actions.newCAPTCHA, v.actions.fetch, v.answer.verify} {
		widgets.Importance(b, b == v.next(action))
	}
	v.answer.done = lastCall(st) == naver.Verify && st.Phase != session.Judged && action != attempt.VerifyAgain
}

// next is the button of an action.
func (v *view) next(action attempt.Action) *widgets.Button {
	switch action {
	case attempt.FetchAgain:
		return v.actions.fetch
	case attempt.VerifyAgain:
		return v.answer.verify
	default:
		return v.actions.newCAPTCHA
	}
}

// kindButtons choose between the two CAPTCHAs.
type kindButtons struct{ image, audio *widgets.Button }

func newKindButtons(p *Pane) *kindButtons {
	button := func(kind naver.Kind) *widgets.Button {
		b := widgets.NewButton(p.words.Text("kind."+string(kind)), nil, func() { p.SwitchKind(kind) }, p.host.Escape)
		b.Importance = widget.LowImportance
		return b
	}
	return &kindButtons{image: button(naver.Image), audio: button(naver.Audio)}
}

func (v *kindButtons) show(kind naver.Kind) {
	for b, is := range map[*widgets.Button]bool{v.image: kind == naver.Image, v.audio: kind == naver.Audio} {
		icon := theme.RadioButtonIcon()
		if is {
			icon = theme.RadioButtonCheckedIcon()
		}
		if b.Icon == nil || b.Icon.Name() != icon.Name() {
			b.SetIcon(icon)
		}
	}
}

// actionButtons are what can be done with an attempt.
type actionButtons struct {
	content                                fyne.CanvasObject
	newCAPTCHA, issue, fetch, save, cancel *widgets.Button
	leading                                *fyne.Container // the place of New, or of Cancel while a call takes long
	progress                               *widget.ProgressBarInfinite
	waiting                                *fyne.Container // the place of progress
}

func newActionButtons(p *Pane) *actionButtons {
	button := func(key string, icon fyne.Resource, tapped func()) *widgets.Button {
		return widgets.NewButton(p.words.Text(key), icon, tapped, p.host.Escape)
	}
	v := &actionButtons{
		newCAPTCHA: button("action.new", theme.ContentAddIcon(), p.NewCAPTCHA),
		issue:      button("action.issue", nil, p.Issue),
		fetch:      button("action.fetch", theme.ViewRefreshIcon(), p.FetchAgain),
		save:       button("action.save", theme.DocumentSaveIcon(), p.Save),
		cancel:     button("action.cancel", nil, p.host.Escape),
		progress:   widget.NewProgressBarInfinite(),
	}
	v.progress.Stop()
	v.progress.Hide()
	v.cancel.Hide()
	v.waiting = container.New(&widgets.Narrow{Width: 160}, v.progress)
	v.leading = container.New(widgets.Instead{}, v.newCAPTCHA, v.cancel)
	v.content = container.NewHBox(v.leading, v.issue, v.fetch, layout.NewSpacer(), v.save)
	return v
}

func (v *actionButtons) show(st session.State) {
	busy := st.Phase.Busy()
	widgets.Enable(v.issue, !busy)
	widgets.Enable(v.newCAPTCHA, !busy)
	widgets.Enable(v.fetch, !busy && st.Key != "")
	widgets.Enable(v.save, len(export.Media(st)) > 0)
}

// showProgress shows that a call is on its way and can be cancelled. The bar moves, which costs, so it must not stay.
func (v *actionButtons) showProgress(busy bool) {
	if v.progress.Visible() == busy {
		return
	}
	widgets.Visible(v.leading, v.cancel, busy)
	widgets.Visible(v.leading, v.newCAPTCHA, !busy)
	widgets.Visible(v.waiting, v.progress, busy)
	if busy {
		v.progress.Start()
	} else {
		v.progress.Stop()
	}
}

// showsProgress tells whether a call is shown that takes long.
func (v *actionButtons) showsProgress() bool { return v.progress.Visible() }

package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/export"
	"navercaptcha/app/session"
	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// challengePanel is the middle of the window: the CAPTCHA, the answer and the verdict.
type challengePanel struct {
	words   *words.Catalogue
	content fyne.CanvasObject

	image, audio *widgets.Button // which kind
	place        *widgets.Stage
	column       *fyne.Container // of the place
	stage        *fyne.Container
	ground       *canvas.Rectangle
	empty        *widget.Label
	wordsAlone   *fyne.Container // empty in the middle of the stage
	picture      *picturePanel
	sound        *soundPanel
	progress     *widget.ProgressBarInfinite
	waiting      *fyne.Container // the place of progress
	leading      *fyne.Container // the place of New, or of Cancel while a call takes long
	key          *widget.Label
	age          *widget.Label
	copyKey      *widgets.Button
	answer       *answerPanel
	verdict      *verdictPanel

	newCAPTCHA, issue, fetch, save, cancel *widgets.Button
}

// challengeActions is what the panel's buttons do.
type challengeActions struct {
	choose                                                      func(naver.Kind)
	newCAPTCHA, issue, fetch, save, cancel, copyKey, togglePlay func()
	volumeChanged                                               func(float64)
	verify, typed                                               func(string)
}

func newChallengePanel(in *words.Catalogue, a challengeActions, player Player, volume float64) *challengePanel {
	p := &challengePanel{
		words:    in,
		ground:   canvas.NewRectangle(theme.Color(apptheme.Stage)),
		empty:    widgets.Paragraph(""),
		picture:  newPicturePanel(),
		sound:    newSoundPanel(in, player, volume, a.togglePlay, a.volumeChanged, a.cancel),
		progress: widget.NewProgressBarInfinite(),
		key:      widget.NewLabel(""),
		age:      widget.NewLabel(""),
		answer:   newAnswerPanel(in, a.verify, a.typed, a.cancel),
		verdict:  newVerdictPanel(in),
	}
	p.image = widgets.NewButton(in.Text("kind.image"), nil, func() { a.choose(naver.Image) }, a.cancel)
	p.audio = widgets.NewButton(in.Text("kind.audio"), nil, func() { a.choose(naver.Audio) }, a.cancel)
	p.image.Importance, p.audio.Importance = widget.LowImportance, widget.LowImportance
	p.newCAPTCHA = widgets.NewButton(in.Text("action.new"), theme.ContentAddIcon(), a.newCAPTCHA, a.cancel)
	p.issue = widgets.NewButton(in.Text("action.issue"), nil, a.issue, a.cancel)
	p.fetch = widgets.NewButton(in.Text("action.fetch"), theme.ViewRefreshIcon(), a.fetch, a.cancel)
	p.save = widgets.NewButton(in.Text("action.save"), theme.DocumentSaveIcon(), a.save, a.cancel)
	p.cancel = widgets.NewButton(in.Text("action.cancel"), nil, a.cancel, a.cancel)
	p.copyKey = widgets.NewButton("", theme.ContentCopyIcon(), a.copyKey, a.cancel)
	p.copyKey.Importance = widget.LowImportance
	p.empty.Alignment = fyne.TextAlignCenter
	p.wordsAlone = container.NewVBox(layout.NewSpacer(), p.empty, layout.NewSpacer())
	p.age.Truncation = fyne.TextTruncateEllipsis
	p.progress.Stop()
	p.progress.Hide()
	p.cancel.Hide()
	p.ground.CornerRadius = theme.InputRadiusSize()

	p.stage = container.NewStack()
	p.waiting = container.New(&widgets.Narrow{Width: 160}, p.progress)
	p.leading = container.New(widgets.Instead{}, p.newCAPTCHA, p.cancel)
	keyRow := container.NewBorder(nil, nil, container.NewHBox(widget.NewLabel(in.Text("key.label")), p.key, p.copyKey), nil, p.age)
	p.place = &widgets.Stage{
		Head:    container.NewHBox(p.image, p.audio, layout.NewSpacer(), p.waiting),
		Stage:   container.NewStack(p.ground, container.NewPadded(p.stage)),
		Form:    container.NewVBox(keyRow, p.answer.content),
		Verdict: container.NewVScroll(p.verdict.content),
		Actions: container.NewHBox(p.leading, p.issue, p.fetch, layout.NewSpacer(), p.save),
	}
	p.column = container.New(p.place, p.place.Objects()...)
	p.content = container.NewPadded(p.column)
	return p
}

// show draws a state. The picture's zoom and the time now come from outside.
func (p *challengePanel) show(st session.State, zoom int, host string) {
	if ground := theme.Color(apptheme.Stage); p.ground.FillColor != ground {
		p.ground.FillColor = ground
		p.ground.Refresh()
	}
	p.showKinds(st.Kind)
	p.showStage(st, zoom)
	p.verdict.show(st)
	widgets.Write(p.answer.host, p.words.Format("answer.host", map[string]any{"Host": host}))

	busy := st.Phase.Busy()
	widgets.Write(p.key, keyText(st.Key))
	widgets.Enable(p.copyKey, st.Key != "")
	widgets.Enable(p.issue, !busy)
	widgets.Enable(p.newCAPTCHA, !busy)
	widgets.Enable(p.fetch, !busy && st.Key != "")
	widgets.Enable(p.save, len(export.Media(st)) > 0)
	widgets.Enable(p.answer.verify, !busy && st.Key != "")

	// One primary button at a time: what the finding on the screen says to do next.
	action := proposed(st)
	for _, b := range []*widgets.Button{p.newCAPTCHA, p.fetch, p.answer.verify} {
		widgets.Importance(b, b == p.next(action))
	}
	p.answer.done = lastCall(st) == naver.Verify && st.Phase != session.Judged && action != attempt.VerifyAgain
}

// showQuota says how much of the day's quota is used, beside Verify.
func (p *challengePanel) showQuota(words string, warn bool) {
	importance := widget.LowImportance
	if warn {
		importance = widget.WarningImportance
	}
	if p.answer.quota.Importance != importance {
		p.answer.quota.Importance = importance
		p.answer.quota.Refresh()
	}
	widgets.Write(p.answer.quota, words)
}

// next is the button of an action.
func (p *challengePanel) next(action attempt.Action) *widgets.Button {
	switch action {
	case attempt.FetchAgain:
		return p.fetch
	case attempt.VerifyAgain:
		return p.answer.verify
	default:
		return p.newCAPTCHA
	}
}

// showProgress shows that a call is on its way and can be cancelled. The bar moves, which costs, so it must not stay.
func (p *challengePanel) showProgress(busy bool) {
	if p.progress.Visible() == busy {
		return
	}
	widgets.Visible(p.leading, p.cancel, busy)
	widgets.Visible(p.leading, p.newCAPTCHA, !busy)
	widgets.Visible(p.waiting, p.progress, busy)
	if busy {
		p.progress.Start()
	} else {
		p.progress.Stop()
	}
}

// showsProgress tells whether a call is shown that takes long.
func (p *challengePanel) showsProgress() bool { return p.progress.Visible() }

func (p *challengePanel) showKinds(kind naver.Kind) {
	for b, is := range map[*widgets.Button]bool{p.image: kind == naver.Image, p.audio: kind == naver.Audio} {
		icon := theme.RadioButtonIcon()
		if is {
			icon = theme.RadioButtonCheckedIcon()
		}
		if b.Icon == nil || b.Icon.Name() != icon.Name() {
			b.SetIcon(icon)
		}
	}
}

// showStage puts the picture, the sound, or words in their place, onto the stage.
func (p *challengePanel) showStage(st session.State, zoom int) {
	failedToGet := st.Phase == session.Failed && st.Calling != naver.Verify
	switch {
	case st.Picture != nil && !failedToGet:
		changed := p.picture.show(st.Picture.Image, zoom, st.Phase == session.Issuing || st.Phase == session.Fetching)
		p.put(p.picture.content, p.picture.image.MinSize().Height)
		if changed {
			p.picture.center()
		}
	case st.Clip != nil && !failedToGet:
		p.sound.show(st.Clip)
		p.put(p.sound.content, 0)
	default:
		widgets.Write(p.empty, p.emptyText(st))
		p.put(p.wordsAlone, 0)
	}
}

func (p *challengePanel) emptyText(st session.State) string {
	switch {
	case st.Phase == session.Issuing:
		return p.words.Text("stage.issuing")
	case st.Phase == session.Fetching:
		return p.words.Text("stage.fetching")
	case st.Phase == session.Failed && st.Calling != naver.Verify:
		return lastFinding(st).Happened.In(p.words.Lang())
	case st.MediaErr != nil:
		return explain.Media(st.Media.Kind, st.MediaErr).Happened.In(p.words.Lang())
	case st.Key != "":
		return p.words.Text("stage.issued")
	default:
		return p.words.Text("stage.start")
	}
}

// put puts something onto the stage, which grows to the height that it wants, if there is room.
func (p *challengePanel) put(o fyne.CanvasObject, wanted float32) {
	wanted += 2 * theme.Padding()
	if p.place.Wanted != wanted {
		p.place.Wanted = wanted
		p.column.Refresh()
	}
	if !p.onStage(o) {
		p.stage.Objects = []fyne.CanvasObject{o}
		p.stage.Refresh()
	}
}

func (p *challengePanel) onStage(o fyne.CanvasObject) bool {
	return len(p.stage.Objects) == 1 && p.stage.Objects[0] == o
}

// movePicture shows another part of an enlarged picture, and tells whether there is one.
func (p *challengePanel) movePicture(right, down float32) bool {
	return p.onStage(p.picture.content) && p.picture.move(right, down)
}

// showAge says how old the key is, and what NAVER documents about that.
func (p *challengePanel) showAge(st session.State, now time.Time) {
	if st.Key == "" || st.Issued.IsZero() {
		widgets.Write(p.age, "")
		return
	}
	widgets.Write(p.age, ageText(p.words, now.Sub(st.Issued)))
}

// measuredFor is how long NAVER measures the response time; it reports -1 afterwards.
const measuredFor = 7200 * time.Second

// ageStep is how often the age is told anew: each time is a redraw of the whole window, so seconds one by one would cost
// as much as all the rest of a window at rest.
func ageStep(age time.Duration) time.Duration {
	if age < 2*time.Minute {
		return 20 * time.Second
	}
	return time.Minute
}

func ageText(in *words.Catalogue, age time.Duration) string {
	if age > measuredFor {
		return in.Text("key.beyond")
	}
	step := ageStep(age)
	told := max(0, age).Truncate(step)
	switch {
	case told == 0:
		return in.Text("key.new")
	case step == time.Minute:
		return in.Format("key.minutes", map[string]any{"N": int(told.Minutes())})
	default:
		return in.Format("key.seconds", map[string]any{"N": int(told.Seconds())})
	}
}

// maxKey is how much of a key is shown, in characters. NAVER's have 16; whatever another server sends must not widen the
// window.
const maxKey = 20

func keyText(key string) string {
	if key == "" {
		return "–"
	}
	return widgets.Cut(key, maxKey)
}

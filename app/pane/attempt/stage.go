package attempt

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/session"
	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
)

// stageView is the place of the picture, of the sound, or of words in their place.
type stageView struct {
	words      *words.Catalogue
	place      *widgets.Stage
	column     *fyne.Container // of the place
	stage      *fyne.Container
	ground     *canvas.Rectangle
	empty      *widget.Label
	wordsAlone *fyne.Container // empty in the middle of the stage
	picture    *pictureView
	sound      *soundView
}

// newStageView puts the stage between what stands above and below it.
func newStageView(p *Pane, place *widgets.Stage) *stageView {
	v := &stageView{
		words:   p.words,
		place:   place,
		stage:   container.NewStack(),
		ground:  canvas.NewRectangle(theme.Color(apptheme.Stage)),
		empty:   widgets.Paragraph(""),
		picture: newPictureView(),
		sound:   newSoundView(p.words, p.Sound, p.host.Escape),
	}
	v.empty.Alignment = fyne.TextAlignCenter
	v.wordsAlone = container.NewVBox(layout.NewSpacer(), v.empty, layout.NewSpacer())
	v.ground.CornerRadius = theme.InputRadiusSize()
	place.Stage = container.NewStack(v.ground, container.NewPadded(v.stage))
	v.column = container.New(place, place.Objects()...)
	return v
}

func (v *stageView) show(st session.State, zoom int) {
	if ground := theme.Color(apptheme.Stage); v.ground.FillColor != ground {
		v.ground.FillColor = ground
		v.ground.Refresh()
	}
	failedToGet := st.Phase == session.Failed && st.Calling != naver.Verify
	switch {
	case st.Fetched.Picture != nil && !failedToGet:
		changed := v.picture.show(st.Fetched.Picture.Image, zoom, st.Phase == session.Issuing || st.Phase == session.Fetching)
		v.put(v.picture.content, v.picture.image.MinSize().Height)
		if changed {
			v.picture.center()
		}
	case st.Fetched.Clip != nil && !failedToGet:
		v.sound.show(st.Fetched.Clip)
		v.put(v.sound.content, 0)
	default:
		widgets.Write(v.empty, v.emptyText(st))
		v.put(v.wordsAlone, 0)
	}
}

func (v *stageView) emptyText(st session.State) string {
	switch {
	case st.Phase == session.Issuing:
		return v.words.Text("stage.issuing")
	case st.Phase == session.Fetching:
		return v.words.Text("stage.fetching")
	case st.Phase == session.Failed && st.Calling != naver.Verify:
		return lastFinding(st).Happened.In(v.words.Lang())
	case st.Fetched.Err != nil:
		return explain.Media(st.Fetched.Media.Kind, st.Fetched.Err).Happened.In(v.words.Lang())
	case st.KeyByHand:
		return v.words.Text("stage.entered")
	case st.Key != "":
		return v.words.Text("stage.issued")
	default:
		return v.words.Text("stage.start")
	}
}

// put puts something onto the stage, which grows to the height that it wants, if there is room.
func (v *stageView) put(o fyne.CanvasObject, wanted float32) {
	wanted += 2 * theme.Padding()
	if v.place.Wanted != wanted {
		v.place.Wanted = wanted
		v.column.Refresh()
	}
	if !v.isOn(o) {
		v.stage.Objects = []fyne.CanvasObject{o}
		v.stage.Refresh()
	}
}

// isOn tells whether something stands on the stage.
func (v *stageView) isOn(o fyne.CanvasObject) bool {
	return len(v.stage.Objects) == 1 && v.stage.Objects[0] == o
}

// movePicture shows another part of an enlarged picture, and tells whether there is one.
func (v *stageView) movePicture(right, down float32) bool {
	return v.isOn(v.picture.content) && v.picture.move(right, down)
}

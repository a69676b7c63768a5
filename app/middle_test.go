package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
)

func (d *desk) stageHeight() float32 { return d.stageLayout().Stage.Size().Height }

func (d *desk) verdictRoom() float32 { return d.stageLayout().Verdict.Size().Height }

func TestTheStageGrowsWithThePicture(t *testing.T) {
	d := open(t)
	d.newShown()
	if got := d.stageHeight(); got != widgets.UsualStage {
		t.Errorf("the stage of a picture of twice its size is %v high", got)
	}
	d.window.Resize(fyne.NewSize(1600, 1000))
	d.chooses(d.text("menu.credentials"))
	d.chooses(d.text("menu.calls"))
	defer d.chooses(d.text("menu.credentials"))
	defer d.chooses(d.text("menu.calls"))
	d.setZoom(4)
	if hidden := d.pictureShown().hidden(); !hidden.IsZero() {
		t.Errorf("%v of the picture does not fit, and the stage is %v high", hidden, d.stageHeight())
	}
	d.setZoom(maxZoom)
	if room := d.verdictRoom(); room < widgets.VerdictHead {
		t.Errorf("the verdict has %v left", room)
	}
	d.setZoom(defaultZoom)
	if got := d.stageHeight(); got != widgets.UsualStage {
		t.Errorf("the stage is %v high again", got)
	}
}

func TestALargePictureLeavesTheVerdictItsPlace(t *testing.T) {
	d := open(t)
	d.setZoom(maxZoom)
	d.newShown()
	before := d.stageHeight()
	if before <= widgets.UsualStage || d.verdictRoom() < widgets.VerdictHead {
		t.Errorf("the stage is %v high, the verdict has %v", before, d.verdictRoom())
	}
	d.writes(d.answerField(), "wrong")
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
	if got := d.stageHeight(); got != before {
		t.Errorf("the verdict made the stage jump from %v to %v", before, got)
	}
}

func TestTheArrowsMoveALargePictureWhileTheAnswerIsTyped(t *testing.T) {
	d := open(t)
	d.newShown()
	p := d.pictureShown()
	d.setZoom(maxZoom)
	hidden := p.hidden()
	if hidden.Width == 0 || hidden.Height == 0 {
		t.Fatalf("a picture of %v fits into %v", p.image.MinSize(), p.scroll.Size())
	}
	if want := fyne.NewPos(hidden.Width/2, hidden.Height/2); p.scroll.Offset != want {
		t.Errorf("the picture begins at %v, want its middle, %v", p.scroll.Offset, want)
	}
	for _, to := range []struct {
		key fyne.KeyName
		end fyne.Position
	}{
		{fyne.KeyLeft, fyne.NewPos(0, hidden.Height/2)},
		{fyne.KeyUp, fyne.NewPos(0, 0)},
		{fyne.KeyRight, fyne.NewPos(hidden.Width, 0)},
		{fyne.KeyDown, fyne.NewPos(hidden.Width, hidden.Height)},
	} {
		for range 20 {
			d.shortcut(ctrl(to.key))
		}
		if p.scroll.Offset != to.end {
			t.Errorf("Ctrl+%s moves to %v, want %v", to.key, p.scroll.Offset, to.end)
		}
	}
	if d.window.Canvas().Focused() != d.answerField() {
		t.Error("the answer has lost the focus")
	}
}

func TestTheArrowsAreTheAnswersWhereThePictureIsWhole(t *testing.T) {
	d := open(t)
	d.newShown()
	field := d.answerField()
	d.writes(field, "two words")
	d.shortcut(ctrl(fyne.KeyLeft))
	if field.CursorColumn != len("two ") {
		t.Errorf("the cursor is in column %d, want the beginning of the word", field.CursorColumn)
	}
}

// menuBar is how much of the real window's height the menu takes.
const menuBar = 28

// At 1024×700 the middle never scrolls after a wrong answer.
func TestAWrongVerdictIsWholeInASmallWindow(t *testing.T) {
	d := open(t)
	d.window.Resize(fyne.NewSize(1024, 700-menuBar))
	for _, language := range []string{English, Korean} {
		d.setLanguage(language)
		d.newShown()
		d.writes(d.answerField(), "wrong")
		d.press(fyne.KeyReturn)
		d.untilPhase(session.Judged)
		scroll := d.stageLayout().Verdict.(*container.Scroll)
		if got, want := scroll.Size().Height, scroll.Content.MinSize().Height; got < want {
			t.Errorf("%s: there is room for %v of %v pixels", language, got, want)
		}
		if hidden := d.pictureShown().hidden(); !hidden.IsZero() {
			t.Errorf("%s: %v of the picture does not fit", language, hidden)
		}
	}
}

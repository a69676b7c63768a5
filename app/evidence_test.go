package app

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// What customers send, with a secret in it.
const (
	sentSecret = "Zx81kPq9aB"
	sentLog    = "started\nGET https://openapi.naver.com/v1/captcha/nkey?code=1 403\n" +
		`X-Naver-Client-Secret: ` + sentSecret + "\n" +
		`{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}` + "\n"
	sentCurl = "curl -v 'https://openapi.naver.com/v1/captcha/nkey?code=0' -H 'X-Naver-Client-Id: abcdefgh1234' -H 'X-Naver-Client-Secret: " + sentSecret + "'\n" +
		"> GET /v1/captcha/nkey?code=0 HTTP/1.1\n> Host: openapi.naver.com\n> X-Naver-Client-Id: abcdefgh1234\n> X-Naver-Client-Secret: " + sentSecret + "\n" +
		"< HTTP/1.1 401 Unauthorized\n< Content-Type: application/json\n\n" +
		`{"errorMessage":"NID AUTH Result Invalid (28) : Authentication failed.","errorCode":"024"}` + "\n"
)

// sends writes a file of a customer's.
func sends(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// opensEvidence types a path into the evidence's pane.
func (d *desk) opensEvidence(path string) {
	d.t.Helper()
	if !d.sees(d.text("evidence.title")) {
		d.shortcut(ctrl(fyne.KeyE))
	}
	d.writes(d.fieldThatAsks("evidence.path"), path)
	d.press(fyne.KeyReturn)
}

// drops drops files on the window, as a file manager does.
func (d *desk) drops(paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, storage.NewFileURI(path))
	}
	d.window.(*droppable).dropped(fyne.NewPos(400, 300), uris)
	d.queue.run()
}

func TestWhatACustomerSentIsExplainedWithItsPlaceAndItsLines(t *testing.T) {
	d := open(t)
	d.shortcut(ctrl(fyne.KeyE))
	d.wantSeen(d.text("evidence.empty"))
	d.opensEvidence(sends(t, "app.log", sentLog))
	d.untilSeen("    4  ") // the line in which the answer stands, with its number
	d.wantSeen("app.log:")
	d.wantSeen("CT001")
	if calls := d.shownCalls(); len(calls) != 1 || calls[0].Code() != "CT001" {
		t.Errorf("the right column has %v", calls)
	}
	if n := d.callsMade(); n != 0 {
		t.Errorf("%d calls were made", n)
	}
}

func TestASecretThatACustomerSentIsNowhere(t *testing.T) {
	d := open(t)
	d.config.App.Clipboard().SetContent(sentCurl)
	d.shortcut(ctrl(fyne.KeyV, fyne.KeyModifierShift))
	d.untilSeen(d.text("evidence.leaks"))
	d.untilSeen("«client-secret-1»")
	wantNoSecret(t, "on the screen", d.screen(), sentSecret)
	d.tap("inspector.reveal")
	wantNoSecret(t, "with the secrets shown", d.screen(), sentSecret)
	d.tap("evidence.reply")
	reply := d.config.App.Clipboard().Content()
	wantNoSecret(t, "in the reply", reply, sentSecret)
	if !strings.Contains(reply, d.text("reply.leaks")) {
		t.Errorf("the customer is not told to issue it anew:\n%s", reply)
	}
	d.shortcut(ctrl(fyne.KeyC, fyne.KeyModifierShift))
	wantNoSecret(t, "in the details", d.config.App.Clipboard().Content(), sentSecret)
}

func TestADropOpensWhatItCanAndListsTheRest(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{"one.log": sentLog, "two.txt": sentCurl} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	gone := filepath.Join(t.TempDir(), "gone.har")
	d := open(t)
	d.drops(folder, gone)
	d.untilSeen("two.txt:")
	d.untilSeen("one.log")
	d.untilSeen(gone + ": " + d.text("evidence.why.missing"))

	d.drops(sends(t, "three.log", sentLog)) // adds to the list
	d.untilSeen("three.log:")
	d.untilSeen("one.log")
	d.until("what could not be opened is said no more", func() bool { return !d.sees(gone) })
	d.untilSeen(d.text("evidence.remove"))
	d.chooseRow("one.log")
	d.tap("evidence.remove")
	d.until("one.log is gone", func() bool { return !d.sees("one.log") })
	d.untilSeen("three.log")
}

func TestWhereNothingCanBeReadTheCustomerIsAskedForMore(t *testing.T) {
	for _, language := range []string{English, Korean} {
		d := open(t, func(_ *desk, c *Config) { c.Language = language })
		d.config.App.Clipboard().SetContent("Dear Sirs,\nit does not work.\n")
		d.shortcut(ctrl(fyne.KeyV, fyne.KeyModifierShift))
		d.untilSeen(d.text("evidence.reply"))
		d.until("it says what was looked for", func() bool { return d.sees("HAR, ") || d.sees("HARs, ") })
		d.tap("evidence.reply")
		if reply := d.config.App.Clipboard().Content(); !strings.Contains(reply, "curl -v") || strings.Contains(reply, "고객") || strings.Contains(reply, "customer") {
			t.Errorf("%s: %s", language, reply)
		}
	}
}

func TestAPictureThatWasSentIsShownWithItsFacts(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 640, 480))); err != nil {
		t.Fatal(err)
	}
	d := open(t)
	d.drops(sends(t, "screen.png", b.String()))
	d.untilSeen("PNG, 640 × 480")
}

func TestASoundThatWasSentIsPlayed(t *testing.T) {
	d := open(t)
	d.tap("action.new")
	d.untilSeen(d.text("answer.verify"))
	d.shortcut(ctrl(fyne.Key2))
	sound := d.newShown().Fetched.Media.Bytes
	d.drops(sends(t, "captcha.wav", string(sound)))
	d.untilSeen("9600 Hz")
	d.tap("evidence.play")
	if got := d.player.last(); got != "play" {
		t.Errorf("the player was told %s", got)
	}
}

func TestTheDialogOfThePlatformOpensAFileWhereTheLastOneWas(t *testing.T) {
	path := sends(t, "app.log", sentLog)
	asked := make(chan string, 2)
	d := open(t, func(_ *desk, c *Config) {
		c.Desktop.ChooseFiles = func(_, folder string) ([]string, error) { asked <- folder; return []string{path}, nil }
	})
	d.shortcut(ctrl(fyne.KeyO))
	d.untilSeen("app.log:")
	d.shortcut(ctrl(fyne.KeyO))
	if first, second := <-asked, <-asked; first != "" || second != filepath.Dir(path) {
		t.Errorf("asked in %q and %q", first, second)
	}
}

func TestWithoutADialogOfThePlatformFynesOwnAsks(t *testing.T) {
	d := open(t, func(_ *desk, c *Config) {
		c.Desktop.ChooseFiles = func(string, string) ([]string, error) { return nil, errors.New("nobody answers") }
	})
	d.shortcut(ctrl(fyne.KeyO))
	d.untilSeen(d.text("Open"))
	d.until("its dialog is open", func() bool { return d.window.Canvas().Overlays().Top() != nil })
	d.press(fyne.KeyEscape)
	if d.window.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the dialog open")
	}
}

func TestClosingSaysThatWhatWasSentIsGone(t *testing.T) {
	d := open(t)
	d.opensEvidence(sends(t, "app.log", sentLog))
	d.untilSeen("app.log:")
	d.chooses(d.text("Quit"))
	d.wantSeen(d.text("closing.evidence"))
	d.press(fyne.KeyEscape)
	d.wantUnseen(d.text("closing.evidence"))
	d.chooses(d.text("Quit"))
	d.tap("closing.close")
	d.until("closed", func() bool { return d.closed })
}

func TestClosingSpeaksOnlyOfWhatWasNotKept(t *testing.T) {
	d := open(t, remembering(t))
	d.opensEvidence(sends(t, "kept.log", sentLog))
	d.untilSeen("kept.log:")
	d.tap("evidence.keep")
	d.untilSeen(d.text("evidence.kept"))
	d.opensEvidence(sends(t, "other.log", sentLog))
	d.untilSeen("other.log:")
	d.chooses(d.text("Quit"))
	d.wantSeen(d.text("closing.evidence"))
	d.wantSeen("other.log")
	d.wantUnseen("kept.log")
	d.press(fyne.KeyEscape)
	d.tap("evidence.remove")
	d.chooses(d.text("Quit"))
	d.wantUnseen(d.text("closing.evidence"))
	d.until("closed", func() bool { return d.closed })
}

func TestWhatIsKeptIsInTheHistoryOnceAndWithoutItsSecrets(t *testing.T) {
	d := open(t, remembering(t))
	two := sentLog + "\n" + strings.Replace(sentLog, "CT001", "CT002", 1)
	d.opensEvidence(sends(t, "of "+sentSecret+".log", two))
	d.untilSeen("    4  ")
	d.tap("evidence.keep")
	d.untilSeen(d.text("evidence.kept"))
	d.wantSeen("● of «client-secret-1».log:")
	if !d.button("evidence.keep").Disabled() {
		t.Error("it can be kept a second time")
	}
	d.chooseRow("CT002") // of the same file
	d.wantSeen(d.text("evidence.kept"))
	d.chooses("한국어")
	d.untilSeen(d.text("evidence.kept"))
	if !d.button("evidence.keep").Disabled() {
		t.Error("in the other language it can be kept a second time")
	}
	d.chooses("English")
	d.press(fyne.KeyEscape)

	d.looksBack(1)
	d.writes(d.tagField(), "evidence")
	d.untilFound(1)
	d.attemptList().Select(0)
	d.until("its calls are open", func() bool { return len(d.shownCalls()) == 2 })
	if calls := d.shownCalls(); calls[0].Place.Line != 2 && calls[0].Place.Line != 4 {
		t.Errorf("it stood in %+v", calls[0].Place)
	}
	if note := d.noteField().Text; note != "of «client-secret-1».log" {
		t.Errorf("its note is %q", note)
	}
	d.tap("inspector.reveal")
	wantNoSecret(t, "in the history", d.screen(), sentSecret)
}

func TestWithoutACallThereIsNothingToKeep(t *testing.T) {
	d := open(t, remembering(t))
	d.drops(sends(t, "mail.txt", "Dear Sirs,\nit does not work.\n"))
	d.untilSeen(d.text("evidence.reply"))
	d.until("it cannot be kept", func() bool { return d.button("evidence.keep").Disabled() })
}

func TestThatEvidenceWasNotKeptIsToldWithTheReasonAndItCanBeTriedAgain(t *testing.T) {
	d := open(t) // keeps nothing
	d.opensEvidence(sends(t, "app.log", sentLog))
	d.untilSeen("    4  ")
	d.tap("evidence.keep")
	d.untilSeen(d.text("problem.history-not-written.next"))
	d.wantUnseen("● ")
	if d.button("evidence.keep").Disabled() {
		t.Error("it cannot be tried again")
	}
	d.chooses(d.text("Quit"))
	d.wantSeen(d.text("closing.evidence"))
}

func TestWhatWasSentIsStillThereInTheOtherLanguageAndAfterTheCAPTCHA(t *testing.T) {
	d := open(t)
	d.opensEvidence(sends(t, "app.log", sentLog))
	d.untilSeen("app.log:")
	d.press(fyne.KeyEscape)
	d.wantSeen(d.text("stage.start"))
	d.chooses("한국어")
	d.shortcut(ctrl(fyne.KeyE))
	d.wantSeen("app.log:")
	d.wantSeen(d.text("evidence.title"))
	d.chooses("English")
	d.untilSeen(d.text("evidence.reply"))
}

func TestEditActsOnTheFieldThatHasTheFocus(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("7KP4XU")
	d.chooses(d.text("Select all"))
	d.chooses(d.text("Cut"))
	if d.answerField().Text != "" || d.config.App.Clipboard().Content() != "7KP4XU" {
		t.Errorf("%q is left", d.answerField().Text)
	}
	d.chooses(d.text("Paste"))
	if d.answerField().Text != "7KP4XU" {
		t.Errorf("pasted %q", d.answerField().Text)
	}
	d.chooses(d.text("Undo"))
	if d.answerField().Text == "7KP4XU" {
		t.Error("it was not undone")
	}
}

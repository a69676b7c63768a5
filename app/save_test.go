package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/widgets"
	"navercaptcha/app/widgets/widgettest"
	"navercaptcha/naver"
)

// pathField is the one field of the dialog that saves.
func (d *desk) pathField() *widgets.Entry {
	d.t.Helper()
	var field *widgets.Entry
	widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok {
			field = e
		}
	})
	if field == nil {
		d.t.Fatalf("no field for the path:\n%s", d.screen())
	}
	return field
}

func (d *desk) untilNoDialog() {
	d.t.Helper()
	d.until("the dialog is gone", func() bool { return len(d.dialogs.open) == 0 })
}

func TestMediaAreSavedByteForByteWithTheirExtension(t *testing.T) {
	for kind, want := range map[naver.Kind]string{naver.Image: ".jpg", naver.Audio: ".wav"} {
		t.Run(string(kind), func(t *testing.T) {
			d := open(t)
			d.switchKind(kind)
			st := d.newShown()
			d.shortcut(ctrl(fyne.KeyS))
			d.wantSeen(d.text("save.title"))
			field := d.pathField()
			if got := filepath.Ext(field.Text); got != want {
				t.Errorf("proposes %q", field.Text)
			}
			path := filepath.Join(t.TempDir(), filepath.Base(field.Text))
			field.SetText(path)
			d.tap("Save")
			d.untilNoDialog()
			d.wantSeen(d.textf("save.done", map[string]any{"File": filepath.Base(path)}))
			if saved, err := os.ReadFile(path); err != nil || !bytes.Equal(saved, st.Fetched.Media.Bytes) {
				t.Errorf("saved %d bytes of %d, %v", len(saved), len(st.Fetched.Media.Bytes), err)
			}
			if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
				t.Errorf("%d files in the folder", len(left))
			}
		})
	}
}

// What is no picture at all is what a tester wants to show to somebody.
func TestWhatCameInThePlaceOfThePictureIsSavedAsWhatItIs(t *testing.T) {
	for want, body := range map[string]string{
		".webp": "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00",
		".html": "<!DOCTYPE html><html><body>Blocked</body></html>",
		".txt":  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQg=",
		".wav":  "RF64\xff\xff\xff\xffWAVEds64",
		".json": `{"image":"/9j/4AAQ"}`,
		".bin":  "\x00\x01\x02\x03\xfe",
	} {
		d := open(t)
		d.newShown() // a picture, which must not be taken for what comes next
		d.door.answerNext(naver.Fetch, 200, "image/jpeg", body)
		d.tap("action.fetch")
		d.until("it came", func() bool { return !d.button("action.fetch").Disabled() })
		d.tap("action.save")
		field := d.pathField()
		if got := filepath.Ext(field.Text); got != want {
			t.Errorf("%q: proposes %q, want %q", body, field.Text, want)
		}
		path := filepath.Join(t.TempDir(), "evidence")
		d.writes(field, path)
		d.tap("Save")
		d.untilNoDialog()
		if saved, err := os.ReadFile(path); err != nil || string(saved) != body {
			t.Errorf("saved %q of %q, %v", saved, body, err)
		}
	}
}

func TestAFileIsOverwrittenOnlyWhenAskedTwice(t *testing.T) {
	d := open(t)
	st := d.newShown()
	folder := t.TempDir()
	first, other := filepath.Join(folder, "first.jpg"), filepath.Join(folder, "other.jpg")
	for _, path := range []string{first, other} {
		if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.tap("action.save")
	field := d.pathField()
	field.SetText(first)
	d.tap("Save")
	d.untilSeen(d.text("save.exists"))
	wantFile(t, first, "precious")

	field.SetText(other) // the second press is for another file, so it is the first one for that
	d.tap("Save")
	d.until("it has looked", func() bool { return !d.working("app.handout.SaveAs") })
	d.queue.run()
	wantFile(t, other, "precious")

	d.tap("Save")
	d.untilNoDialog()
	wantFile(t, other, string(st.Fetched.Media.Bytes))
	wantFile(t, first, "precious")
}

func TestSavingIntoNowhereIsSaidAndCanBeLeft(t *testing.T) {
	d := open(t)
	d.newShown()
	d.tap("action.save")
	d.pathField().SetText(filepath.Join(t.TempDir(), "no", "such", "folder", "a.jpg"))
	d.press(fyne.KeyReturn)
	beginning, _, _ := strings.Cut(d.textf("save.failed", map[string]any{"Why": "|"}), "|")
	d.untilSeen(beginning)
	d.press(fyne.KeyEscape)
	d.untilNoDialog()
	d.wantSeen(d.text("action.save"))
}

// Everything that is saved or exported goes the way of the command's reports: a name that Windows refuses makes no file, and
// a link is written through.
func TestWhatIsSavedGoesTheWayOfTheReports(t *testing.T) {
	d := open(t, func(_ *desk, c *Config) { c.Desktop.System = "windows" })
	d.newShown()
	folder := t.TempDir()
	for _, save := range []string{"action.save", "export.har", "export.csv", "export.report"} {
		opens := func() {
			if save == "action.save" {
				d.tap(save)
			} else {
				d.chooses(d.text(save))
			}
		}
		opens()
		d.pathField().SetText(filepath.Join(folder, "nul.txt"))
		d.tap("Save")
		d.untilSeen(d.text("own.fileName.happened"))
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Errorf("%s makes %v, %v", save, left, err)
		}
		d.press(fyne.KeyEscape)
		d.untilNoDialog()
	}

	file, link := filepath.Join(folder, "real.txt"), filepath.Join(folder, "link.txt")
	if err := os.Symlink("real.txt", link); err != nil {
		t.Skip("no links here:", err)
	}
	for _, save := range []string{"export.har", "export.csv", "export.report"} {
		d.chooses(d.text(save))
		d.pathField().SetText(link)
		d.tap("Save")
		d.untilSeen(d.text("save.exists"))
		d.tap("Save")
		d.untilNoDialog()
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s: the link is none any more: %v", save, err)
		}
		if info, err := os.Stat(file); err != nil || info.Size() == 0 {
			t.Errorf("%s: nothing is behind the link: %v", save, err)
		}
		_ = os.Remove(file)
	}
}

func wantFile(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %d bytes, want %d (%v)", filepath.Base(path), len(got), len(want), err)
	}
}

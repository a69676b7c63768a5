package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/naver"
	"navercaptcha/naver/safefile"
)

// saveMedia asks where to save what the last fetch brought, byte for byte as it came: the picture or the sound, or what
// came in its place, which is the evidence then.
func (w *Window) saveMedia() {
	st := w.states[w.kind]
	content := came(st)
	if len(content) == 0 {
		return
	}
	name, mask := st.Issued.Format(fileTime)+"-captcha"+extension(content), w.mask()
	w.saveAs(w.words.Text("save.title"), name, func(ctx context.Context, path string) error {
		if st.Media == nil || !bytes.Equal(content, st.Media.Bytes) { // a server may send back what it was sent
			if err := mask.Check(content); err != nil {
				return err
			}
		}
		return writeWhole(ctx, path, content)
	})
}

// came is what the last fetch of an attempt brought.
func came(st session.State) []byte {
	for _, c := range slices.Backward(st.Calls) {
		if c.Call == naver.Fetch && c.Err != nil && c.Exchange != nil && len(c.Exchange.Body) > 0 {
			return c.Exchange.Body
		}
		if c.Call == naver.Fetch {
			break
		}
	}
	if st.Media == nil {
		return nil
	}
	return st.Media.Bytes
}

// fileTime is how a time stands in the name of a file.
const fileTime = "20060102-150405"

// saveAs asks where to write a file and writes it there, off the window's goroutine. A file that is there already is
// overwritten only when the person says so a second time.
func (w *Window) saveAs(title, name string, write func(ctx context.Context, path string) error) {
	path := widgets.NewEntry(w.escape)
	path.SetText(filepath.Join(saveFolder(), name))
	path.CursorColumn = len([]rune(path.Text))
	message := widgets.Note()
	message.Importance = widget.DangerImportance
	form := container.NewVBox(widget.NewLabel(w.words.Text("save.path")), path, message)

	var d dialog.Dialog
	ctx, cancel := context.WithCancel(context.Background())
	overwrite := ""
	save := func() {
		target := path.Text
		again := overwrite == target
		go func() {
			err := fs.ErrExist
			if _, missing := os.Lstat(target); missing != nil || again {
				err = write(ctx, target)
			}
			w.do(func() {
				switch {
				case ctx.Err() != nil:
				case err == nil:
					d.Dismiss()
					w.calls.say(w.words.Format("save.done", map[string]any{"File": filepath.Base(target)}))
				case errors.Is(err, fs.ErrExist):
					overwrite = target
					widgets.Say(form, message, w.words.Text("save.exists"))
				default:
					widgets.Say(form, message, w.words.Format("save.failed", map[string]any{"Why": errorWords(w.words, err)}))
				}
			})
		}()
	}
	path.OnChanged = func(string) { widgets.Say(form, message, "") } // what was said was about another path
	path.OnSubmitted = func(string) { save() }
	cancelButton := widgets.NewButton(w.words.Text("Cancel"), nil, func() { d.Dismiss() }, w.escape)
	saveButton := widgets.NewButton(w.words.Text("Save"), nil, save, w.escape)
	saveButton.Importance = widget.SuccessImportance
	d = w.popUp(title, form, path, cancelButton, saveButton)
	d.SetOnClosed(cancel)
	d.Resize(fyne.NewSize(640, 220))
}

// writeWhole writes a file whole or not at all.
func writeWhole(ctx context.Context, path string, content []byte) error {
	return safefile.Write(ctx, path, 0o600, content)
}

// extension is that of what the bytes are, not of what was asked for.
func extension(b []byte) string {
	for _, known := range []struct{ magic, extension string }{
		{"RF64", ".wav"}, {"BW64", ".wav"}, {"fLaC", ".flac"}, {"\xff\xfb", ".mp3"}, {"\xff\xf3", ".mp3"},
	} { // which net/http does not tell
		if bytes.HasPrefix(b, []byte(known.magic)) {
			return known.extension
		}
	}
	if json.Valid(b) {
		return ".json"
	}
	sort, _, _ := strings.Cut(http.DetectContentType(b), ";")
	if known := extensions[sort]; known != "" {
		return known
	}
	return ".bin"
}

// extensions are those of what net/http tells apart.
var extensions = map[string]string{
	"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp", "image/bmp": ".bmp",
	"audio/wave": ".wav", "audio/mpeg": ".mp3", "application/ogg": ".ogg", "audio/aiff": ".aiff", "audio/basic": ".au",
	"text/html": ".html", "text/xml": ".xml", "text/plain": ".txt", "application/pdf": ".pdf", "application/x-gzip": ".gz",
	"application/zip": ".zip", "video/mp4": ".mp4", "video/webm": ".webm",
}

// saveFolder is where files go unless told otherwise.
func saveFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	downloads := filepath.Join(home, "Downloads")
	if info, err := os.Stat(downloads); err == nil && info.IsDir() {
		return downloads
	}
	return home
}

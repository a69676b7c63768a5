package app

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/naver"
)

// saveMedia asks where to save the picture or the sound, byte for byte as it came.
func (w *Window) saveMedia() {
	st := w.states[w.kind]
	if st.Media == nil {
		return
	}
	name := st.Issued.Format(fileTime) + "-captcha" + extension(st.Media)
	w.saveAs(text("save.title"), name, func(ctx context.Context, path string) error {
		return writeWhole(ctx, path, st.Media.Bytes)
	})
}

// fileTime is how a time stands in the name of a file.
const fileTime = "20060102-150405"

// saveAs asks where to write a file and writes it there, off the window's goroutine. A file that is there already is
// overwritten only when the person says so a second time.
func (w *Window) saveAs(title, name string, write func(ctx context.Context, path string) error) {
	path := newEntry(w.escape)
	path.SetText(filepath.Join(saveFolder(), name))
	path.CursorColumn = len([]rune(path.Text))
	message := note()
	message.Importance = widget.DangerImportance
	form := container.NewVBox(label("save.path"), path, message)

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
					w.calls.say(textf("save.done", map[string]any{"File": filepath.Base(target)}))
				case errors.Is(err, fs.ErrExist):
					overwrite = target
					say(form, message, text("save.exists"))
				default:
					say(form, message, textf("save.failed", map[string]any{"Why": errorWords(err)}))
				}
			})
		}()
	}
	path.OnChanged = func(string) { say(form, message, "") } // what was said was about another path
	path.OnSubmitted = func(string) { save() }
	cancelButton := newButton(text("Cancel"), nil, func() { d.Dismiss() }, w.escape)
	saveButton := newButton(text("Save"), nil, save, w.escape)
	saveButton.Importance = widget.SuccessImportance
	d = w.popUp(title, form, path, cancelButton, saveButton)
	d.SetOnClosed(cancel)
	d.Resize(fyne.NewSize(640, 220))
}

// writeWhole writes a file whole or not at all.
func writeWhole(ctx context.Context, path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".saving-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // gone already where the rename went well
	_, err = f.Write(content)
	if err := errors.Join(err, f.Sync(), f.Close(), ctx.Err()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// extension is that of what the bytes are, not of what was asked for.
func extension(m *naver.Media) string {
	switch {
	case m.Kind == naver.Audio:
		return ".wav"
	case bytes.HasPrefix(m.Bytes, []byte("\x89PNG")):
		return ".png"
	case bytes.HasPrefix(m.Bytes, []byte("GIF8")):
		return ".gif"
	default:
		return ".jpg"
	}
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

package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/widgets"
	"navercaptcha/naver/safefile"
)

// saveAs asks where to write a file and writes it there, off the window's goroutine. A file that is there already is
// overwritten only when the person says so a second time.
func (h handout) SaveAs(title, name string, write func(ctx context.Context, path string) error) {
	path := widgets.NewEntry(h.w.escape)
	path.SetText(filepath.Join(saveFolder(), name))
	path.CursorColumn = len([]rune(path.Text))
	message := widgets.Note()
	message.Importance = widget.DangerImportance
	form := container.NewVBox(widget.NewLabel(h.w.words.Text("save.path")), path, message)

	var d dialog.Dialog
	ctx, cancel := context.WithCancel(context.Background())
	overwrite := ""
	save := func() {
		target := path.Text
		again := overwrite == target
		go func() {
			err := safefile.CheckName(h.w.config.Desktop.System, target)
			if err == nil {
				err = fs.ErrExist
				if _, missing := os.Lstat(target); missing != nil || again {
					err = write(ctx, target)
				}
			}
			h.w.config.Desktop.Do(func() {
				switch {
				case ctx.Err() != nil:
				case err == nil:
					d.Dismiss()
					h.w.panes.calls.Say(h.w.words.Format("save.done", map[string]any{"File": filepath.Base(target)}))
				case errors.Is(err, fs.ErrExist):
					overwrite = target
					widgets.Say(form, message, h.w.words.Text("save.exists"))
				default:
					widgets.Say(form, message, h.w.words.Format("save.failed", map[string]any{"Why": explain.Error(h.w.words, err)}))
				}
			})
		}()
	}
	path.OnChanged = func(string) { widgets.Say(form, message, "") } // what was said was about another path
	path.OnSubmitted = func(string) { save() }
	cancelButton := widgets.NewButton(h.w.words.Text("Cancel"), nil, func() { d.Dismiss() }, h.w.escape)
	saveButton := widgets.NewButton(h.w.words.Text("Save"), nil, save, h.w.escape)
	saveButton.Importance = widget.SuccessImportance
	d = h.w.dialogs.popUp(title, form, path, cancelButton, saveButton)
	d.SetOnClosed(cancel)
	d.Resize(fyne.NewSize(640, 220))
}

// writeWhole writes a file whole or not at all.
func writeWhole(ctx context.Context, path string, content []byte) error {
	return safefile.Write(ctx, path, 0o600, content)
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

package app

import "fyne.io/fyne/v2"

// editMenu is what can be done with the field that has the focus, and with what a customer's text in the clipboard is.
func (m menu) edit() *fyne.Menu {
	clipboard := m.w.config.App.Clipboard()
	edit := func(key string, s fyne.KeyboardShortcut) *fyne.MenuItem {
		i := fyne.NewMenuItem(m.w.words.Text(key), func() {
			if focused, ok := m.w.window.Canvas().Focused().(fyne.Shortcutable); ok {
				focused.TypedShortcut(s)
			}
		})
		i.Shortcut = s
		return i
	}
	return fyne.NewMenu(m.w.words.Text("menu.edit"),
		edit("Undo", &fyne.ShortcutUndo{}),
		edit("Redo", &fyne.ShortcutRedo{}),
		fyne.NewMenuItemSeparator(),
		edit("Cut", &fyne.ShortcutCut{Clipboard: clipboard}),
		edit("Copy", &fyne.ShortcutCopy{Clipboard: clipboard}),
		edit("Paste", &fyne.ShortcutPaste{Clipboard: clipboard}),
		edit("Select all", &fyne.ShortcutSelectAll{}),
		fyne.NewMenuItemSeparator(),
		item(m.w.words, "menu.pasteEvidence", fyne.KeyV, fyne.KeyModifierShift, m.w.opening.PasteEvidence),
	)
}

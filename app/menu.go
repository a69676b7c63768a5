package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange/curl"
)

// menu is the main menu. Its shortcuts are the only ones that work while the answer field has the focus.
func (w *Window) menu() *fyne.MainMenu {
	return fyne.NewMainMenu(
		fyne.NewMenu(w.words.Text("menu.file"),
			item(w.words, "menu.openEvidence", fyne.KeyO, 0, w.ChooseEvidence),
			item(w.words, "menu.evidence", fyne.KeyE, 0, func() { w.toggle(w.evidence) }),
			fyne.NewMenuItemSeparator(),
			item(w.words, "action.save", fyne.KeyS, 0, w.attempt.Save),
			fyne.NewMenuItem(w.words.Text("export.har"), func() { w.ExportHAR(w.onScreen()) }),
			fyne.NewMenuItem(w.words.Text("export.report"), func() { w.exportReport(w.onScreen()) }),
			fyne.NewMenuItem(w.words.Text("export.csv"), func() { w.ExportCSV(w.onScreen()) }),
			fyne.NewMenuItem(w.words.Text("export.scenario"), w.exportScenario),
			fyne.NewMenuItemSeparator(),
			item(w.words, "menu.history", fyne.KeyH, besideSystem(w.config.System), w.toggleHistory),
			fyne.NewMenuItemSeparator(),
			item(w.words, "calls.copy", fyne.KeyC, fyne.KeyModifierShift, w.calls.CopyDetails),
			fyne.NewMenuItem(w.words.Text("export.copyReport"), w.copyReport),
			w.curlItem(),
			fyne.NewMenuItemSeparator(),
			w.quitItem(),
		),
		w.editMenu(),
		fyne.NewMenu(w.words.Text("menu.captcha"),
			item(w.words, "action.new", fyne.KeyN, 0, w.attempt.NewCAPTCHA),
			item(w.words, "action.issue", fyne.KeyI, 0, w.attempt.Issue),
			item(w.words, "action.fetch", fyne.KeyR, 0, w.attempt.FetchAgain),
			fyne.NewMenuItemSeparator(),
			item(w.words, "kind.image", fyne.Key1, 0, func() { w.attempt.SwitchKind(naver.Image) }),
			item(w.words, "kind.audio", fyne.Key2, 0, func() { w.attempt.SwitchKind(naver.Audio) }),
			fyne.NewMenuItemSeparator(),
			item(w.words, "menu.play", fyne.KeyP, 0, w.attempt.Sound.Toggle),
			item(w.words, "menu.replay", fyne.KeyP, fyne.KeyModifierShift, w.attempt.Sound.Replay),
			fyne.NewMenuItemSeparator(),
			item(w.words, "menu.simulator", fyne.KeyM, besideSystem(w.config.System), func() { w.toggle(w.simulator) }),
			item(w.words, "menu.scenarios", fyne.KeyT, 0, func() { w.toggle(w.scenarios) }),
		),
		fyne.NewMenu(w.words.Text("menu.view"),
			item(w.words, "menu.larger", fyne.KeyEqual, 0, w.attempt.Zoom.Larger),
			item(w.words, "menu.smaller", fyne.KeyMinus, 0, w.attempt.Zoom.Smaller),
			item(w.words, "menu.actual", fyne.Key0, 0, w.attempt.Zoom.Usual),
			fyne.NewMenuItemSeparator(),
			w.foldItem("menu.credentials", &w.showCredentials, prefCredentials, func() fyne.CanvasObject { return w.credentials.Content() }),
			w.foldItem("menu.calls", &w.showCalls, prefCalls, func() fyne.CanvasObject { return w.calls.Content() }),
			item(w.words, "menu.goCredentials", fyne.KeyComma, 0, w.credentials.GoTo),
			fyne.NewMenuItemSeparator(),
			w.languageItem("한국어", Korean),
			w.languageItem("English", English),
		),
		fyne.NewMenu(w.words.Text("menu.help"),
			fyne.NewMenuItem(w.words.Text("help.keys"), w.showKeys),
			fyne.NewMenuItem(w.words.Text("help.files"), w.showFiles),
			fyne.NewMenuItem(w.words.Text("help.crash"), w.showCrash),
			fyne.NewMenuItem(w.words.Text("help.about"), w.about),
		),
	)
}

// besideSystem is what is pressed besides for H and M: on a Mac those are the system's own, to hide and to minimize.
func besideSystem(system string) fyne.KeyModifier {
	if system == "darwin" {
		return fyne.KeyModifierShift
	}
	return 0
}

// item is a menu item with Ctrl, on a Mac Cmd, and a key.
func item(in *words.Catalogue, key string, name fyne.KeyName, more fyne.KeyModifier, do func()) *fyne.MenuItem {
	i := fyne.NewMenuItem(in.Text(key), do)
	i.Shortcut = &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault | more}
	return i
}

// curlItem offers the chosen call as a command for each shell.
func (w *Window) curlItem() *fyne.MenuItem {
	i := fyne.NewMenuItem(w.words.Text("export.curl"), nil)
	var shells []*fyne.MenuItem
	for _, shell := range curl.Shells() {
		shells = append(shells, fyne.NewMenuItem(string(shell), func() { w.copyCurl(shell) }))
	}
	i.ChildMenu = fyne.NewMenu("", shells...)
	return i
}

func (w *Window) quitItem() *fyne.MenuItem {
	quit := item(w.words, "Quit", fyne.KeyQ, 0, w.askClose)
	quit.IsQuit = true
	return quit
}

// foldItem shows or hides a column.
func (w *Window) foldItem(key string, shown *bool, preference string, column func() fyne.CanvasObject) *fyne.MenuItem {
	i := fyne.NewMenuItem(w.words.Text(key), nil)
	i.Checked = *shown
	i.Action = func() {
		if *shown && !column().Visible() { // it has folded by itself, and is wanted
			w.credentialsFirst = shown == &w.showCredentials
		} else {
			*shown = !*shown
			w.credentialsFirst = *shown == (shown == &w.showCredentials)
		}
		w.config.App.Preferences().SetBool(preference, *shown)
		w.window.SetMainMenu(w.menu())
		w.arrange()
		w.attempt.Focus()
	}
	return i
}

// languageItem names a language in itself, so that it is found by who cannot read the present one.
func (w *Window) languageItem(name, code string) *fyne.MenuItem {
	i := fyne.NewMenuItem(name, func() { w.setLanguage(code) })
	i.Checked = w.words.Lang() == code
	return i
}

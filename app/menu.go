package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange/curl"
)

// menu is the main menu.
type menu struct{ w *Window }

// bar makes it, in the language chosen now. Its shortcuts are the only ones that work while the answer field has the focus.
func (m menu) bar() *fyne.MainMenu {
	return fyne.NewMainMenu(
		fyne.NewMenu(m.w.words.Text("menu.file"),
			item(m.w.words, "menu.openEvidence", fyne.KeyO, 0, m.w.opening.ChooseEvidence),
			item(m.w.words, "menu.evidence", fyne.KeyE, 0, func() { m.w.middle.toggle(m.w.panes.evidence) }),
			fyne.NewMenuItemSeparator(),
			item(m.w.words, "action.save", fyne.KeyS, 0, m.w.panes.attempt.Save),
			fyne.NewMenuItem(m.w.words.Text("export.har"), func() { m.w.handout.ExportHAR(m.w.handout.onScreen()) }),
			fyne.NewMenuItem(m.w.words.Text("export.report"), func() { m.w.handout.exportReport(m.w.handout.onScreen()) }),
			fyne.NewMenuItem(m.w.words.Text("export.csv"), func() { m.w.handout.ExportCSV(m.w.handout.onScreen()) }),
			fyne.NewMenuItem(m.w.words.Text("export.scenario"), m.w.handout.exportScenario),
			fyne.NewMenuItemSeparator(),
			item(m.w.words, "menu.history", fyne.KeyH, besideSystem(m.w.config.Desktop.System), m.w.middle.toggleHistory),
			fyne.NewMenuItemSeparator(),
			item(m.w.words, "calls.copy", fyne.KeyC, fyne.KeyModifierShift, m.w.panes.calls.CopyDetails),
			fyne.NewMenuItem(m.w.words.Text("export.copyReport"), m.w.handout.copyReport),
			m.curlItem(),
			fyne.NewMenuItemSeparator(),
			m.quitItem(),
		),
		m.edit(),
		fyne.NewMenu(m.w.words.Text("menu.captcha"),
			item(m.w.words, "action.new", fyne.KeyN, 0, m.w.panes.attempt.NewCAPTCHA),
			item(m.w.words, "action.issue", fyne.KeyI, 0, m.w.panes.attempt.Issue),
			item(m.w.words, "action.fetch", fyne.KeyR, 0, m.w.panes.attempt.FetchAgain),
			fyne.NewMenuItemSeparator(),
			item(m.w.words, "kind.image", fyne.Key1, 0, func() { m.w.panes.attempt.SwitchKind(naver.Image) }),
			item(m.w.words, "kind.audio", fyne.Key2, 0, func() { m.w.panes.attempt.SwitchKind(naver.Audio) }),
			fyne.NewMenuItemSeparator(),
			item(m.w.words, "menu.play", fyne.KeyP, 0, m.w.panes.attempt.Sound.Toggle),
			item(m.w.words, "menu.replay", fyne.KeyP, fyne.KeyModifierShift, m.w.panes.attempt.Sound.Replay),
			fyne.NewMenuItemSeparator(),
			item(m.w.words, "menu.simulator", fyne.KeyM, besideSystem(m.w.config.Desktop.System), func() { m.w.middle.toggle(m.w.panes.simulator) }),
			item(m.w.words, "menu.scenarios", fyne.KeyT, 0, func() { m.w.middle.toggle(m.w.panes.scenarios) }),
		),
		fyne.NewMenu(m.w.words.Text("menu.view"),
			item(m.w.words, "menu.larger", fyne.KeyEqual, 0, m.w.panes.attempt.Zoom.Larger),
			item(m.w.words, "menu.smaller", fyne.KeyMinus, 0, m.w.panes.attempt.Zoom.Smaller),
			item(m.w.words, "menu.actual", fyne.Key0, 0, m.w.panes.attempt.Zoom.Usual),
			fyne.NewMenuItemSeparator(),
			m.foldItem("menu.credentials", &m.w.columns.showCredentials, prefCredentials, func() fyne.CanvasObject { return m.w.panes.credentials.Content() }),
			m.foldItem("menu.calls", &m.w.columns.showCalls, prefCalls, func() fyne.CanvasObject { return m.w.panes.calls.Content() }),
			item(m.w.words, "menu.goCredentials", fyne.KeyComma, 0, m.w.panes.credentials.GoTo),
			fyne.NewMenuItemSeparator(),
			m.languageItem("한국어", Korean),
			m.languageItem("English", English),
		),
		fyne.NewMenu(m.w.words.Text("menu.help"),
			fyne.NewMenuItem(m.w.words.Text("help.keys"), help(m).showKeys),
			fyne.NewMenuItem(m.w.words.Text("help.files"), help(m).showFiles),
			fyne.NewMenuItem(m.w.words.Text("help.crash"), help(m).showCrash),
			fyne.NewMenuItem(m.w.words.Text("help.about"), help(m).about),
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
func (m menu) curlItem() *fyne.MenuItem {
	i := fyne.NewMenuItem(m.w.words.Text("export.curl"), nil)
	var shells []*fyne.MenuItem
	for _, shell := range curl.Shells() {
		shells = append(shells, fyne.NewMenuItem(string(shell), func() { m.w.handout.copyCurl(shell) }))
	}
	i.ChildMenu = fyne.NewMenu("", shells...)
	return i
}

func (m menu) quitItem() *fyne.MenuItem {
	quit := item(m.w.words, "Quit", fyne.KeyQ, 0, m.w.askClose)
	quit.IsQuit = true
	return quit
}

// foldItem shows or hides a column.
func (m menu) foldItem(key string, shown *bool, preference string, column func() fyne.CanvasObject) *fyne.MenuItem {
	i := fyne.NewMenuItem(m.w.words.Text(key), nil)
	i.Checked = *shown
	i.Action = func() {
		m.w.columns.fold(shown, column())
		m.w.config.App.Preferences().SetBool(preference, *shown)
		m.w.window.SetMainMenu(m.bar())
		m.w.columns.arrange()
		m.w.panes.attempt.Focus()
	}
	return i
}

// languageItem names a language in itself, so that it is found by who cannot read the present one.
func (m menu) languageItem(name, code string) *fyne.MenuItem {
	i := fyne.NewMenuItem(name, func() { m.w.setLanguage(code) })
	i.Checked = m.w.words.Lang() == code
	return i
}

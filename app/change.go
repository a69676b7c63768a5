package app

// setLanguage changes the language of everything at once.
func (w *Window) setLanguage(code string) {
	spoken, err := useLanguage(code)
	if err != nil {
		return
	}
	w.words = spoken.On(w.config.System)
	w.config.App.Preferences().SetString(prefLanguage, code)
	w.credentials.SetWords(w.words)
	w.build()
}

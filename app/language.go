package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"navercaptcha/app/words"
	"navercaptcha/naver/text"
)

// The languages of the window.
const (
	Korean  = text.Korean
	English = text.English
)

// SystemLanguage is the language that the system asks for, or English where it asks for one that the window lacks.
func SystemLanguage() string {
	if strings.HasPrefix(strings.ToLower(lang.SystemLocale().LanguageString()), Korean) {
		return Korean
	}
	return English
}

// Language is the one to speak: the wanted one, or else the one that was chosen in the window earlier, or else the system's.
// Before there is an app, it may be nil.
func Language(a fyne.App, wanted string) string {
	switch {
	case wanted != "":
		return wanted
	case a == nil:
		return SystemLanguage()
	default:
		return a.Preferences().StringWithFallback(prefLanguage, SystemLanguage())
	}
}

// useLanguage is the words of a language, which Fyne's own dialogs speak as well from now on. Fyne always speaks the
// system's language, so the wanted texts are put in that language's place. Fyne's words may be read on the window's
// goroutine alone.
func useLanguage(code string) (*words.Catalogue, error) {
	catalogue := words.In(code)
	if catalogue == nil {
		return nil, fmt.Errorf("unknown language %q: use ko or en", code)
	}
	own := fyne.NewStaticResource(lang.SystemLocale().LanguageString()+".json", catalogue.JSON())
	return catalogue, lang.AddTranslations(own)
}

// setLanguage changes the language of everything at once.
func (w *Window) setLanguage(code string) {
	spoken, err := useLanguage(code)
	if err != nil {
		return
	}
	w.words = spoken.On(w.config.Desktop.System)
	w.config.App.Preferences().SetString(prefLanguage, code)
	w.panes.credentials.SetWords(w.words)
	w.build()
}

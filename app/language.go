package app

import (
	"embed"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

//go:embed translations/ko.json translations/en.json
var translations embed.FS

// The languages of the window.
const (
	Korean  = "ko"
	English = "en"
)

// SystemLanguage is the language that the system asks for, or English where it asks for one that the window lacks.
func SystemLanguage() string {
	if strings.HasPrefix(strings.ToLower(lang.SystemLocale().LanguageString()), Korean) {
		return Korean
	}
	return English
}

// useLanguage makes every text asked for from now on appear in a language, Fyne's own dialogs included. Fyne always
// speaks the system's language, so the wanted texts are put in that language's place.
func useLanguage(code string) error {
	if code != Korean && code != English {
		return fmt.Errorf("unknown language %q: use ko or en", code)
	}
	texts, err := translations.ReadFile("translations/" + code + ".json")
	if err != nil {
		return err
	}
	return lang.AddTranslations(fyne.NewStaticResource(lang.SystemLocale().LanguageString()+".json", texts))
}

// text is the words for a key in the language of the window.
func text(key string) string { return lang.X(key, key) }

// textf is the words for a key with its {{.Name}} places filled.
func textf(key string, values map[string]any) string { return lang.X(key, key, values) }

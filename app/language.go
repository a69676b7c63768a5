package app

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	bilingual "navercaptcha/naver/text"
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

// catalogue is the window's words in one language, by their keys. It never changes, so every goroutine may read it.
type catalogue struct {
	language string
	words    map[string]string
}

// catalogues are the words of each language.
var catalogues = map[string]*catalogue{Korean: readCatalogue(Korean), English: readCatalogue(English)}

// spoken is the catalogue of the language of the window. What is made beside the window asks for a language of its own,
// since this one may change meanwhile.
var spoken atomic.Pointer[catalogue]

func init() { spoken.Store(catalogues[English]) }

func readCatalogue(language string) *catalogue {
	c := &catalogue{language: language}
	file, err := translations.ReadFile("translations/" + language + ".json")
	if err == nil {
		err = json.Unmarshal(file, &c.words)
	}
	if err != nil {
		panic(err) // the file is part of the program, and the tests read it
	}
	return c
}

// text is the words for a key, or the key where there are none.
func (c *catalogue) text(key string) string { return cmp.Or(c.words[key], key) }

// textf is the words for a key with their {{.Name}} places filled.
func (c *catalogue) textf(key string, values map[string]any) string {
	var filled []string
	for name, value := range values {
		filled = append(filled, "{{."+name+"}}", fmt.Sprint(value))
	}
	return strings.NewReplacer(filled...).Replace(c.text(key))
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

// useLanguage makes every text asked for from now on appear in a language, Fyne's own dialogs included. Fyne always
// speaks the system's language, so the wanted texts are put in that language's place. Fyne's words may be read on the
// window's goroutine alone.
func useLanguage(code string) error {
	words, ok := catalogues[code]
	if !ok {
		return fmt.Errorf("unknown language %q: use ko or en", code)
	}
	texts, err := translations.ReadFile("translations/" + code + ".json")
	if err != nil {
		return err
	}
	spoken.Store(words)
	return lang.AddTranslations(fyne.NewStaticResource(lang.SystemLocale().LanguageString()+".json", texts))
}

// text is the words for a key in the language of the window.
func text(key string) string { return spoken.Load().text(key) }

// textf is the words for a key in the language of the window with its {{.Name}} places filled.
func textf(key string, values map[string]any) string { return spoken.Load().textf(key, values) }

// plural is the words for a number of things, those of key.one where it is one.
func plural(key string, n int, values map[string]any) string {
	if n == 1 {
		key += ".one"
	}
	return textf(key, values)
}

// inBoth is the words for a key in both languages.
func inBoth(key string) bilingual.Text {
	return bilingual.Text{Ko: catalogues[Korean].text(key), En: catalogues[English].text(key)}
}

// Package words holds what the window says: a catalogue for each language, which never changes, so every goroutine may
// read it.
package words

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

//go:embed ko.json en.json
var files embed.FS

// Catalogue is the window's words in one language, by their keys.
type Catalogue struct {
	language text.Lang
	words    map[string]string
}

var korean, english = read(text.Korean), read(text.English)

func read(language text.Lang) *Catalogue {
	c := &Catalogue{language: language}
	if err := json.Unmarshal(c.JSON(), &c.words); err != nil {
		panic(err) // the file is part of the program, and the tests read it
	}
	return c
}

// In is the catalogue of a language, or nil where the window does not speak it.
func In(language text.Lang) *Catalogue {
	switch language {
	case text.Korean:
		return korean
	case text.English:
		return english
	}
	return nil
}

// On is the catalogue as it is for a system, by its GOOS: a Mac has Cmd where the words say Ctrl, and two keys of its own that
// the program leaves to it. Words that tell of the Mac themselves stay.
func (c *Catalogue) On(system string) *Catalogue {
	if system != "darwin" {
		return c
	}
	mac := &Catalogue{language: c.language, words: make(map[string]string, len(c.words))}
	for key, words := range c.words {
		if !strings.Contains(words, "macOS") {
			words = macKeys.Replace(words)
		}
		mac.words[key] = words
	}
	return mac
}

var macKeys = strings.NewReplacer("Ctrl+H", "Cmd+Shift+H", "Ctrl+M", "Cmd+Shift+M", "Ctrl+", "Cmd+")

// Lang is the language.
func (c *Catalogue) Lang() text.Lang { return c.language }

// JSON is the file of the catalogue: an object of words by their keys.
func (c *Catalogue) JSON() []byte {
	file, err := files.ReadFile(c.language + ".json")
	if err != nil {
		panic(err)
	}
	return file
}

// Text is the words for a key, or the key where there are none.
func (c *Catalogue) Text(key string) string { return cmp.Or(c.words[key], key) }

// Format is the words for a key with their {{.Name}} places filled.
func (c *Catalogue) Format(key string, values map[string]any) string {
	var filled []string
	for name, value := range values {
		filled = append(filled, "{{."+name+"}}", fmt.Sprint(value))
	}
	return strings.NewReplacer(filled...).Replace(c.Text(key))
}

// Plural is Format for a number of things, with the words of key.one where it is one.
func (c *Catalogue) Plural(key string, n int, values map[string]any) string {
	if n == 1 {
		key += ".one"
	}
	return c.Format(key, values)
}

// Platforms is what the platforms are called, in the order of naver.Platforms.
func (c *Catalogue) Platforms() (names []string) {
	for _, p := range naver.Platforms() {
		names = append(names, c.Text("platform."+string(p)))
	}
	return names
}

// Both is the words for a key in both languages.
func Both(key string) text.Text { return text.Text{Ko: korean.Text(key), En: english.Text(key)} }

// Finding is a finding of the window's own: of key.happened and key.next.
func Finding(key string) attempt.Finding {
	return attempt.Finding{Rule: key, Happened: Both(key + ".happened"), Next: Both(key + ".next")}
}

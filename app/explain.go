package app

import (
	"errors"

	"navercaptcha/app/explain"
	"navercaptcha/app/words"
)

// ErrNoPlace means that the system names no folder for settings.
var ErrNoPlace = errors.New("no place for settings")

// Explain says in a language of the window, ko or en, why it does not open and what to do next, then what the system said
// of it. An error that the window has no words for is told as it is.
func Explain(err error, language string) string {
	f, ok := explain.Own(err)
	if errors.Is(err, ErrNoPlace) {
		f, ok = words.Finding("own.noPlace"), true
	}
	if !ok {
		return err.Error()
	}
	return explain.Text(f, words.In(language)) + "\n(" + err.Error() + ")"
}

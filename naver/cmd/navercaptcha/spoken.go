package main

import (
	"errors"
	"fmt"
	"strings"

	"navercaptcha/naver/text"
)

// spoken is an error of the command's own in both languages.
type spoken struct {
	words text.Text
	err   error // that it rests on, or nil
}

// say makes one. Both texts are formats for the same arguments.
func say(ko, en string, args ...any) error {
	e := &spoken{words: text.Text{Ko: ko, En: en}}
	if len(args) > 0 {
		e.words = text.Text{Ko: fmt.Sprintf(ko, args...), En: fmt.Sprintf(en, args...)}
	}
	return e
}

// because makes one that rests on another, which its texts do not repeat.
func because(err error, ko, en string, args ...any) error {
	e := say(ko, en, args...).(*spoken)
	e.err = err
	return e
}

func (e *spoken) Error() string { return e.words.En }

func (e *spoken) Unwrap() error { return e.err }

// said is what an error says in a language.
func said(err error, lang text.Lang) string {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var lines []string
		for _, one := range many.Unwrap() {
			lines = append(lines, said(one, lang))
		}
		return strings.Join(lines, "\n")
	}
	var e *spoken
	if errors.As(err, &e) {
		return e.words.In(lang)
	}
	return err.Error()
}

package scenario

import (
	"errors"
	"fmt"
	"strings"

	"navercaptcha/naver/text"
)

// say fills a sentence in both languages. Its English form is the key of the Korean one. An argument that is a Text
// itself is filled in in the language of the sentence.
func say(format string, args ...any) text.Text {
	ko, ok := korean[format]
	if !ok {
		ko = format // a test looks for each
	}
	return text.Text{Ko: fill(ko, args, text.Korean), En: fill(format, args, text.English)}
}

func fill(format string, args []any, lang text.Lang) string {
	filled := make([]any, len(args))
	for i, a := range args {
		if t, ok := a.(text.Text); ok {
			a = t.In(lang)
		}
		filled[i] = a
	}
	return fmt.Sprintf(format, filled...)
}

// same is what reads alike in both languages: values, and the words of the file itself.
func same(s string) text.Text { return text.Text{Ko: s, En: s} }

// list writes words as a sentence has them.
func list(words []string) text.Text {
	if len(words) < 2 {
		return same(strings.Join(words, ""))
	}
	last := len(words) - 1
	return text.Text{
		Ko: strings.Join(words, ", "),
		En: strings.Join(words[:last], ", ") + " and " + words[last],
	}
}

// about names what an expectation is about by the word of the file, in Korean with what that is.
func about(word string) text.Text {
	ko, ok := abouts[word]
	if !ok {
		return same(word)
	}
	return text.Text{Ko: ko + "(" + word + ")", En: word}
}

// spoken is an error that speaks both languages.
type spoken struct{ text text.Text }

// Error is the English words.
func (e spoken) Error() string { return e.text.En }

// WordsOf is an error of this package in both languages. Others, such as a file system's, say the same in both.
func WordsOf(err error) text.Text {
	var own spoken
	var read *ReadError
	switch {
	case errors.As(err, &own):
		return own.text
	case errors.As(err, &read):
		var ko, en []string
		for _, p := range read.Problems {
			ko, en = append(ko, p.At.String()+": "+p.Text.Ko), append(en, p.At.String()+": "+p.Text.En)
		}
		return text.Text{Ko: strings.Join(ko, "\n"), En: strings.Join(en, "\n")}
	}
	return same(err.Error())
}

// In is the reason in a language.
func (s Skip) In(lang text.Lang) string {
	if ko, ok := skips[s]; ok {
		return text.Text{Ko: ko, En: string(s)}.In(lang)
	}
	return string(s)
}

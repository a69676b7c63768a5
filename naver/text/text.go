// Package text holds what the product says in both of its languages.
package text

// Lang is a language of the product. Every value other than Korean means English.
type Lang = string

// The languages.
const (
	Korean  Lang = "ko"
	English Lang = "en"
)

// Text is one sentence or paragraph in both languages.
type Text struct{ Ko, En string }

// In returns the text in a language.
func (t Text) In(lang Lang) string {
	if lang == Korean {
		return t.Ko
	}
	return t.En
}

// IsZero tells whether there is nothing to say.
func (t Text) IsZero() bool { return t == Text{} }

package source

// kind is what a token is.
type kind uint8

const (
	punct kind = iota
	name
	number
	text
)

// token is a word of the source, a sign or a string. Comments are none.
type token struct {
	kind   kind
	text   string  // of a name, a number or a sign
	pieces []piece // of a string
	line   int     // from 1
	first  bool    // the first one of its line
	indent int     // of its line, in columns
	lang   *language
	client bool // it runs in a browser
}

// piece is a part of a string: letters, or a hole that a value is put into.
type piece struct {
	letters string
	hole    []token
	line    int
}

func (t *token) is(word string) bool { return t.kind != text && t.text == word }

// plain is a string without holes.
func (t *token) plain() (string, bool) {
	if t.kind != text {
		return "", false
	}
	all := ""
	for _, p := range t.pieces {
		if p.hole != nil {
			return "", false
		}
		all += p.letters
	}
	return all, true
}

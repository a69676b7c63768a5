package attempt

import (
	"strings"
	"unicode"
)

// withoutInvisible takes out what takes part in an answer without being seen: control and format characters, fillers, and
// all blanks but the space bar's.
func withoutInvisible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != ' ' && (unicode.IsControl(r) || unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Z) || isFiller(r)) {
			return -1
		}
		return r
	}, s)
}

// isFiller tells whether a character counts as a letter or a sign and is blank.
func isFiller(r rune) bool {
	return r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0' || r == '\u2800'
}

package profile

import (
	"slices"
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		pasted, want string
		changes      []Change
	}{
		{"abcDEF_12", "abcDEF_12", nil},
		{"", "", nil},
		{"  abc ", "abc", []Change{SurroundingBlanks}},
		{" ", "", []Change{SurroundingBlanks}},
		{"\tabc", "abc", []Change{OddBlanks, SurroundingBlanks}},
		{"abc\r\n", "abc", []Change{LineBreaks}},
		{"abc=\n  def\n", "abc=def", []Change{LineBreaks, SurroundingBlanks}},
		{"\ufeffabc", "abc", []Change{ByteOrderMark}},
		{"a\u200bb\u200dc\u2060", "abc", []Change{Invisible}},
		{"abc\u3164", "abc", []Change{Invisible}},
		{"ab\x00c", "abc", []Change{ControlCharacters}},
		{"ab\xffc", "abc", []Change{ControlCharacters}},
		{"\u00a0abc", "abc", []Change{OddBlanks, SurroundingBlanks}},
		{"ａｂｃ１２＿", "abc12_", []Change{FullWidth}},
		{"\u3000abc\u3000", "abc", []Change{FullWidth, SurroundingBlanks}},
		{"a\u00a0b", "a b", []Change{OddBlanks, InnerBlanks}},
		{"a b", "a b", []Change{InnerBlanks}},
		{"한글", "한글", nil},
		{"X-Naver-Client-Id: abc", "abc", []Change{HeaderName}},
		{"x-naver-client-secret:abc", "abc", []Change{HeaderName}},
		{"X-NCP-APIGW-API-KEY-ID: abc", "abc", []Change{HeaderName}},
		{"X-NCP-APIGW-API-KEY=abc", "abc", []Change{HeaderName}},
		{"X-Naver-Client-Id：ａｂｃ", "abc", []Change{FullWidth, HeaderName}},
		{`"X-Naver-Client-Id": "abc"`, "abc", []Change{HeaderName, Quotes}},
		{`'X-Naver-Client-Id: abc'`, "abc", []Change{HeaderName}},
		{` "abc" `, "abc", []Change{SurroundingBlanks, Quotes}},
		{`"abc`, `"abc`, nil},
		{"X-Naver-Client-Id", "X-Naver-Client-Id", nil},
		{"X-Other: abc", "X-Other: abc", []Change{InnerBlanks}},
	} {
		got, changes := Clean(c.pasted)
		if got != c.want || !slices.Equal(changes, c.changes) {
			t.Errorf("%q: %q %v, want %q %v", c.pasted, got, changes, c.want, c.changes)
		}
	}
}

func TestCleanNeverMixesTwoCredentials(t *testing.T) {
	got, changes := Clean("X-Naver-Client-Id: abc\nX-Naver-Client-Secret: hidden\n")
	if got != "abc" || !slices.Contains(changes, OtherLines) {
		t.Errorf("%q %v", got, changes)
	}
}

func FuzzClean(f *testing.F) {
	f.Add("X-Naver-Client-Id: \u200babc\r\n")
	f.Add("'\"X-NCP-APIGW-API-KEY\" : ＡＢ\u3000Ｃ\"'")
	f.Add("X-Naver-\nClient-Id: X-Naver-Client-Id=x")
	f.Fuzz(func(t *testing.T, pasted string) {
		clean, changes := Clean(pasted)
		again, more := Clean(clean)
		if again != clean || len(slices.DeleteFunc(more, func(c Change) bool { return !c.Applied() })) > 0 {
			t.Errorf("%q becomes %q, and that %q by %v", pasted, clean, again, more)
		}
		if clean != pasted && !slices.ContainsFunc(changes, Change.Applied) {
			t.Errorf("%q becomes %q and nobody is told", pasted, clean)
		}
		if strings.TrimSpace(clean) != clean || strings.ContainsAny(clean, "\r\n\x00") {
			t.Errorf("%q is not clean", clean)
		}
	})
}

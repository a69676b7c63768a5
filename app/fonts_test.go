package app

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/words"
	"navercaptcha/naver/scenario"
	"navercaptcha/naver/simulator"
)

// face is a font as far as a test needs it.
type face struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
}

func newFace(t *testing.T, r fyne.Resource) *face {
	t.Helper()
	f, err := sfnt.Parse(r.Content())
	if err != nil {
		t.Fatal(r.Name(), err)
	}
	return &face{font: f}
}

// has tells whether the font has a glyph for a rune. Where it has one Fyne uses it, even a blank one.
func (f *face) has(r rune) bool {
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	return err == nil && glyph != 0
}

// inks tells whether the glyph for a rune can be seen.
func (f *face) inks(r rune) bool {
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return false
	}
	bounds, _, err := f.font.GlyphBounds(&f.buffer, glyph, fixed.I(16), font.HintingNone)
	return err == nil && !bounds.Empty()
}

// chain is a font and those that Fyne asks for what it lacks.
type chain []*face

// draws tells whether a rune is seen, or is a blank.
func (c chain) draws(r rune) bool {
	for _, f := range c {
		if f.has(r) {
			return unicode.IsSpace(r) || f.inks(r)
		}
	}
	return false
}

// chains are the window's fonts as Fyne uses them, but without the system's.
func chains(t *testing.T) map[string]chain {
	t.Helper()
	with := func(style fyne.TextStyle) chain {
		return chain{newFace(t, apptheme.New().Font(style)), newFace(t, theme.DefaultTextFont()), newFace(t, theme.DefaultSymbolFont())}
	}
	return map[string]chain{"regular": with(fyne.TextStyle{}), "bold": with(fyne.TextStyle{Bold: true})}
}

// saidByTheProgram is every text that may come on the screen.
func saidByTheProgram(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, code := range []string{Korean, English} {
		said := map[string]string{}
		if err := json.Unmarshal(words.In(code).JSON(), &said); err != nil {
			t.Fatal(err)
		}
		for key, text := range said {
			all[code+" "+key] = text
		}
	}
	maps.Copy(all, textsIn(t, "../naver/diagnosis"))
	maps.Copy(all, textsIn(t, "../naver/scenario"))
	for _, s := range scenario.Shipped() {
		all[s.File] = s.Name.Ko + s.Name.En + s.About.Ko + s.About.En
	}
	for _, f := range simulator.Faults() {
		all[string(f.ID)] = f.Does.Ko + f.Does.En
	}
	maps.Copy(all, textsIn(t, "."))
	return all
}

func TestEveryTextCanBeDrawnWithoutTheSystemsFonts(t *testing.T) {
	said := saidByTheProgram(t)
	for name, fonts := range chains(t) {
		missing := map[rune]string{}
		for where, words := range said {
			for _, r := range words {
				if unicode.IsPrint(r) && !fonts.draws(r) {
					missing[r] = where
				}
			}
		}
		for r, where := range missing {
			t.Errorf("%s: %q (%U) of %s is not drawn", name, r, r, where)
		}
	}
}

// What a person types by mistake is shown, and a password is dots.
func TestTheKeyboardCanBeDrawn(t *testing.T) {
	for name, fonts := range chains(t) {
		for r := 'ㄱ'; r <= 'ㅣ'; r++ {
			if !fonts.draws(r) {
				t.Errorf("%s: %c is not drawn", name, r)
			}
		}
		for _, r := range "•가각뷁쀍" {
			if !fonts.draws(r) {
				t.Errorf("%s: %c is not drawn", name, r)
			}
		}
	}
}

// textsIn are the strings in a package's sources: the diagnosis has rules for cases that a test cannot bring about.
func textsIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if words, err := strconv.Unquote(literal.Value); err == nil {
					texts[path] += words
				}
			}
			return true
		})
		return nil
	})
	if err != nil || len(texts) == 0 {
		t.Fatalf("no texts in %s: did they move? %v", folder, err)
	}
	return texts
}

package history

import (
	"context"
	"database/sql"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange/redaction"
)

// Limits of what is searched, so that a search stays quick.
const (
	maxWords     = 8 << 10 // bytes of one attempt, its note aside
	maxBodyWords = 1 << 10 // bytes of one body
)

// fold makes texts comparable: lower case, and Hangul in one form, since macOS writes it taken apart.
func fold(text string) string {
	text = strings.ToLower(norm.NFC.String(strings.ToValidUTF8(text, " ")))
	return strings.Map(func(r rune) rune {
		if r == 0 || string(r) == between { // SQLite's functions end a text at a NUL
			return ' '
		}
		return r
	}, text)
}

// words is what is searched of an attempt, folded, in the parts that change at different times. It is stored as one
// text, which is the quickest to search.
type words struct {
	own   string // note and tags
	head  string
	calls string
}

// between stands between the parts.
const between = "\x1f"

func loadWords(ctx context.Context, c *sql.Conn, attempt int64) (w words, err error) {
	var text string
	if err := c.QueryRowContext(ctx, "SELECT words FROM attempt WHERE id=?", attempt).Scan(&text); err != nil {
		return w, err
	}
	w.own, text, _ = strings.Cut(text, between)
	w.head, w.calls, _ = strings.Cut(text, between)
	return w, nil
}

func (w words) store(ctx context.Context, c *sql.Conn, attempt int64) error {
	_, err := c.ExecContext(ctx, "UPDATE attempt SET words=? WHERE id=?", w.own+between+w.head+between+w.calls, attempt)
	return err
}

// headWords is what an attempt says of itself, to be searched. Findings are searched in their own table.
func (p *prepared) headWords() string {
	return fold(strings.Join([]string{
		p.Caller.Profile, shownAs[p.Caller.Profile], string(p.Platform), shownAs[string(p.Platform)], p.Caller.Host, string(p.Kind),
		shownAs[string(p.Kind)], p.Key, p.sources,
	}, "\n"))
}

// shownAs is what people read in the place of what is stored, in both languages: what can be read can be found.
var shownAs = map[string]string{
	"Simulator":              "시뮬레이터",
	"Environment":            "환경 변수",
	string(naver.Developers): "네이버 개발자 센터 NAVER Developers",
	string(naver.Cloud):      "네이버 클라우드 NAVER Cloud",
	string(naver.Gov):        "네이버 클라우드 (공공) NAVER Cloud for government",
	string(naver.Fin):        "네이버 클라우드 (금융) NAVER Cloud for finance",
	string(naver.Image):      "이미지",
	string(naver.Audio):      "음성",
	string(attempt.Evidence): "고객이 보낸 자료",
	string(attempt.Scenario): "시나리오",
}

// callWords is what the calls say that are to be written: errors, and bodies that are text.
func (p *prepared) callWords() string {
	var b strings.Builder
	seen := map[string]bool{}
	for i := range p.calls {
		for _, text := range []string{p.calls[i].err, p.calls[i].bodyText()} {
			if text != "" && !seen[text] && b.Len()+len(text) < maxWords {
				seen[text] = true
				b.WriteString(text + "\n")
			}
		}
	}
	return fold(b.String())
}

// bodyText is the beginning of a body that is text.
func (c *preparedCall) bodyText() string {
	if c.exchange == nil || c.bodyIsMedia || len(c.body) == 0 {
		return ""
	}
	text := c.body[:min(len(c.body), maxBodyWords)]
	for cut := 0; cut < utf8.UTFMax && !utf8.Valid(text); cut++ {
		text = text[:len(text)-1] // it may have been cut within a character
	}
	if !redaction.IsText(text) {
		return ""
	}
	return string(text)
}

// findingWords is what of a finding is searched.
func findingWords(f *attempt.Finding) string {
	title := diagnosis.Title(f.Rule)
	return fold(strings.Join([]string{
		f.Rule, title.Ko, title.En, f.Happened.Ko, f.Happened.En, f.Why.Ko, f.Why.En, f.Next.Ko, f.Next.En,
	}, "\n"))
}

// cut bounds a text without cutting a character apart.
func cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	text = text[:limit]
	for range utf8.UTFMax - 1 {
		if r, n := utf8.DecodeLastRuneInString(text); r != utf8.RuneError || n != 1 {
			break
		}
		text = text[:len(text)-1]
	}
	return text
}

package export

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"navercaptcha/app/history"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// A picture that came in the place of a sound is saved as the picture that it is.
func TestTheBytesDecideOnTheExtension(t *testing.T) {
	for want, content := range map[string]string{
		".png": "\x89PNG\r\n\x1a\n",
		".gif": "GIF89a",
		".jpg": "\xff\xd8\xff",
		".wav": "RIFF....WAVE",
	} {
		if got := Extension([]byte(content)); got != want {
			t.Errorf("%q is saved as %s", content, got)
		}
	}
}

// many is a history that finds so many attempts, the newest first, of which the second was deleted since.
type many int

func (n many) Search(_ context.Context, q history.Query) ([]history.Summary, error) {
	found := make([]history.Summary, min(int(n), q.Limit))
	for i := range found {
		found[i].ID = int64(int(n) - i)
	}
	return found, nil
}

func (many) Attempt(_ context.Context, id int64) (*attempt.Attempt, error) {
	if id == 2 {
		return nil, history.ErrUnknown
	}
	return &attempt.Attempt{Note: strings.Repeat("i", int(id))}, nil
}

func TestWhatIsFoundIsHandedOnFromTheOldestToTheNewest(t *testing.T) {
	list, err := Found(many(4), history.Query{})(t.Context())
	var notes []string
	for _, a := range list {
		notes = append(notes, a.Note)
	}
	if err != nil || !slices.Equal(notes, []string{"i", "iii", "iiii"}) {
		t.Errorf("%q, %v", notes, err)
	}
}

func TestOneFileHoldsAThousandAttempts(t *testing.T) {
	if list, err := Found(many(1000), history.Query{})(t.Context()); err != nil || len(list) != 999 {
		t.Errorf("%d, %v", len(list), err)
	}
	if _, err := Found(many(1001), history.Query{})(t.Context()); !errors.Is(err, ErrTooMany) {
		t.Errorf("%v", err)
	}
}

func TestDetailsNameTheCallInTheirLanguageAndNoSecret(t *testing.T) {
	const secret = "a-client-secret-of-ours"
	c := attempt.Call{
		Platform: naver.Cloud, Kind: naver.Audio, Call: naver.Fetch, Start: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		Err: errors.New("nobody answers " + secret),
	}
	for language, want := range map[text.Lang][]string{
		text.English: {"Platform: NAVER Cloud", "Nothing was sent", "Version: NAVER CAPTCHA Tester 1.2.3, go"},
		text.Korean:  {"네이버 클라우드", "버전: NAVER CAPTCHA Tester 1.2.3, go"},
	} {
		got := Exporter{
			Words: words.In(language), Version: "1.2.3",
			Redactor: func() *redaction.Redactor {
				return redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret})
			},
		}.Details(c)
		for _, words := range want {
			if !strings.Contains(got, words) {
				t.Errorf("%s: %q is not in\n%s", language, words, got)
			}
		}
		if strings.Contains(got, secret) {
			t.Errorf("%s: the secret is in\n%s", language, got)
		}
	}
}

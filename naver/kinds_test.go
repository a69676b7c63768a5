package naver_test

import (
	"errors"
	"net/http"
	"testing"

	"navercaptcha/naver"
)

// Fetch asks where FetchImage and FetchAudio ask.
func TestFetchAsksForItsKind(t *testing.T) {
	if kinds := naver.Kinds(); len(kinds) != 2 || kinds[0] != naver.Image || kinds[1] != naver.Audio {
		t.Errorf("%v", kinds)
	}
	var asked []string
	wire := roundTrip(func(r *http.Request) (*http.Response, error) {
		asked = append(asked, r.URL.Path)
		return nil, errors.New("nobody is there")
	})
	client, err := naver.NewClient(naver.Options{Platform: naver.Developers, Wrap: func(http.RoundTripper) http.RoundTripper { return wire }})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range naver.Kinds() {
		_, _ = client.Fetch(t.Context(), kind, "t521bp3qM7Qyk2X2")
	}
	_, _ = client.FetchImage(t.Context(), "t521bp3qM7Qyk2X2")
	_, _ = client.FetchAudio(t.Context(), "t521bp3qM7Qyk2X2")
	if len(asked) != 4 || asked[0] != asked[2] || asked[1] != asked[3] || asked[0] == asked[1] {
		t.Errorf("asked for %q", asked)
	}
	if _, err := client.Fetch(t.Context(), "video", "t521bp3qM7Qyk2X2"); !errors.Is(err, naver.ErrUnknownKind) || len(asked) != 4 {
		t.Errorf("another kind: %v, asked for %q", err, asked)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

package naver

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/exchange"
)

// The same answer is fetched by net/http alone and by the client, on loopback. The runs named "extra" call both in turn
// and report the medians and their difference, which stands also where other programs disturb:
//
//	go test -tags ci -run '^$' -bench 'Call/.*/extra' -benchtime 5000x ./naver
func BenchmarkCall(b *testing.B) {
	server := serve(b, attempt)
	picture := strings.Repeat("\xff\xd8\xff and five thousand more", 200)
	media := serve(b, answers(200, "image/jpeg;charset=UTF-8", picture))
	kept := &http.Client{Transport: &http.Transport{}}
	fresh := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	b.Cleanup(kept.CloseIdleConnections)
	ctx := context.Background()
	plain, onMedia := clientOf(b, server.URL), clientOf(b, media.URL)
	recorded := clientOf(b, server.URL, func(o *Options) { o.Wrap = exchange.NewRecorder(100, nil).Wrap })

	issue := func(c *Client) func() error {
		return func() error { _, err := c.IssueKey(ctx, Image); return err }
	}
	verify := func(c *Client) func() error {
		return func() error { _, err := c.Verify(ctx, Image, "t521bp3qM7Qyk2X2", "1PUNUST"); return err }
	}
	issueURL := server.URL + "/v1/captcha/nkey?code=0"
	verifyURL := server.URL + "/v1/captcha/nkey?code=1&key=t521bp3qM7Qyk2X2&value=1PUNUST"
	mediaURL := media.URL + "/v1/captcha/ncaptcha.bin?key=t521bp3qM7Qyk2X2"
	fetch := func() error { _, err := onMedia.FetchImage(ctx, "t521bp3qM7Qyk2X2"); return err }
	for _, bench := range []struct {
		name             string
		bare             func() error
		client, recorded func() error
	}{
		{"issue", func() error { return bareGet(kept, issueURL) }, issue(plain), issue(recorded)},
		{"fetch", func() error { return bareGet(kept, mediaURL) }, fetch, nil},
		{"verify", func() error { return bareGet(fresh, verifyURL) }, verify(plain), verify(recorded)},
	} {
		b.Run(bench.name+"/bare", func(b *testing.B) { repeat(b, bench.bare) })
		b.Run(bench.name+"/client", func(b *testing.B) { repeat(b, bench.client) })
		b.Run(bench.name+"/extra", func(b *testing.B) { inTurn(b, bench.bare, bench.client) })
		if bench.recorded != nil {
			b.Run(bench.name+"/recorded-extra", func(b *testing.B) { inTurn(b, bench.client, bench.recorded) })
		}
	}
}

func repeat(b *testing.B, call func() error) {
	b.ReportAllocs()
	for b.Loop() {
		if err := call(); err != nil {
			b.Fatal(err)
		}
	}
}

// inTurn calls first one, then the other, and reports the median of each and what the second takes longer.
func inTurn(b *testing.B, calls ...func() error) {
	times := make([][]time.Duration, len(calls))
	for b.Loop() {
		for i, call := range calls {
			start := time.Now()
			if err := call(); err != nil {
				b.Fatal(err)
			}
			times[i] = append(times[i], time.Since(start))
		}
	}
	var medians [2]float64
	for i := range times {
		slices.Sort(times[i])
		medians[i] = float64(times[i][len(times[i])/2]) / float64(time.Microsecond)
	}
	b.ReportMetric(medians[0], "baseline-µs")
	b.ReportMetric(medians[1], "ours-µs")
	b.ReportMetric(medians[1]-medians[0], "extra-µs")
	b.ReportMetric(0, "ns/op")
}

// bareGet is what the client is measured against: a GET, with the body read to its end.
func bareGet(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	_, err = io.ReadAll(resp.Body)
	return err
}

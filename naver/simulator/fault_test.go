package simulator

import (
	"bytes"
	"context"
	"image/jpeg"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
)

// findings is what a person is told about issue, fetch and verify with each magic client ID. Where the platforms
// differ, NAVER Developers comes first. A verify is sent with the right answer, or with a wrong one where that matters.
var findings = map[Fault][3]string{
	"sim-always-right":     {"issued", "fetched", "right"},
	"sim-always-wrong":     {"issued", "fetched", "wrong"},
	"sim-right-403":        {"issued", "fetched", "right-status"},
	"sim-ct001":            {"issued", "ct001", "ct001"},
	"sim-ct002":            {"issued", "fetched", "ct002"},
	"sim-ct500":            {"ct500", "ct500", "ct500"},
	"sim-no-id":            everyCallFinds("auth-id-missing|auth-missing"),
	"sim-no-secret":        everyCallFinds("auth-secret-missing|auth-pair"),
	"sim-wrong-pair":       everyCallFinds("auth-pair"),
	"sim-unknown-id":       everyCallFinds("auth-pair|auth-id-unknown"),
	"sim-not-enabled":      everyCallFinds("not-enabled"),
	"sim-quota":            {"quota|cloud-quota", "fetched", "quota|cloud-quota"},
	"sim-rate":             everyCallFinds("rate"),
	"sim-throttle":         everyCallFinds("auth-pair|throttle"),
	"sim-bad-request":      everyCallFinds("bad-request"),
	"sim-http-refused":     everyCallFinds("https-only|auth-pair"),
	"sim-unknown-path":     everyCallFinds("not-found"),
	"sim-wrong-method":     everyCallFinds("method"),
	"sim-too-large":        everyCallFinds("auth-pair|request-too-large"),
	"sim-endpoint-error":   everyCallFinds("auth-pair|endpoint-error"),
	"sim-endpoint-timeout": everyCallFinds("auth-pair|endpoint-timeout"),
	"sim-server-error":     everyCallFinds("server-error"),
	"sim-html":             everyCallFinds("html"),
	"sim-login-page":       everyCallFinds("portal"),
	"sim-html-503":         everyCallFinds("server-page"),
	"sim-redirect":         everyCallFinds("redirect"),
	"sim-slow-first-byte":  everyCallFinds("timeout-answer"),
	"sim-slow-body":        everyCallFinds("timeout-whole"),
	"sim-reset":            everyCallFinds("reset"),
	"sim-reset-body":       everyCallFinds("truncated"),
	"sim-truncated":        everyCallFinds("truncated"),
	"sim-wrong-length":     {"not-naver", "fetched", "not-naver"},
	"sim-empty":            everyCallFinds("empty"),
	"sim-content-type":     {"issued", "fetched", "right"},
	"sim-damaged-jpeg":     {"issued", "fetched", "right"},
	"sim-damaged-wav":      {"issued", "fetched", "right"},
}

func everyCallFinds(rule string) [3]string { return [3]string{rule, rule, rule} }

// TestEveryMagicIDLeadsToItsFinding lets this program's own client call with each, on a connection, and explains what
// comes of it.
func TestEveryMagicIDLeadsToItsFinding(t *testing.T) {
	s, server := start(t, Options{Seed: 1, MediaAuth: naver.IDInQuery})
	for _, f := range Faults() {
		want, ok := findings[f.ID]
		if !ok {
			t.Errorf("%s has no finding to lead to", f.ID)
		}
		t.Run(string(f.ID), func(t *testing.T) {
			t.Parallel()
			for i, p := range []naver.Platform{naver.Developers, naver.Cloud} {
				for _, k := range []naver.Kind{naver.Image, naver.Audio} {
					u := newUser(t, server, p, k, string(f.ID))
					for n, call := range everyCall() {
						rules := strings.Split(want[n], "|")
						rule := rules[min(i, len(rules)-1)]
						key, value := u.prepare(s, call)
						if f.ID == "sim-always-right" || f.ID == "sim-right-403" {
							value = "nonsense"
						}
						if got := u.do(call, key, value); got != rule {
							t.Errorf("%s %s %s: %s, want %s", p, k, call, got, rule)
						}
					}
				}
			}
		})
	}
	for id := range findings {
		if magicNumber(string(id)) == 0 {
			t.Errorf("%s is not in the table", id)
		}
	}
}

// user is somebody with a client and an ordinary account beside the magic one.
type user struct {
	t        *testing.T
	platform naver.Platform
	kind     naver.Kind
	client   *naver.Client
	ordinary *naver.Client
	media    *naver.Media
}

func start(t *testing.T, o Options) (*Simulator, *Server) {
	t.Helper()
	s := New(o)
	server, err := Start(s, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return s, server
}

func newUser(t *testing.T, server *Server, p naver.Platform, k naver.Kind, id string) *user {
	t.Helper()
	client := func(id string, limits naver.Timeouts) *naver.Client {
		c, err := naver.NewClient(naver.Options{
			Platform: p, BaseURL: server.URL(), Timeouts: limits,
			Credentials: naver.Credentials{ID: id, Secret: "simulator"},
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(c.Close)
		return c
	}
	var limits naver.Timeouts // only those that are to pass are short
	switch Fault(id) {
	case "sim-slow-first-byte":
		limits.FirstByte = 20 * time.Millisecond
	case "sim-slow-body":
		limits.Whole = 250 * time.Millisecond
	}
	return &user{t: t, platform: p, kind: k, client: client(id, limits), ordinary: client("simulator", naver.Timeouts{})}
}

// prepare makes the key that a call needs, and the right answer.
func (u *user) prepare(s *Simulator, call naver.Call) (key, answer string) {
	u.t.Helper()
	if call == naver.Issue {
		return "", ""
	}
	key, err := u.ordinary.IssueKey(u.t.Context(), u.kind)
	if err != nil {
		u.t.Fatal(err)
	}
	if call == naver.Verify {
		id, _ := parseKey(key)
		s.mu.Lock()
		s.keys.find(id).fetches++ // as if fetched, without the time to draw
		s.mu.Unlock()
		answer, _ = s.Answer(key)
	}
	return key, answer
}

// do makes a call and tells the finding.
func (u *user) do(call naver.Call, key, value string) string {
	var err error
	var verdict *naver.Verdict
	ctx := context.Background()
	switch {
	case call == naver.Issue:
		_, err = u.client.IssueKey(ctx, u.kind)
	case call == naver.Verify:
		verdict, err = u.client.Verify(ctx, u.kind, key, value)
	case u.kind == naver.Image:
		u.media, err = u.client.FetchImage(ctx, key)
	default:
		u.media, err = u.client.FetchAudio(ctx, key)
	}
	return diagnosis.Explain(attempt.Call{
		Platform: u.platform, Kind: u.kind, Call: call, Verdict: verdict, Err: err,
	}).Rule
}

func TestDamagedMedia(t *testing.T) {
	s, server := start(t, Options{Seed: 1, MediaAuth: naver.IDInQuery})
	get := func(k naver.Kind, id string) *naver.Media {
		u := newUser(t, server, naver.Cloud, k, id)
		key, _ := u.prepare(s, naver.Fetch)
		if rule := u.do(naver.Fetch, key, ""); rule != "fetched" {
			t.Fatalf("%s: %s", id, rule)
		}
		return u.media
	}
	for range 5 {
		if m := get(naver.Image, "sim-damaged-jpeg"); m.Kind != naver.Image || decodes(m.Bytes) {
			t.Error("the damaged JPEG opens")
		}
		if m := get(naver.Image, "sim-damaged-wav"); !decodes(m.Bytes) {
			t.Error("the fault of sounds damages a picture")
		}
	}
	wav := get(naver.Audio, "sim-damaged-wav")
	if wav.Kind != naver.Audio || wav.Bytes[22] != 0 { // number of channels
		t.Error("the damaged WAV can be played")
	}
	if m := get(naver.Image, "sim-content-type"); !slices.Contains(m.Warnings, naver.WarnContentType) {
		t.Errorf("warnings: %v", m.Warnings)
	}
	if m := get(naver.Image, "sim-wrong-length"); decodes(m.Bytes) {
		t.Error("half a JPEG opens")
	}
}

func decodes(b []byte) bool {
	_, err := jpeg.Decode(bytes.NewReader(b))
	return err == nil
}

func TestMagicIDForOneCall(t *testing.T) {
	c := call(t, New(Options{Seed: 1}), naver.Developers, naver.Image)
	c.id, c.secret = "sim-ct500.verify", "whatever"
	key, answer := c.fetched()
	expect(t, c.verify(key, answer), 500, `{"result":false,"errorMessage":"System error.","errorCode":"CT500"}`)
	for _, id := range []string{"sim-ct500.", "sim-ct500.guess", "sim-ct002.issue", "sim-", "sim-nothing", "SIM-CT500"} {
		c.id = id
		if w := c.issue(); w.Code != 401 {
			t.Errorf("%s: %d %s", id, w.Code, w.Body)
		}
	}
}

// TestMagicFollowsTheKey fetches as NAVER Cloud's users do in practice: with nothing but the key.
func TestMagicFollowsTheKey(t *testing.T) {
	c := call(t, New(Options{Seed: 1}), naver.Cloud, naver.Audio)
	c.id, c.secret = "sim-ct001", "any"
	key := c.key()
	c.id, c.secret = "", ""
	expect(t, c.fetch(key), 403, ct001)
}

func TestMagicNeedsNoRegistration(t *testing.T) {
	own := Options{Seed: 1, Credentials: []naver.Credentials{{ID: "mine", Secret: "mine"}}}
	c := call(t, New(own), naver.Gov, naver.Image)
	c.id, c.secret = "sim-always-right", "any"
	key, _ := c.fetched()
	if body := c.verify(key, "whatever").Body.String(); !strings.HasPrefix(body, `{"result":true`) {
		t.Error(body)
	}
	expect(t, c.verify(key, "whatever"), 403, ct001) // used up, as ever
	c.secret = ""
	if w := c.issue(); w.Code != 401 {
		t.Errorf("without any secret: %d", w.Code)
	}
}

// TestFaultsAreDescribed holds the table to what README, the menu and --help need.
func TestFaultsAreDescribed(t *testing.T) {
	seen := make(map[Fault]bool)
	for _, f := range Faults() {
		if seen[f.ID] || !naver.IsSimulatorID(string(f.ID)) || strings.ContainsAny(string(f.ID), ". ") {
			t.Errorf("the ID %q is a second one, has a dot, or would go to NAVER", f.ID)
		}
		seen[f.ID] = true
		hangul := func(r rune) bool { return unicode.Is(unicode.Hangul, r) }
		if !strings.ContainsFunc(f.Does.Ko, hangul) || !strings.HasSuffix(f.Does.Ko, "니다.") &&
			!strings.Contains(f.Does.Ko, "니다(") {
			t.Errorf("%s: %q is not a Korean sentence", f.ID, f.Does.Ko)
		}
		if strings.ContainsFunc(f.Does.En, hangul) || !strings.HasSuffix(f.Does.En, ".") {
			t.Errorf("%s: %q is not an English sentence", f.ID, f.Does.En)
		}
		if len(f.Platforms) == 0 || len(f.Kinds) == 0 || len(f.Calls) == 0 {
			t.Errorf("%s touches nothing: %+v", f.ID, f)
		}
	}
}

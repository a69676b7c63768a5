package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// simulateWith starts the real simulator with some switches. The token is empty without --admin.
func simulateWith(t *testing.T, switches ...string) (base, token string) {
	t.Helper()
	cmd := command(t, nil, append([]string{"simulate", "--addr", "127.0.0.1:0", "--json"}, switches...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	var g greeting
	if err := json.NewDecoder(bufio.NewReader(out)).Decode(&g); err != nil {
		t.Fatalf("%q: %v", switches, err)
	}
	return g.URL, g.Token
}

// picture fetches a key's picture with the real command and gives its bytes.
func picture(t *testing.T, base, key string) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "p.jpg")
	expect(t, exitFine, "image", key, "-o", file, "--base-url", base)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// answerOf asks the admin surface what a key's picture says.
func answerOf(t *testing.T, base, token, key string) string {
	t.Helper()
	answer, err := askSimulator(t.Context(), http.DefaultClient, base+"/__simulator/answer?key="+key, token)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// TestSwitchesOfSimulate has one look at what each switch changes, and at what is so without it.
func TestSwitchesOfSimulate(t *testing.T) {
	t.Parallel()
	plain, token := simulateWith(t, "--admin", "--seed", "7")
	key := issuedKey(t, plain, "image")
	if bytes.Equal(picture(t, plain, key), picture(t, plain, key)) {
		t.Error("a second fetch gives the same picture")
	}
	expect(t, exitFine, "verify", key, strings.ToLower(answerOf(t, plain, token, key)), "--base-url", plain)
	if got := expect(t, exitWrong, "verify", key, "0", "--base-url", plain); !strings.Contains(got.errOut, "[ct001") {
		t.Errorf("used up: %s", got.errOut)
	}
	for range 3 { // no quota, and both kinds
		expect(t, exitFine, "check", "--base-url", plain)
	}

	other, token := simulateWith(t, "--admin", "--seed", "7", "--keep-key", "--same-picture", "--case-sensitive")
	if again := issuedKey(t, other, "image"); again != key {
		t.Errorf("--seed: %s, then %s", key, again)
	}
	if !bytes.Equal(picture(t, other, key), picture(t, other, key)) {
		t.Error("--same-picture: another one")
	}
	answer := answerOf(t, other, token, key)
	if lower := strings.ToLower(answer); lower != answer {
		expect(t, exitWrong, "verify", key, lower, "--base-url", other)
	}
	expect(t, exitFine, "verify", key, answer, "--base-url", other) // --keep-key: it is not used up

	few, _ := simulateWith(t, "--quota", "1", "--not-permitted", "audio", "--media-auth", "headers", "--latency", "200ms")
	began := time.Now()
	key = strings.TrimSpace(expect(t, exitFine, "issue", "--base-url", few, "-p", "cloud").out)
	if took := time.Since(began); took < 200*time.Millisecond {
		t.Errorf("--latency: answered after %v", took)
	}
	expect(t, exitQuota, "issue", "--base-url", few, "-p", "cloud")
	if got := expect(t, exitWrong, "issue", "--base-url", few, "-k", "audio"); !strings.Contains(got.errOut, "[not-enabled") {
		t.Errorf("--not-permitted: %s", got.errOut)
	}
	file := filepath.Join(t.TempDir(), "p")
	expect(t, exitWrong, "image", key, "-o", file, "--base-url", few, "-p", "cloud", "--media-auth", "key")
	expect(t, exitFine, "image", key, "-o", file, "--base-url", few, "-p", "cloud", "--media-auth", "headers")

	short, _ := simulateWith(t, "--key-life", "1ns")
	if got := expect(t, exitWrong, "image", issuedKey(t, short, "image"), "-o", file+"2", "--base-url", short); !strings.Contains(got.errOut, "[ct001") {
		t.Errorf("--key-life: %s", got.errOut)
	}

	named, _ := simulateWith(t, "--host", "naver.test")
	for url, names := range map[string]map[string]int{plain: {"naver.test": 421, "localhost": 404}, named: {"naver.test": 404, "other.test": 421}} {
		for name, want := range names {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+"/", nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = name
			answer, err := http.DefaultTransport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			if answer.StatusCode != want {
				t.Errorf("--host: %s got %d, want %d", name, answer.StatusCode, want)
			}
		}
	}

	// --allow-others is what lets others in, and nothing else.
	expect(t, exitUsage, "simulate", "--addr", "0.0.0.0:0", "--host", "naver.test")
	if open, _ := simulateWith(t, "--addr", "0.0.0.0:0", "--allow-others"); !strings.HasPrefix(open, "http://127.0.0.1:") {
		t.Errorf("the address for callers on this computer is %s", open)
	}
}

func TestFaultsNameTheirPlatforms(t *testing.T) {
	for language, want := range map[string][]string{
		"en": {"secret is missing (401). (on developers only)\n", "(429, 410). (on cloud, gov, fin only)\n", "CT500, system error.\n"},
		"ko": {"(401). (developers에만 있습니다)\n", "(429, 410). (cloud, gov, fin에만 있습니다)\n"},
	} {
		got := expect(t, exitFine, "simulate", "--faults", "--lang", language)
		for _, part := range want {
			if !strings.Contains(got.out, part) {
				t.Errorf("%s: no %q in:\n%s", language, part, got.out)
			}
		}
	}
}

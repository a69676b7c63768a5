package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"navercaptcha/app/profile"
	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// TestCheckTellsWhatItTookOutOfThePair: a pair that is good here is refused where a program sends it as it stands.
func TestCheckTellsWhatItTookOutOfThePair(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Credentials: []naver.Credentials{{ID: "anID", Secret: "aSecret"}}})
	args := []string{"check", "--kind", "image", "--base-url", base}
	env := func(id, secret string) []string {
		return []string{"NAVER_CLIENT_ID=" + id, "NAVER_CLIENT_SECRET=" + secret}
	}
	for _, c := range []struct {
		id, secret string
		want       []string
	}{
		{"\ufeffanID", "aSecret", []string{"NAVER_CLIENT_ID byte-order-mark"}},
		{"anID", "'aSecret' ", []string{"NAVER_CLIENT_SECRET surrounding-blanks quotes"}},
		{"anID\r", "\u200baSecret", []string{"NAVER_CLIENT_ID line-breaks", "NAVER_CLIENT_SECRET invisible-characters"}},
		{"anID", "aSecret", nil},
	} {
		got := run(t, env(c.id, c.secret), "", append(args, "--json")...)
		var results []struct {
			Warnings []string
			Cleaned  []struct {
				From    string
				Changes []string
			}
		}
		if err := json.Unmarshal([]byte(got.out), &results); err != nil || got.code != exitFine || len(results) != 1 {
			t.Fatalf("%v: %s%s", err, got.out, got.errOut)
		}
		var cleaned []string
		for _, one := range results[0].Cleaned {
			cleaned = append(cleaned, one.From+" "+strings.Join(one.Changes, " "))
		}
		if !slices.Equal(cleaned, c.want) || slices.Contains(results[0].Warnings, "credentials-cleaned") != (c.want != nil) {
			t.Errorf("%q, %q: cleaned %q, want %q, warnings %q", c.id, c.secret, cleaned, c.want, results[0].Warnings)
		}
		if strings.Contains(got.errOut, "[credentials-cleaned]") != (c.want != nil) || strings.Contains(got.errOut, "aSecret") {
			t.Errorf("%q, %q: %s", c.id, c.secret, got.errOut)
		}
	}
	got := run(t, env("anID", "\"aSecret\""), "", append(args, "--lang", "ko")...)
	if !strings.Contains(got.errOut, "NAVER_CLIENT_SECRET: 호출 전에 정리했습니다(따옴표)") || !strings.Contains(got.out, "image: good") {
		t.Errorf("%s%s", got.out, got.errOut)
	}
	got = run(t, nil, " anID\naSecret\n", append(args, "--credentials-stdin", "--lang", "en")...)
	if !strings.Contains(got.errOut, "the client ID on standard input was cleaned before the call: blanks around it.") {
		t.Errorf("%s", got.errOut)
	}
}

// TestEveryChangeHasItsWords in both languages.
func TestEveryChangeHasItsWords(t *testing.T) {
	for _, c := range profile.Changes() {
		if words := cleanedWords[c]; c.Applied() && (words.Ko == "" || words.En == "") {
			t.Errorf("%s: %q", c, words)
		}
	}
}

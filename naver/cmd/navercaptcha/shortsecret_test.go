package main

import (
	"strings"
	"testing"
)

func TestASecretThatIsTooShortToBeFoundByValueIsWarnedOf(t *testing.T) {
	base := mirror(t)
	for secret, want := range map[string]bool{"1234567": true, "12345678": false} {
		env := []string{"NAVER_CLIENT_ID=yFq3VxZ8mW4tRb7Kc2Hs", "NAVER_CLIENT_SECRET=" + secret}
		for language, words := range map[string]string{"en": "under 8 bytes", "ko": "8바이트보다 짧"} {
			got := run(t, env, "", "issue", "--base-url", base, "--lang", language)
			if got.code != exitFine || strings.Contains(got.errOut, words) != want || strings.Contains(got.errOut, secret) {
				t.Errorf("%d bytes, %s: exit code %d: %s", len(secret), language, got.code, got.errOut)
			}
		}
	}
	for id, want := range map[string]bool{"abcdefg": true, "abcdefgh": false} {
		env := []string{"NAVER_CLIENT_ID=" + id, "NAVER_CLIENT_SECRET=12345678"}
		if got := run(t, env, "", "issue", "--base-url", base); strings.Contains(got.errOut, "client ID has under 8 bytes") != want {
			t.Errorf("an ID of %d bytes: exit code %d: %s", len(id), got.code, got.errOut)
		}
	}
	if got := run(t, nil, "", "issue", "--simulate"); got.errOut != "" {
		t.Errorf("the simulator's secret is public: %s", got.errOut)
	}
}

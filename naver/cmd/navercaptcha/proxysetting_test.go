package main

import (
	"strings"
	"testing"
)

// net/http goes around a proxy whose setting it cannot read, and says nothing.
func TestAProxySettingThatCannotBeReadIsSaidBeforeAnythingIsDialled(t *testing.T) {
	const secret = "hunter2"
	for _, c := range []struct {
		env []string
		has []string
	}{
		{[]string{"HTTPS_PROXY=http://tester:" + secret + "%zz@127.0.0.1:3128"}, []string{"HTTPS_PROXY", "%25", "%40"}},
		{[]string{"https_proxy=http://tester:" + secret + "%@127.0.0.1:3128"}, []string{"https_proxy", "%25"}},
		{[]string{`HTTPS_PROXY="http://tester:` + secret + `@127.0.0.1:3128"`}, []string{"HTTPS_PROXY", "without quotes"}},
		{[]string{"HTTPS_PROXY='127.0.0.1:3128'"}, []string{"HTTPS_PROXY", "without quotes"}},
		{[]string{"HTTPS_PROXY=http://tester:" + secret + "@127.0.0.1:3128\r"}, []string{"HTTPS_PROXY"}},
		{[]string{"HTTPS_PROXY=http://tester:" + secret + "/x@127.0.0.1:3128"}, []string{"HTTPS_PROXY", "%2F"}},
		{[]string{"HTTPS_PROXY=http://"}, []string{"HTTPS_PROXY"}},
		{[]string{"HTTPS_PROXY=http://tester:" + secret + "@127.0.0.1:proxy"}, []string{"HTTPS_PROXY", "port"}},
		{[]string{"HTTPS_PROXY=127.0.0.1:99999"}, []string{"HTTPS_PROXY", "port"}},
		{[]string{"HTTPS_PROXY=socks4://tester:" + secret + "@127.0.0.1:1080"}, []string{"HTTPS_PROXY", "socks5"}},
		{[]string{"ALL_PROXY=http://tester:" + secret + "@127.0.0.1:3128"}, []string{"ALL_PROXY", "HTTPS_PROXY"}},
		{[]string{"all_proxy=127.0.0.1:3128", "NO_PROXY=other.example"}, []string{"all_proxy", "NO_PROXY"}},
		{[]string{"HTTPS_PROXY=127.0.0.1:3128", "NO_PROXY=a.example;captcha.invalid"}, []string{"NO_PROXY", "commas"}},
	} {
		env := append([]string{"NAVER_CLIENT_ID=yFq3VxZ8mW4tRb7Kc2Hs", "NAVER_CLIENT_SECRET=Q2vD1mkXw9"}, c.env...)
		for _, args := range [][]string{{"issue"}, {"run", "wrong-answer"}} {
			got := run(t, env, "", append(args, "--base-url", "https://captcha.invalid")...)
			if got.code != exitUsage {
				t.Errorf("%q, %s: exit code %d: %s", c.env, args[0], got.code, got.errOut)
			}
			for _, part := range c.has {
				if !strings.Contains(got.errOut, part) {
					t.Errorf("%q, %s: %q is not in %s", c.env, args[0], part, got.errOut)
				}
			}
			if strings.Contains(got.out+got.errOut, secret) || strings.Contains(got.errOut, "tester") {
				t.Errorf("%s shows the value", args[0])
			}
		}
	}
}

func TestAProxySettingThatIsNotUsedIsNoError(t *testing.T) {
	pair := []string{"NAVER_CLIENT_ID=yFq3VxZ8mW4tRb7Kc2Hs", "NAVER_CLIENT_SECRET=Q2vD1mkXw9"}
	for _, env := range [][]string{
		{"HTTPS_PROXY=%", "NO_PROXY=captcha.invalid"},
		{"ALL_PROXY=http://127.0.0.1:1", "NO_PROXY=*"},
		{"NO_PROXY=a.example;b.example"}, // there is no proxy
		{"HTTP_PROXY=%"},                 // nothing is called over plain http
	} {
		got := run(t, append(env, pair...), "", "issue", "--base-url", "https://captcha.invalid")
		if got.code != exitNetwork {
			t.Errorf("%q: exit code %d: %s", env, got.code, got.errOut)
		}
	}
	expect(t, exitFine, "issue", "--simulate")
	if got := run(t, []string{"HTTPS_PROXY=%"}, "", "issue", "--simulate"); got.code != exitFine {
		t.Errorf("this computer needs no proxy: %s", got.errOut)
	}
}

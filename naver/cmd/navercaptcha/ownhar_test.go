package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
	"navercaptcha/naver/simulator"
)

// sameFindings runs scenarios and holds explain of the HAR to what the run itself found. It returns the findings.
func sameFindings(t *testing.T, env []string, args ...string) []string {
	t.Helper()
	calls := filepath.Join(t.TempDir(), "calls.har")
	var result struct {
		Cases []struct{ Steps []struct{ Finding string } }
	}
	got := run(t, env, "", append([]string{"run", "--json", "--har", calls}, args...)...)
	if err := json.Unmarshal([]byte(got.out), &result); err != nil {
		t.Fatalf("%q: %v\n%s%s", args, err, got.out, got.errOut)
	}
	var found []string
	for _, c := range result.Cases {
		for _, s := range c.Steps {
			if s.Finding != "" {
				found = append(found, s.Finding)
			}
		}
	}
	explained, _ := rulesOf(t, expect(t, exitFine, "explain", "--json", calls))
	for i, rule := range explained {
		// Of what another program fetched it says that it is damaged where a run shows what came of it, too.
		if rule == "damaged" && i < len(found) && (found[i] == "media-damaged" || found[i] == "fetched") {
			explained[i] = found[i]
		}
	}
	if len(found) == 0 || !slices.Equal(found, explained) {
		t.Errorf("%q: the run found\n%q\nand explain\n%q", args, found, explained)
	}
	return found
}

// rulesOf are the findings that explain --json wrote, and the notes beside them.
func rulesOf(t *testing.T, got ran) (rules, notes []string) {
	t.Helper()
	var all explanations
	if err := json.Unmarshal([]byte(got.out), &all); err != nil {
		t.Fatalf("%v: %s%s", err, got.out, got.errOut)
	}
	for _, one := range all.Calls {
		rules = append(rules, one.Finding.Rule)
		notes = append(notes, one.Finding.Notes...)
	}
	return rules, notes
}

func TestExplainFindsInAHARWhatTheRunFound(t *testing.T) {
	for _, name := range scenario.ShippedNames() {
		if name == "slow-answers" {
			continue // whose short times may be up in any phase on a busy machine
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sameFindings(t, nil, name, "--simulate")
		})
	}
}

// TestExplainFindsEveryFaultInAHAR lets each of the simulator's faults strike each call, those aside that take their time.
func TestExplainFindsEveryFaultInAHAR(t *testing.T) {
	rows := ""
	for _, fault := range simulator.Faults() {
		for _, call := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
			if !strings.HasPrefix(string(fault.ID), "sim-slow-") {
				rows += fmt.Sprintf("  - {client: %s.%s}\n", fault.ID, call)
			}
		}
	}
	file := write(t, "faults.yaml", "name: Faults\ndata:\n"+rows+"client: ${client}\nsteps: [issue, fetch, verify: wrong]\n")
	found := sameFindings(t, nil, file, "--simulate", "--platform", "developers,cloud", "--kind", "image")
	for _, rule := range []string{"reset", "truncated", "empty", "portal", "redirect", "ct500", "quota"} {
		if !slices.Contains(found, rule) {
			t.Errorf("no fault led to %s: %q", rule, found)
		}
	}
}

// TestExplainFindsInAHARWhyThereWasNoAnswer has servers and proxies that are none.
func TestExplainFindsInAHARWhyThereWasNoAnswer(t *testing.T) {
	const nobody = "http://127.0.0.1:1"
	untrusted := httptest.NewUnstartedServer(http.NotFoundHandler())
	untrusted.Config.ErrorLog = log.New(io.Discard, "", 0) // the client's refusal is what is wanted
	untrusted.StartTLS()
	t.Cleanup(untrusted.Close)
	long := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100000000")
	}))
	t.Cleanup(long.Close)
	user := []string{"NAVER_CLIENT_ID=couldBeAUser", "NAVER_CLIENT_SECRET=couldBeAUser"}
	for _, c := range []struct {
		env  []string
		base string
		rule string
	}{
		{nil, nobody, "refused"},
		{user, untrusted.URL, "tls-untrusted"},
		{user, long.URL, "too-large"},
		{append(user, "HTTPS_PROXY="+nobody), "", "proxy"},
	} {
		args := []string{"wrong-answer", "--kind", "image", "--platform", "developers"}
		if c.base != "" {
			args = append(args, "--base-url", c.base)
		}
		if found := sameFindings(t, c.env, args...); found[0] != c.rule {
			t.Errorf("%s: found %q, want %s", c.base, found, c.rule)
		}
	}
}

// savedCall is an entry as our own HAR has it.
func savedCall(started, path, answer, more string) string {
	return `{"startedDateTime":"` + started + `","time":80.5,"request":{"method":"GET","url":"https://openapi.naver.com/v1/captcha/` +
		path + `"},"response":` + answer + more + `}`
}

// TestExplainReadsWhatOurHARAdds to the format, and Chrome: each of these fields makes a difference to the finding.
func TestExplainReadsWhatOurHARAdds(t *testing.T) {
	const (
		noAnswer = `{"status":0}`
		issued   = `{"status":200,"headers":[{"name":"Date","value":"Sat, 21 Nov 2026 04:20:11 GMT"}],` +
			`"content":{"text":"{\"key\":\"t521bp3qM7Qyk2X2\"}"}}`
		refused = `{"status":403,"content":{"text":"{\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}"}}`
		issue   = "nkey?code=0"
		verify  = "nkey?code=1&key=t521bp3qM7Qyk2X2&value=1PUN"
		start   = "2026-11-21T13:20:11.000000+09:00"
	)
	for _, c := range []struct {
		entries    []string
		rule, note string
	}{
		{rule: "dns", entries: []string{
			savedCall(start, issue, noAnswer, `,"_error":"lookup openapi.naver.com: no such host","_failedPhase":"dns"`),
		}},
		{rule: "timeout-answer", entries: []string{
			savedCall(start, issue, noAnswer, `,"_error":"net/http: timeout awaiting response headers","_failedPhase":"wait"`),
		}},
		{rule: "timeout-whole", entries: []string{savedCall(start, issue, `{"status":200,"content":{"text":"{\"ke"}}`,
			`,"_error":"context deadline exceeded","_failedPhase":"receive","_bodyTruncated":true`)}},
		// As Chrome has it, and a browser that does not say why.
		{rule: "dns", entries: []string{savedCall(start, issue, `{"status":0,"_error":"net::ERR_NAME_NOT_RESOLVED"}`, "")}},
		{rule: "unknown", entries: []string{savedCall(start, issue, noAnswer, "")}},
		{rule: "unknown", entries: []string{savedCall(start, issue, noAnswer, `,"_error":{"not":"ours"},"_sends":"7"`)}},
		{rule: "proxy-login", entries: []string{savedCall(start, issue, noAnswer,
			`,"_error":"the proxy answered 407 Proxy Authentication Required","_failedPhase":"connect","_proxy":"10.0.0.1:3128"`)}},
		{rule: "tls-clock", entries: []string{savedCall(start, issue, noAnswer, // refused for its dates, and it ends in the future
			`,"_error":"x509: certificate has expired or is not yet valid","_failedPhase":"tls","_tls":{"expires":"2099-01-01T00:00:00Z"}`)}},
		{rule: "ct001-old", entries: []string{
			savedCall(start, issue, issued, ""), savedCall("2026-11-21T15:30:11.000000+09:00", verify, refused, ""),
		}},
		{rule: "ct001-fresh", entries: []string{
			savedCall(start, issue, issued, ""), savedCall("2026-11-21T13:30:11.000000+09:00", verify, refused, ""),
		}},
		{rule: "issued", entries: []string{savedCall(start, issue, issued, `,"_sends":2`)}, note: "more than once"},
		{rule: "issued", entries: []string{savedCall("2026-11-21T14:20:11+09:00", issue, issued, "")}, note: "60 minutes ahead"},
	} {
		file := write(t, "calls.har", `{"log":{"entries":[`+strings.Join(c.entries, ",")+`]}}`)
		rules, notes := rulesOf(t, expect(t, exitFine, "explain", "--json", file))
		if last := rules[len(rules)-1]; last != c.rule {
			t.Errorf("found %s, want %s in\n%s", last, c.rule, strings.Join(c.entries, "\n"))
		}
		if all := strings.Join(notes, "\n"); !strings.Contains(all, c.note) || c.note == "" && all != "" {
			t.Errorf("noted %q, want %q in\n%s", all, c.note, strings.Join(c.entries, "\n"))
		}
	}
}

// TestThePlatformOfAHAR: Gov's calls to a simulator look like Cloud's, and those to NAVER tell by their host.
func TestThePlatformOfAHAR(t *testing.T) {
	platforms := func(file string, args ...string) (all []naver.Platform) {
		var calls explanations
		got := expect(t, exitFine, append([]string{"explain", "--json", file}, args...)...)
		if err := json.Unmarshal([]byte(got.out), &calls); err != nil {
			t.Fatal(err)
		}
		for _, c := range calls.Calls {
			all = append(all, c.Platform)
		}
		return all
	}
	entry := func(host string) string {
		return `{"request":{"method":"GET","url":"` + host + `/captcha/v1/nkey?code=0"},"response":{"status":200,"content":{"text":"{}"}}}`
	}
	one := write(t, "one.har", `{"log":{"entries":[`+entry("http://127.0.0.1:8080")+`]}}`)
	three := write(t, "three.har", `{"log":{"entries":[`+entry("http://127.0.0.1:8080")+`,`+entry(naver.Fin.BaseURL())+`,`+
		entry("https://proxy.example")+`]}}`)
	for _, c := range []struct {
		file string
		args []string
		want []naver.Platform
	}{
		{one, nil, []naver.Platform{naver.Cloud}},
		{one, []string{"--platform", "gov"}, []naver.Platform{naver.Gov}},
		{three, nil, []naver.Platform{naver.Cloud, naver.Fin, naver.Cloud}},
		{three, []string{"--platform", "gov"}, []naver.Platform{naver.Gov, naver.Fin, naver.Gov}},
	} {
		if got := platforms(c.file, c.args...); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.args, got, c.want)
		}
	}
	for _, file := range []string{one, three} {
		for _, args := range [][]string{{"--kind", "audio"}, {"--call", "verify"}, {"--status", "403"}} {
			got := expect(t, exitUsage, append([]string{"explain", file}, args...)...)
			if !strings.Contains(got.errOut, args[0]+" is for an answer that was saved alone: this is a HAR") {
				t.Errorf("%q: %s", args, got.errOut)
			}
		}
	}
}

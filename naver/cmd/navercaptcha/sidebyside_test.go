package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSideBySideIsReportedInTheOrderOfTheFiles: but for times and keys all reports are those of a run one by one.
func TestSideBySideIsReportedInTheOrderOfTheFiles(t *testing.T) {
	reported := func(jobs string) (out, steps, junit, calls string) {
		folder := t.TempDir()
		file := func(name string) string { return filepath.Join(folder, name) }
		got := expect(t, exitFine, "run", "--simulate", "--jobs", jobs, "slow-answers", "image", "audio", "ct500-system-error",
			"--csv", file("steps.csv"), "--junit", file("junit.xml"), "--har", file("calls.har"))
		text := func(name string) string {
			content, err := os.ReadFile(file(name))
			if err != nil {
				t.Fatal(err)
			}
			return string(content)
		}
		rows, err := csv.NewReader(strings.NewReader(text("steps.csv"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			steps += strings.Join(append(row[:9:9], row[10:]...), ",") + "\n"
		}
		var har struct {
			Log struct {
				Entries []struct {
					Request struct {
						URL     string
						Headers []struct{ Name, Value string }
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(text("calls.har")), &har); err != nil {
			t.Fatal(err)
		}
		for _, e := range har.Log.Entries {
			_, path, _ := strings.Cut(strings.TrimPrefix(e.Request.URL, "http://"), "/")
			calls += regexp.MustCompile(`(key|value)=[^&]*`).ReplaceAllString(path, "$1") + "\n"
		}
		times := regexp.MustCompile(`\((\d|\.)+m?s\)|counted calls: \d+, .*|time(stamp)?="[^"]*"`)
		return times.ReplaceAllString(got.out, ""), steps, times.ReplaceAllString(text("junit.xml"), ""), calls
	}
	out, steps, junit, calls := reported("1")
	out16, steps16, junit16, calls16 := reported("16")
	for _, c := range []struct{ what, one, many string }{
		{"output", out, out16}, {"CSV", steps, steps16}, {"JUnit", junit, junit16}, {"HAR", calls, calls16},
	} {
		if c.one != c.many || c.one == "" {
			t.Errorf("the %s one by one\n%s\nside by side\n%s", c.what, c.one, c.many)
		}
	}
}

// TestJobsAreForTheOwnSimulator: nobody else gets several calls at once.
func TestJobsAreForTheOwnSimulator(t *testing.T) {
	for want, args := range map[string][]string{
		"--jobs is for --simulate": {"--base-url", "http://127.0.0.1:1"},
		"leave out --interactive":  {"--simulate", "--interactive"},
		"leave out one of both":    {"--simulate", "--limit", "3"},
		"up to 64":                 {"--simulate", "--jobs", "65"},
	} {
		got := expect(t, exitUsage, append([]string{"run", "wrong-answer", "--jobs", "2"}, args...)...)
		if got.out != "" || !strings.Contains(got.errOut, want) {
			t.Errorf("%q: %s%s", args, got.out, got.errOut)
		}
	}
}

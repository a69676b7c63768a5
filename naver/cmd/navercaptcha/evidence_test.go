package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// evidenceCase is a row of a table of evidence: a file, and the rules that explain it.
type evidenceCase struct {
	file        string
	args        []string
	rules       string // a|b is any of them, a+b all of them
	must, never string // regular expressions on what the findings say
}

// evidenceTable reads a table of the samples. It skips the test where there are none.
func evidenceTable(t *testing.T, name string) (folder string, cases []evidenceCase) {
	t.Helper()
	samples := os.Getenv("NAVER_SAMPLES")
	if samples == "" {
		t.Skip("NAVER_SAMPLES names no folder with samples")
	}
	folder = filepath.Join(samples, "evidence")
	table, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Skip(err)
	}
	rows := strings.Split(strings.TrimRight(string(table), "\n"), "\n")
	head := strings.Split(rows[0], "\t")
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, cell := range strings.Split(row, "\t") {
			if i < len(head) && cell != "-" {
				cells[head[i]] = cell
			}
		}
		cases = append(cases, evidenceCase{
			file: cells["file"], args: strings.Fields(cells["args"]), rules: cells["rules"], must: cells["must"], never: cells["must not"],
		})
	}
	return folder, cases
}

// madeUp are the credentials in the samples. None of them is ever shown.
var madeUp = []string{"FieldIdAbCdEfGhIjKl1", "FieldSecr9", "FieldCloudSecret01"}

func TestTheSamplesOfEvidenceAreExplained(t *testing.T) {
	for _, table := range []string{"cases.tsv", "right.tsv"} {
		folder, cases := evidenceTable(t, table)
		for _, c := range cases {
			t.Run(c.file, func(t *testing.T) {
				if strings.HasPrefix(c.rules, "code-") {
					t.Skip("the faults of source code are looked for elsewhere")
				}
				args := append(c.args, "explain", filepath.Join(folder, c.file))
				got := run(t, nil, "", append(args, "--json", "--lang", "en")...)
				var all explanations
				if err := json.Unmarshal([]byte(got.out), &all); err != nil {
					t.Fatalf("%v: %s%s", err, got.out, got.errOut)
				}
				checkEvidence(t, c, all, got.code)
				for _, lang := range []string{"en", "ko"} {
					got.out += run(t, nil, "", append(args, "--lang", lang)...).out
				}
				for _, secret := range madeUp {
					if strings.Contains(got.out+got.errOut, secret) {
						t.Errorf("shows a credential:\n%s%s", got.out, got.errOut)
					}
				}
			})
		}
	}
}

func checkEvidence(t *testing.T, c evidenceCase, all explanations, code int) {
	t.Helper()
	var rules []string
	said := ""
	nothing := true
	for _, call := range all.Calls {
		f := call.Finding
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
		said += strings.Join(append([]string{f.Happened, f.Why, f.Next}, f.Notes...), "\n")
		nothing = nothing && (f.Rule == "unreadable" || f.Rule == "screenshot" || f.Rule == "cut-file")
	}
	has := func(rule string) bool { return slices.Contains(rules, rule) }
	wanted, found := strings.FieldsFunc(c.rules, func(r rune) bool { return r == '+' || r == ',' || r == '|' }), false
	if strings.Contains(c.rules, "|") {
		found = slices.ContainsFunc(wanted, has)
	} else {
		found = !slices.ContainsFunc(wanted, func(rule string) bool { return !has(rule) })
	}
	if !found || len(rules) > len(all.Calls)+2 {
		t.Errorf("rules %q, wanted %s", rules, c.rules)
	}
	if c.must != "" && !regexp.MustCompile(c.must).MatchString(said) {
		t.Errorf("does not say %s:\n%s", c.must, said)
	}
	if c.never != "" && regexp.MustCompile(c.never).MatchString(said) {
		t.Errorf("says %s:\n%s", c.never, said)
	}
	if nothing != (code != exitFine) {
		t.Errorf("exit code %d with rules %q", code, rules)
	}
}

// TestExplainWritesWhatItsSchemaSays holds each kind of result to the schema that is shipped.
func TestExplainWritesWhatItsSchemaSays(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(expect(t, exitFine, "explain", "--schema").out))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("explain.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("explain.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, evidence := range []string{
		`{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`,
		"nothing that anybody knows", "\x89PNG\r\n\x1a\n\x00", `{"log":{"entries":[{"request":{"url":"https://openapi.naver.com/v1/captcha/nkey"`,
		"java.io.IOException: Server returned HTTP response code: 401 for URL: https://openapi.naver.com/v1/captcha/nkey?code=0",
		"> GET /v1/captcha/nkey HTTP/1.1\n> Host: openapi.naver.com\n> \n< HTTP/1.1 429 \n< Server: nginx\n< \n{\"errorMessage\":\"Rate limit exceeded. (속도 제한을 초과했습니다.)\",\"errorCode\":\"012\"}",
	} {
		got := run(t, nil, evidence, "explain", "--json", "-")
		result, err := jsonschema.UnmarshalJSON(strings.NewReader(got.out))
		if err != nil {
			t.Fatalf("%v: %s%s", err, got.out, got.errOut)
		}
		if err := schema.Validate(result); err != nil {
			t.Errorf("%.40q: %v\n%s", evidence, err, got.out)
		}
	}
}

// TestExplainSpeaksTheLanguage: its errors too.
func TestExplainSpeaksTheLanguage(t *testing.T) {
	for _, c := range []struct{ lang, want string }{{"ko", "그런 파일이 없습니다"}, {"en", "cannot be read"}} {
		if got := expect(t, exitUsage, "explain", "--lang", c.lang, "/does/not/exist"); !strings.Contains(got.errOut, c.want) {
			t.Errorf("%s: %s", c.lang, got.errOut)
		}
	}
}

// TestExplainOfSeveralFiles says of each call in which file it stands, and one that cannot be read keeps the others from nothing.
func TestExplainOfSeveralFiles(t *testing.T) {
	one := write(t, "one.json", `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`)
	two := write(t, "two.txt", "nothing that anybody knows")
	got := expect(t, exitFine, "explain", one, two)
	for _, want := range []string{"one.json", "two.txt", "[ct001]", "[unreadable]"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("no %s in\n%s", want, got.out)
		}
	}
	got = expect(t, exitUsage, "explain", one, "/does/not/exist")
	if !strings.Contains(got.out, "[ct001]") || !strings.Contains(got.errOut, "/does/not/exist") {
		t.Errorf("%s%s", got.out, got.errOut)
	}
}

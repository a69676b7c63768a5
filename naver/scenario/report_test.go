package scenario_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/scenario"
	"navercaptcha/naver/simulator"
)

// mixed is a run with everything that a report has: passed, failed, no network, skipped, a table, odd names.
func mixed(t *testing.T) (*scenario.Result, *redaction.Redactor) {
	t.Helper()
	const secret = "aSecretNobodySees"
	s := simulator.New(simulator.Options{Seed: 1, Credentials: []naver.Credentials{{ID: "someClientID", Secret: secret}}})
	server, err := simulator.Start(s, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	target := &scenario.Target{
		Options:   naver.Options{BaseURL: server.URL(), Credentials: naver.Credentials{ID: "someClientID", Secret: secret}},
		Simulated: true,
	}
	all := read(t, "name: '=1+1 <&> \"]]>\" 가'\nsteps:\n  - issue:\n    name: \"@first \\x01 ]]>\"\n  - fetch\n  - {verify: {value: longAnswer}}\n")
	all = append(all, read(t, "name: fails\nsteps:\n  - issue:\n    expect: {json: {key: nothing}}\n  - fetch\n")...)
	all = append(all, read(t, "name: person\nsteps: [issue, {verify: ask}]\n")...)
	all = append(all, read(t, "name: rows\ndata: [{c: sim-ct500}, {c: sim-reset}]\nclient: ${c}\nsteps: [issue]\n")...)
	result := scenario.Run(t.Context(), scenario.Plan(all, nil, nil, target), target, scenario.Options{})
	nobody := *target
	nobody.Options.BaseURL = "http://127.0.0.1:1"
	more := scenario.Run(t.Context(), scenario.Plan(all[:1], nil, nil, &nobody), &nobody, scenario.Options{})
	result.Cases = append(result.Cases, more.Cases...)
	return result, redaction.New(scenario.Secrets(result, target.Options.Credentials)...)
}

func render(t *testing.T, write func(io.Writer, *scenario.Result, *redaction.Redactor) error) []byte {
	t.Helper()
	result, red := mixed(t)
	var b bytes.Buffer
	if err := write(&b, result, red); err != nil {
		t.Fatal(err)
	}
	if err := red.Check(b.Bytes()); err != nil {
		t.Errorf("a secret is in the report: %v", err)
	}
	for _, c := range result.Cases {
		for _, s := range c.Steps {
			key, answer := s.Secrets()
			for _, secret := range []string{key, answer, "aSecretNobodySees", "someClientID"} {
				if len(secret) > 1 && bytes.Contains(b.Bytes(), []byte(secret)) {
					t.Fatalf("%q is in the report", secret)
				}
			}
		}
	}
	return b.Bytes()
}

// TestJUnit holds the report to what the strict schema wants. With NAVERCAPTCHA_JUNIT_XSD, the path of
// windyroad/JUnit-Schema's JUnit.xsd, a real validator judges as well.
func TestJUnit(t *testing.T) {
	report := render(t, scenario.WriteJUnit)
	var suites struct {
		XMLName xml.Name   `xml:"testsuites"`
		Attrs   []xml.Attr `xml:",any,attr"`
		Suites  []struct {
			Attrs    []xml.Attr `xml:",any,attr"`
			Children []struct {
				XMLName  xml.Name
				Attrs    []xml.Attr `xml:",any,attr"`
				Children []struct {
					XMLName xml.Name
					Attrs   []xml.Attr `xml:",any,attr"`
				} `xml:",any"`
			} `xml:",any"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(report, &suites); err != nil {
		t.Fatal(err)
	}
	names := func(attrs []xml.Attr) string {
		var all []string
		for _, a := range attrs {
			all = append(all, a.Name.Local)
		}
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	if len(suites.Attrs) > 0 || len(suites.Suites) == 0 {
		t.Errorf("testsuites: %v, %d suites", suites.Attrs, len(suites.Suites))
	}
	for _, s := range suites.Suites {
		// Without skipped tests there is no such attribute: the first form of the schema did not know it.
		if got := strings.Replace(names(s.Attrs), " skipped ", " ", 1); got != "errors failures hostname id name package tests time timestamp" {
			t.Errorf("testsuite has %s", got)
		}
		var order []string
		for _, c := range s.Children {
			if n := len(order); n == 0 || order[n-1] != c.XMLName.Local {
				order = append(order, c.XMLName.Local)
			}
			if c.XMLName.Local == "testcase" {
				if got := names(c.Attrs); got != "classname name time" || len(c.Children) > 1 {
					t.Errorf("testcase has %s and %d children", got, len(c.Children))
				}
				for _, x := range c.Children {
					if got := names(x.Attrs); x.XMLName.Local != "skipped" && got != "message type" {
						t.Errorf("%s has %s", x.XMLName.Local, got)
					}
				}
			}
		}
		if strings.Join(order, " ") != "properties testcase system-out system-err" {
			t.Errorf("the order is %v", order)
		}
	}
	for _, pattern := range []string{
		`timestamp="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"`, `time="\d+\.\d{3}"`, `<failure message="f.yaml:4:26: json key: want `,
		`<error message="[^"]*" type="network">`, `<skipped message="it asks a person`, `name="all steps"`, `&lt;&amp;&gt;`,
	} {
		if !regexp.MustCompile(pattern).Match(report) {
			t.Errorf("there is no %s in the report", pattern)
		}
	}
	if strings.ContainsAny(string(report), "\x01") {
		t.Error("a character that XML cannot hold")
	}
	xsd := os.Getenv("NAVERCAPTCHA_JUNIT_XSD")
	if xsd == "" {
		t.Log("NAVERCAPTCHA_JUNIT_XSD is not set: no validator judges")
		return
	}
	file := filepath.Join(t.TempDir(), "junit.xml")
	if err := os.WriteFile(file, report, 0o600); err != nil {
		t.Fatal(err)
	}
	judge := exec.Command("xmllint", "--noout", "--schema", xsd, file)
	if _, err := exec.LookPath("xmllint"); err != nil {
		source := filepath.Join(t.TempDir(), "Validate.java")
		if err := os.WriteFile(source, []byte(javaValidator), 0o600); err != nil {
			t.Fatal(err)
		}
		judge = exec.Command("java", source, xsd, file)
	}
	if out, err := judge.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%.2000s", judge.Args[0], err, out)
	}
}

// javaValidator is Java's own validator, for machines without xmllint.
const javaValidator = `
import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

public class Validate {
	public static void main(String[] args) throws Exception {
		SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new File(args[0]))
			.newValidator().validate(new StreamSource(new File(args[1])));
	}
}
`

// TestNoNameIsAFormula goes through all that Excel, also the Korean one, and others calculate.
func TestNoNameIsAFormula(t *testing.T) {
	target := &scenario.Target{}
	for _, name := range []string{
		"=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "％1", "%1", "|calc", "｜calc", " =1+1", "\u00a0=1+1", "\u3000＝1+1", "\ufeff=1+1", "\n=1+1", "\t=1+1",
	} {
		quoted, err := json.Marshal(name) // which YAML reads as well
		if err != nil {
			t.Fatal(err)
		}
		cases := scenario.Plan(read(t, "name: "+string(quoted)+"\nsteps: [{verify: ask}]\n"), nil, nil, target) // asks nobody
		var b bytes.Buffer
		if err := scenario.WriteCSV(&b, scenario.Run(t.Context(), cases, target, scenario.Options{}), nil); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := rows[1][1]; got != "'"+name {
			t.Errorf("%q is written as %q", name, got)
		}
	}
}

// TestWordsOfTheReportsInAScenario: what stands in a scenario may be any word, and does not cost the reports of the calls
// that were made. The keys that were issued and the right answers are secret beside it.
func TestWordsOfTheReportsInAScenario(t *testing.T) {
	target := simulated(t)
	for _, word := range []string{"developers", "platform", "testsuite", "timestamp", "properties", "countedCalls", "scenario"} {
		result := runOne(t, target, `name: A word
steps:
  - issue
  - fetch
  - verify: {value: `+word+`}
  - verify: wrong
    key: {text: `+word+`}
    expect: {code: CT001}
  - verify: wrong
    key: used
    expect: {code: CT001}
  - issue
  - fetch
  - verify: right
`, scenario.Options{})
		if result.State() != scenario.Passed {
			t.Fatalf("%s: %v", word, failures(result.Cases[0]))
		}
		secrets := scenario.Secrets(result, naver.Credentials{ID: "someClientID", Secret: "aSecretNobodySees"})
		red := redaction.New(secrets...)
		for _, write := range []func(io.Writer, *scenario.Result, *redaction.Redactor) error{
			scenario.WriteJUnit, scenario.WriteCSV, scenario.WriteJSON,
		} {
			var b bytes.Buffer
			if err := errors.Join(write(&b, result, red), red.Check(b.Bytes())); err != nil {
				t.Errorf("%s: %v", word, err)
			}
		}
		for _, s := range secrets {
			if inFile := s.Value == word; inFile != s.Public {
				t.Errorf("%s: the %s %q is public: %v", word, s.Kind, s.Value, s.Public)
			}
		}
	}
}

// TestARunThatNeverBeganHasNotPassed: neither its state nor the report that a CI server reads says so.
func TestARunThatNeverBeganHasNotPassed(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	target := &scenario.Target{Options: naver.Options{BaseURL: "http://127.0.0.1:1"}}
	cases := scenario.Plan(read(t, "name: x\nsteps: [issue]\n"), nil, nil, target)
	result := scenario.Run(ctx, cases, target, scenario.Options{})
	if got := result.State(); got != scenario.Interrupted {
		t.Errorf("the run is %v", got)
	}
	var junit, inJSON bytes.Buffer
	if err := errors.Join(scenario.WriteJUnit(&junit, result, nil), scenario.WriteJSON(&inJSON, result, nil)); err != nil {
		t.Fatal(err)
	}
	suite := regexp.MustCompile(`tests="1" failures="0" errors="1" time=`).FindAll(junit.Bytes(), -1)
	if len(suite) != len(cases) || !strings.Contains(junit.String(), `type="interrupted"`) {
		t.Errorf("%d suites of %d have an error:\n%.1000s", len(suite), len(cases), &junit)
	}
	if !strings.Contains(inJSON.String(), `"state": "interrupted"`) {
		t.Errorf("%.200s", &inJSON)
	}
}

func TestTheStateOfARunThatEndedEarly(t *testing.T) {
	for skip, want := range map[scenario.Skip]scenario.State{
		scenario.SkipInterrupted: scenario.Interrupted,
		scenario.SkipLimit:       scenario.QuotaUsed,
		scenario.SkipPerson:      scenario.Passed, // it was known from the start, and there was nothing else to run
	} {
		result := scenario.Result{Cases: []scenario.CaseResult{
			{State: scenario.Passed}, {State: scenario.Skipped, Case: scenario.Case{Skip: skip}},
		}}
		if got := result.State(); got != want {
			t.Errorf("%s: %v, want %v", skip, got, want)
		}
	}
}

func TestCSVIsForASpreadsheetWithoutFormulas(t *testing.T) {
	report := render(t, scenario.WriteCSV)
	rows, err := csv.NewReader(bytes.NewReader(report)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if rows[0][0] != "scenario" || rows[1][1] != `'=1+1 <&> "]]>" 가` || !bytes.Contains(report, []byte("\r\n")) {
		t.Errorf("%q", rows[:2])
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				t.Errorf("a formula: %q", cell)
			}
		}
	}
}

func TestJSONReport(t *testing.T) {
	var got struct {
		State string
		Cases []struct {
			State string
			Row   map[string]string
			Steps []struct {
				Status   int
				Finding  string
				Failures []struct{ Line, Column int }
			}
		}
	}
	if err := json.Unmarshal(render(t, scenario.WriteJSON), &got); err != nil {
		t.Fatal(err)
	}
	if got.State != "network" || len(got.Cases) != 8*4+8+8 {
		t.Errorf("%s, %d cases", got.State, len(got.Cases))
	}
	if fail := got.Cases[8].Steps[0]; fail.Status != 200 || fail.Failures[0].Line != 4 || fail.Failures[0].Column != 26 {
		t.Errorf("%+v", fail)
	}
}

// Each report says what could be looked for by name only, and only where that was so.
func TestReportsSayThatASecretIsShort(t *testing.T) {
	for secret, short := range map[string]bool{"1234567": true, "12345678": false, "simulator": false} {
		pair := naver.Credentials{ID: "someClientID", Secret: secret}
		s := simulator.New(simulator.Options{Seed: 1, Credentials: []naver.Credentials{pair}})
		server, err := simulator.Start(s, "")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = server.Close() })
		target := &scenario.Target{Options: naver.Options{BaseURL: server.URL(), Credentials: pair}, Simulated: true}
		cases := scenario.Plan(read(t, "name: one\nplatforms: [developers]\nkinds: [image]\nsteps: [issue]\n"), nil, nil, target)
		result := scenario.Run(t.Context(), cases, target, scenario.Options{})
		for name, write := range map[string]func(io.Writer, *scenario.Result, *redaction.Redactor) error{
			"JUnit": scenario.WriteJUnit, "CSV": scenario.WriteCSV, "JSON": scenario.WriteJSON,
		} {
			var b bytes.Buffer
			if err := write(&b, result, redaction.New(scenario.Secrets(result, pair)...)); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(b.String(), "The client secret has under 8 bytes") != short {
				t.Errorf("%s with %q:\n%s", name, secret, b.String())
			}
		}
	}
}

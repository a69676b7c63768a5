package scenario

import (
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"time"

	"navercaptcha/naver/exchange/redaction"
)

// The JUnit report in the strict form of windyroad/JUnit-Schema, which Jenkins, GitLab and Azure read alike: elements in
// this order, all of them there, no attribute that the schema does not know.

type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Suites  []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Package    string          `xml:"package,attr"`
	ID         int             `xml:"id,attr"`
	Name       string          `xml:"name,attr"`
	Timestamp  string          `xml:"timestamp,attr"` // without zone and fraction
	Hostname   string          `xml:"hostname,attr"`
	Tests      int             `xml:"tests,attr"`
	Failures   int             `xml:"failures,attr"`
	Errors     int             `xml:"errors,attr"`
	Skipped    int             `xml:"skipped,attr,omitempty"` // which the schema of 2011 does not know yet
	Time       string          `xml:"time,attr"`
	Properties junitProperties `xml:"properties"`
	Cases      []junitCase     `xml:"testcase"`
	Out        string          `xml:"system-out"`
	Err        string          `xml:"system-err"`
}

type junitProperties struct {
	List []junitProperty `xml:"property"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	Classname string        `xml:"classname,attr"`
	Time      string        `xml:"time,attr"`
	Skipped   *junitSkipped `xml:"skipped,omitempty"`
	Error     *junitTrouble `xml:"error,omitempty"`
	Failure   *junitTrouble `xml:"failure,omitempty"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

type junitTrouble struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// junitPackage is the package of every suite.
const junitPackage = "navercaptcha"

// WriteJUnit writes the run for a CI server: a suite for each case, a test for each step.
func WriteJUnit(w io.Writer, r *Result, red *redaction.Redactor) error {
	var out junitSuites
	for i, c := range r.Cases {
		out.Suites = append(out.Suites, newJUnitSuite(i, c, red))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func newJUnitSuite(id int, c CaseResult, red *redaction.Redactor) junitSuite {
	text := func(s string) string { return cleanXML(red.Text(s)) }
	s := c.Case.Scenario
	// The path as it was given: of two files of one name in two folders, GitLab would show one.
	file := strings.TrimSuffix(s.File, path.Ext(s.File))
	class := strings.Join([]string{file, string(c.Case.Platform), string(c.Case.Kind)}, ".")
	name := fmt.Sprintf("%s (%s, %s)", s.Name.En, c.Case.Platform, c.Case.Kind)
	if len(s.Rows) > 1 {
		class += ".row" + strconv.Itoa(c.Case.Row+1)
		name += " row " + strconv.Itoa(c.Case.Row+1)
	}
	suite := junitSuite{
		Package: junitPackage, ID: id, Name: text(name), Hostname: "localhost",
		Timestamp: c.Began.UTC().Format("2006-01-02T15:04:05"), Time: decimal(c.Took),
	}
	property := func(name, value string) {
		suite.Properties.List = append(suite.Properties.List, junitProperty{name, text(value)})
	}
	property("file", s.File)
	property("platform", string(c.Case.Platform))
	property("kind", string(c.Case.Kind))
	for _, v := range s.Rows[c.Case.Row].Values {
		property(v.Column, v.Text)
	}
	for _, n := range red.Report().Short() {
		property("redaction", n.String())
	}
	var log strings.Builder
	steps := c.Steps
	if len(steps) == 0 {
		one := StepResult{Step: &Step{Name: same("all steps")}, State: Skipped, Skip: c.Case.Skip}
		if one.Skip == SkipInterrupted { // or a run of which nothing was run would look like one that passed
			one.State = Interrupted
		}
		steps = []StepResult{one}
	}
	for _, step := range steps {
		one, said := newJUnitCase(step, text)
		one.Classname = text(class)
		suite.Cases = append(suite.Cases, one)
		suite.Tests++
		switch {
		case one.Skipped != nil:
			suite.Skipped++
		case one.Error != nil:
			suite.Errors++
		case one.Failure != nil:
			suite.Failures++
		}
		fmt.Fprintln(&log, said)
	}
	suite.Out = log.String()
	return suite
}

// newJUnitCase makes the test of a step, and what is said of it.
func newJUnitCase(s StepResult, text func(string) string) (one junitCase, said string) {
	name := s.Step.Name.En
	if s.Number > 0 {
		name = strings.TrimSpace(fmt.Sprintf("%d %s %s", s.Number, s.Step.Verb, name))
	}
	one = junitCase{Name: text(name), Time: decimal(s.Took)}
	said = fmt.Sprintf("%s: %s", name, s.State)
	if status := s.Call.Status(); status != 0 {
		said += fmt.Sprintf(", HTTP %d", status)
	}
	if rule := s.Call.Rule(); rule != "" {
		said += ", " + rule
	}
	if s.Skip != NotSkipped {
		said += ", " + string(s.Skip)
	}
	if s.State == Passed {
		return one, text(said)
	}
	if s.State == Skipped {
		one.Skipped = &junitSkipped{text(string(s.Skip))}
		return one, text(said)
	}
	trouble := &junitTrouble{Message: text(said), Type: s.State.String()}
	var lines []string
	for _, f := range s.Failures {
		lines = append(lines, f.String())
	}
	if len(lines) > 0 {
		trouble.Message = text(lines[0])
	}
	if f := s.Call.Finding; f != nil {
		lines = append(lines, f.Happened.En, f.Why.En, f.Next.En)
	}
	trouble.Text = text(strings.Join(lines, "\n"))
	if s.State == Failed {
		one.Failure = trouble
	} else {
		one.Error = trouble
	}
	return one, text(said)
}

// decimal writes seconds as the schemas want them: no exponent, and, for Jenkins' xUnit plugin, three digits.
func decimal(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) }

// cleanXML takes out what XML 1.0 cannot hold, however it is escaped.
func cleanXML(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r >= ' ' && r <= 0xd7ff, r >= 0xe000 && r <= 0xfffd, r >= 0x10000:
			return r
		}
		return '�'
	}, strings.ToValidUTF8(s, "�"))
}

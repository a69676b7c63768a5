package scenario

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
	"navercaptcha/naver/text"
)

// Secrets are what no report of a run may show: the credentials, the CAPTCHA keys and the answers. Those that stand in the
// file of the scenario are known to whoever reads it. They are taken out of the calls, but not looked for everywhere: one
// may be a word of the report itself, such as testsuite.
func Secrets(r *Result, pair naver.Credentials) []redaction.Secret {
	secrets := []redaction.Secret{
		{Kind: redaction.ClientSecret, Value: pair.Secret},
		{Kind: redaction.ClientID, Value: pair.ID},
	}
	written := map[string]bool{} // keys in the file, also where a later step uses one again
	for _, c := range r.Cases {
		for _, s := range c.Steps {
			if s.Step.Key == TextKey {
				written[s.Call.Key] = true
			}
			if s.Call.Key != "" {
				secrets = append(secrets, redaction.Secret{
					Kind: redaction.CaptchaKey, Value: s.Call.Key, Public: s.Step.Verb != Issue && written[s.Call.Key],
				})
			}
			if s.value != "" {
				secrets = append(secrets, redaction.Secret{
					Kind: redaction.Answer, Value: s.value, Public: s.Step.Answer == ValueAnswer,
				})
			}
		}
	}
	return secrets
}

// runReport is the JSON report.
type runReport struct {
	Began   time.Time    `json:"began"`
	Seconds float64      `json:"seconds"`
	State   string       `json:"state"`
	Calls   int          `json:"countedCalls"`
	Cases   []caseReport `json:"cases"`
	// Redaction says which secrets were taken out only where a name says what they are.
	Redaction []redaction.Note `json:"redaction,omitempty"`
}

type caseReport struct {
	File     string            `json:"file"`
	Name     string            `json:"name"`
	Platform naver.Platform    `json:"platform"`
	Kind     naver.Kind        `json:"kind"`
	Row      map[string]string `json:"row,omitempty"`
	State    string            `json:"state"`
	Skip     Skip              `json:"skipped,omitempty"`
	Began    time.Time         `json:"began"`
	Seconds  float64           `json:"seconds"`
	Steps    []stepReport      `json:"steps"`
}

type stepReport struct {
	Number   int                `json:"number"`
	Line     int                `json:"line"`
	Verb     Verb               `json:"verb"`
	Name     string             `json:"name,omitempty"`
	State    string             `json:"state"`
	Skip     Skip               `json:"skipped,omitempty"`
	Seconds  float64            `json:"seconds"`
	Status   int                `json:"status,omitempty"`
	Code     string             `json:"code,omitempty"`
	Finding  string             `json:"finding,omitempty"`
	Right    *bool              `json:"right,omitempty"`
	Facts    *Facts             `json:"media,omitempty"`
	Error    string             `json:"error,omitempty"`
	Failures []failureReport    `json:"failures,omitempty"`
	Phases   map[string]float64 `json:"phases,omitempty"` // in seconds
}

type failureReport struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	About  string `json:"about"`
	Want   string `json:"want"`
	Got    string `json:"got"`
}

func seconds(d time.Duration) float64 { return math.Round(d.Seconds()*1e6) / 1e6 }

// WriteJSON writes the run for programs.
func WriteJSON(w io.Writer, r *Result, red *redaction.Redactor) error {
	out := runReport{
		Began: r.Began.UTC(), Seconds: seconds(r.Took), State: r.State().String(), Calls: r.Calls,
		Cases: []caseReport{}, Redaction: red.Report().Short(),
	}
	for _, c := range r.Cases {
		out.Cases = append(out.Cases, newCaseReport(c, red))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func newCaseReport(c CaseResult, red *redaction.Redactor) caseReport {
	s := c.Case.Scenario
	out := caseReport{
		File: s.File, Name: red.Text(s.Name.En), Platform: c.Case.Platform, Kind: c.Case.Kind, State: c.State.String(),
		Skip: c.Case.Skip, Began: c.Began.UTC(), Seconds: seconds(c.Took), Steps: []stepReport{},
	}
	for _, v := range s.Rows[c.Case.Row].Values {
		if out.Row == nil {
			out.Row = map[string]string{}
		}
		out.Row[v.Column] = red.Text(v.Text)
	}
	for _, step := range c.Steps {
		out.Steps = append(out.Steps, newStepReport(step, red))
	}
	return out
}

func newStepReport(s StepResult, red *redaction.Redactor) stepReport {
	out := stepReport{
		Number: s.Number, Line: s.Step.At.Line, Verb: s.Step.Verb, Name: red.Text(s.Step.Name.En), State: s.State.String(),
		Skip: s.Skip, Seconds: seconds(s.Took), Status: s.Call.Status(), Code: red.Text(s.Call.Code()), Finding: s.Call.Rule(),
		Facts: s.Facts,
	}
	if s.Call.Verdict != nil {
		out.Right = &s.Call.Verdict.Right
	}
	if s.Call.Err != nil {
		out.Error = red.Text(s.Call.Err.Error())
	}
	for _, f := range s.Failures {
		out.Failures = append(out.Failures, failureReport{
			f.At.File, f.At.Line, f.At.Column, red.Text(f.About.En), red.Text(f.Want.En), red.Text(f.Got.En),
		})
	}
	for _, e := range s.Exchanges {
		out.Phases = map[string]float64{} // of the last, where net/http sent more than one
		for phase, d := range e.Phases {
			out.Phases[string(phase)] = seconds(d)
		}
	}
	return out
}

// csvHeader are the columns of WriteCSV.
var csvHeader = []string{
	"scenario", "name", "platform", "kind", "row", "step", "line", "verb", "state", "seconds", "status", "code", "finding",
	"failures", "redaction",
}

// WriteCSV writes one line for each step, as RFC 4180 has it, for a spreadsheet: no cell can be taken for a formula.
func WriteCSV(w io.Writer, r *Result, red *redaction.Redactor) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	_ = out.Write(csvHeader) // the writer keeps its first error for the end
	notes := strings.Join(report.Notes(text.English, red.Report().Short()), "\n")
	for _, c := range r.Cases {
		s := c.Case.Scenario
		steps := c.Steps
		if len(steps) == 0 {
			steps = []StepResult{{Step: &Step{}, State: c.State, Skip: c.Case.Skip}}
		}
		for _, step := range steps {
			failures := make([]string, 0, len(step.Failures)+1)
			if step.Skip != NotSkipped {
				failures = append(failures, string(step.Skip))
			}
			for _, f := range step.Failures {
				failures = append(failures, f.String())
			}
			cells := []string{
				s.File, s.Name.En, string(c.Case.Platform), string(c.Case.Kind), strconv.Itoa(c.Case.Row + 1),
				strconv.Itoa(step.Number), number(step.Step.At.Line), string(step.Step.Verb), step.State.String(),
				strconv.FormatFloat(seconds(step.Took), 'f', 6, 64), number(step.Call.Status()), step.Call.Code(), step.Call.Rule(),
				strings.Join(failures, "\n"), notes,
			}
			for i, cell := range cells {
				cells[i] = report.Cell(red.Text(cell))
			}
			_ = out.Write(cells)
		}
	}
	out.Flush()
	return out.Error()
}

package main

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
	"navercaptcha/naver/safefile"
	"navercaptcha/naver/scenario"
)

// reports are the files of run.
type reports struct {
	junit, csv, har output
	bom             string // yes or no; as the file needs it where it is empty
	force           bool
}

func (r *reports) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.junit.path, "junit", "", "write JUnit XML to this `FILE`")
	f.StringVar(&r.csv.path, "csv", "", "write a line for each step to this `FILE`")
	f.StringVar(&r.bom, "csv-bom", "", "`yes|no`: begin the CSV with a byte order mark, for Excel (default: in a file yes, in a pipe no)")
	f.StringVar(&r.har.path, "har", "", "write all calls as HAR 1.2 to this `FILE`")
	f.BoolVar(&r.force, "force", false, "overwrite reports that exist")
	choices(cmd, "csv-bom", "yes", "no")
}

// wantExchanges tells whether a report is made of the recorded calls.
func (r *reports) wantExchanges() bool { return r.har.path != "" }

// writer writes a report.
type writer func(io.Writer, *scenario.Result, *redaction.Redactor) error

// each goes through the reports that are wanted, by their flags.
func (r *reports) each(do func(flag string, to output, by writer) error) error {
	var errs []error
	for _, one := range []struct {
		flag string
		to   output
		by   writer
	}{{"--junit", r.junit, scenario.WriteJUnit}, {"--csv", r.csv, r.writeCSV}, {"--har", r.har, writeHAR}} {
		if one.to.path != "" {
			one.to.force = r.force
			errs = append(errs, do(one.flag, one.to, one.by))
		}
	}
	return errors.Join(errs...)
}

// writeCSV is the writer of the CSV. Excel wants a byte order mark; whoever reads a pipe is no Excel.
func (r *reports) writeCSV(w io.Writer, result *scenario.Result, red *redaction.Redactor) error {
	if r.bom == "yes" || r.bom == "" && !r.csv.isPipe() {
		if _, err := io.WriteString(w, report.BOM); err != nil {
			return err
		}
	}
	return scenario.WriteCSV(w, result, red)
}

// writeHAR is the writer of the HAR.
func writeHAR(w io.Writer, result *scenario.Result, red *redaction.Redactor) error {
	return har.Write(w, red, har.Creator{Name: "NAVER CAPTCHA Tester", Version: version}, result.Exchanges())
}

// check refuses what cannot be written, before the first call.
func (r *reports) check() error {
	if r.bom != "" && r.bom != "yes" && r.bom != "no" {
		return badFlag("--csv-bom %q: use yes or no", r.bom)
	}
	flags := map[string]string{} // by the file that they name
	return r.each(func(flag string, to output, _ writer) error {
		if to.path == "-" {
			return badFlag("%s -: name a file; on standard output there is --json", flag)
		}
		file, err := safefile.Target(to.path)
		if err == nil {
			file, err = filepath.Abs(file)
		}
		if err != nil {
			return to.cannotWrite(err)
		}
		if other, taken := flags[file]; taken {
			return badFlag("%s and %s name the same file, %s: give each report its own", other, flag, to.path)
		}
		flags[file] = flag
		return to.check()
	})
}

// write writes all reports: one that cannot be written does not keep the others away.
func (r *reports) write(result *scenario.Result, red *redaction.Redactor) error {
	return r.each(func(_ string, to output, by writer) error {
		content, err := render(result, red, by)
		if err != nil {
			return err
		}
		return to.write(content)
	})
}

// render makes a report and looks once more whether a secret got into it.
func render(result *scenario.Result, red *redaction.Redactor, by writer) ([]byte, error) {
	var b bytes.Buffer
	if err := by(&b, result, red); err != nil {
		return nil, err
	}
	if err := red.Check(b.Bytes()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// writeReport renders a report in JSON onto a stream.
func writeReport(w io.Writer, result *scenario.Result, red *redaction.Redactor, by writer) error {
	content, err := render(result, red, by)
	if err != nil {
		return err
	}
	_, err = w.Write(exchange.VisibleJSON(content))
	return err
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
	"navercaptcha/naver/text"
)

// running is the command line of run.
type running struct {
	to          connection
	platforms   []string
	kinds       []string
	interactive bool
	dryRun      bool
	limit       int
	maxTime     time.Duration
	jobs        int
	reports     reports
}

func (p *program) run() *cobra.Command {
	r := &running{}
	cmd := &cobra.Command{
		Use:   "run [flags] [FILE|FOLDER|NAME]...",
		Short: "Run scenarios and report on them",
		Long: "Run scenarios: files, all *.yaml files of a folder, or shipped ones by their name (see navercaptcha scenarios). " +
			"Without any,\nall shipped ones run. All files are checked before the first call. A report never shows a " +
			"credential, nor a key or\nan answer that does not stand in the scenario itself.\n\nAgainst NAVER a right answer needs a person: such scenarios are skipped unless " +
			"--interactive asks one. Against a simulator that\nruns elsewhere, its admin token in " + tokenVariable + " lets the " +
			"right answers be fetched there.",
		Example: `  navercaptcha run --simulate
  navercaptcha run --simulate image --platform cloud --json
  navercaptcha run my-scenario.yaml --dry-run
  navercaptcha run scenarios/ --limit 50 --junit junit.xml --csv steps.csv`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.runAll(cmd.Context(), r, args) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return scenario.ShippedNames(), cobra.ShellCompDirectiveDefault
		},
	}
	f := cmd.Flags()
	r.to.flagsWithoutPlatform(cmd)
	f.StringSliceVarP(&r.platforms, "platform", "p", nil,
		"`developers,cloud,gov,fin` (default: developers; with a simulator all that a scenario is for)")
	f.StringSliceVarP(&r.kinds, "kind", "k", nil, "`image,audio` (default: all that a scenario is for)")
	f.BoolVarP(&r.interactive, "interactive", "i", false, "ask a person for right answers")
	f.BoolVar(&r.dryRun, "dry-run", false, "call nothing; say what would run and what it costs of the quota")
	f.IntVar(&r.limit, "limit", 0, "stop before more than this `NUMBER` of counted calls, issue and verify (0: no limit)")
	f.IntVarP(&r.jobs, "jobs", "j", 0, "run this `NUMBER` of cases side by side, with --simulate (default there "+strconv.Itoa(defaultJobs)+")")
	f.DurationVar(&r.maxTime, "max-time", time.Hour, "stop after this time")
	r.reports.flags(cmd)
	choices(cmd, "platform", platformNames()...)
	choices(cmd, "kind", "image", "audio")
	return cmd
}

func (p *program) runAll(ctx context.Context, r *running, args []string) error {
	platforms, kinds, err := r.check()
	if err != nil {
		return err
	}
	scenarios, err := readScenarios(args, p.lang)
	if err != nil {
		return err
	}
	if err := r.reports.check(); err != nil {
		return err
	}
	if len(platforms) > 0 {
		r.to.platform = string(first(platforms))
	}
	t, err := r.to.open(ctx, p.term)
	if r.dryRun && errors.Is(err, errNoCredentials) {
		t, err = &target{options: naver.Options{Platform: first(platforms)}}, nil // nothing is called
	}
	if err != nil {
		return err
	}
	defer t.close()
	if err := t.check(); err != nil { // once, and not as the failure of every case
		return err
	}
	if !t.simulated {
		if len(platforms) > 1 {
			return badFlag("--platform: several platforms only with a simulator: NAVER's platforms have credentials of their own")
		}
		platforms = []naver.Platform{t.options.Platform} // also a profile's
	}
	on := &scenario.Target{Options: t.options, Simulated: t.simulated, Answer: answersOf(t, p.term.getenv)}
	if r.interactive {
		on.Ask = p.ask
	}
	cases := scenario.Plan(scenarios, platforms, kinds, on)
	if r.dryRun {
		return p.dryRun(cases, r.limit)
	}
	return p.runCases(ctx, r, cases, on, r.sideBySide(t))
}

// first is the platform that is called, where one is.
func first(platforms []naver.Platform) naver.Platform {
	if len(platforms) == 0 {
		return naver.Developers
	}
	return platforms[0]
}

// check reads the flags that are words.
func (r *running) check() (platforms []naver.Platform, kinds []naver.Kind, err error) {
	for _, name := range r.platforms {
		platform, err := naver.ParsePlatform(name)
		if err != nil {
			return nil, nil, badFlag("--platform %q: %w", name, err)
		}
		platforms = append(platforms, platform)
	}
	for _, name := range r.kinds {
		if name != "image" && name != "audio" {
			return nil, nil, badFlag("--kind %q: use image or audio", name)
		}
		kinds = append(kinds, naver.Kind(name))
	}
	switch {
	case r.limit < 0:
		return nil, nil, badFlag("--limit %d: use a number of calls, or 0 for no limit", r.limit)
	case r.jobs < 0 || r.jobs > maxJobs:
		return nil, nil, badFlag("--jobs %d: use a number of cases up to %d", r.jobs, maxJobs)
	case r.jobs > 1 && !r.to.simulate:
		return nil, nil, badFlag("--jobs is for --simulate: NAVER, and a simulator that others use, get one call at a time")
	case r.jobs > 1 && r.interactive:
		return nil, nil, badFlag("--jobs: a person is asked one thing at a time; leave out --interactive or --jobs")
	case r.jobs > 1 && r.limit > 0:
		return nil, nil, badFlag("--jobs: which calls --limit lets through is known one after the other only; leave out one of both")
	case r.maxTime <= 0:
		return nil, nil, badFlag("--max-time %v: use a time above zero, such as 10m", r.maxTime)
	}
	return platforms, kinds, nil
}

// maxScenarios is how many files one run takes.
const maxScenarios = 1000

// defaultJobs is how many cases run side by side against the program's own simulator: enough that others run while some
// wait for what never comes. maxJobs keeps well below the connections that it takes.
const (
	defaultJobs = 16
	maxJobs     = 64
)

// sideBySide is how many cases run at once. Asking, and counting towards a limit, go one by one.
func (r *running) sideBySide(t *target) int {
	switch {
	case t.inside == nil || r.interactive || r.limit > 0:
		return 1
	case r.jobs == 0:
		return defaultJobs
	}
	return r.jobs
}

// readScenarios reads files, folders and shipped scenarios. It reports the problems of all of them in a language.
func readScenarios(args []string, lang text.Lang) ([]*scenario.Scenario, error) {
	if len(args) == 0 {
		return scenario.Shipped(), nil
	}
	var all []*scenario.Scenario
	var problems []error
	read := func(file string, content []byte, err error) {
		var s *scenario.Scenario
		if err == nil {
			s, err = scenario.Read(filepath.ToSlash(file), content)
		}
		var unread *scenario.ReadError
		if errors.As(err, &unread) {
			err = errors.New(unread.In(lang))
		}
		if err != nil {
			problems = append(problems, err)
			return
		}
		all = append(all, s)
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if content, ok := scenario.ShippedFile(arg); ok && (err != nil || info.IsDir()) {
			read(arg+".yaml", content, nil)
			continue
		}
		if err == nil && info.IsDir() {
			files, err := yamlFiles(arg)
			if err != nil {
				problems = append(problems, err)
			}
			for _, file := range files {
				content, err := readSmall(file)
				read(file, content, err)
			}
			continue
		}
		content, err := readSmall(arg)
		if errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(arg, `./\`) {
			err = fmt.Errorf("%s is neither a file nor a shipped scenario: see navercaptcha scenarios", arg)
		}
		read(arg, content, err)
	}
	if len(all) > maxScenarios {
		problems = append(problems, fmt.Errorf("there are %d scenarios: run at most %d at once", len(all), maxScenarios))
	}
	return all, withCode(exitScenario, errors.Join(problems...))
}

// yamlFiles are the scenarios of a folder, sorted.
func yamlFiles(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); !e.IsDir() && (ext == ".yaml" || ext == ".yml") {
			files = append(files, filepath.Join(folder, e.Name()))
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no *.yaml file", folder)
	}
	slices.Sort(files)
	return files, nil
}

// readSmall reads a file up to a little more than a scenario may have, so that Read can say that it is too long.
func readSmall(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, scenario.MaxFile+1))
}

// planned is what --dry-run --json writes.
type planned struct {
	Calls int           `json:"countedCalls"`
	Cases []plannedCase `json:"cases"`
}

type plannedCase struct {
	File     string         `json:"file"`
	Name     string         `json:"name"`
	Platform naver.Platform `json:"platform"`
	Kind     naver.Kind     `json:"kind"`
	Row      int            `json:"row,omitempty"` // from 1, where there is more than one
	Calls    int            `json:"countedCalls"`
	Skip     scenario.Skip  `json:"skipped,omitempty"`
}

// dryRun says what would run.
func (p *program) dryRun(cases []scenario.Case, limit int) error {
	total := scenario.Total(cases)
	if p.json {
		out := planned{Calls: total, Cases: []plannedCase{}}
		for _, c := range cases {
			one := plannedCase{c.Scenario.File, c.Scenario.Name.En, c.Platform, c.Kind, 0, c.Cost, c.Skip}
			if len(c.Scenario.Rows) > 1 {
				one.Row = c.Row + 1
			}
			out.Cases = append(out.Cases, one)
		}
		if err := writeJSON(p.term.out, out); err != nil {
			return err
		}
	} else {
		for _, c := range cases {
			cost := fmt.Sprintf("counted calls: %d", c.Cost)
			if c.Skip != scenario.NotSkipped {
				cost = "skipped: " + string(c.Skip)
			}
			fmt.Fprintf(p.term.out, "%s: %s\n", caseName(c), cost)
		}
		fmt.Fprintf(p.term.out, "In all: %d. Issue and verify count against the day's quota; fetching is free.\n", total)
	}
	if limit > 0 && total > limit {
		fmt.Fprintf(p.term.err, "That is more than --limit %d: the run would stop there.\n", limit)
		return silently(exitQuota)
	}
	return nil
}

// caseName names a case on one line.
func caseName(c scenario.Case) string {
	name := fmt.Sprintf("%s %s %s", c.Scenario.File, c.Platform, c.Kind)
	if len(c.Scenario.Rows) > 1 {
		name += fmt.Sprintf(" row %d", c.Row+1)
	}
	return name
}

package scenario

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// maxKept is how many bytes of recorded bodies a run keeps.
const maxKept = 256 << 20

// Options says how to run.
type Options struct {
	// Jobs is how many cases run side by side; 0 and 1 are one after the other. Only a target that takes any number of calls
	// at once, and has nobody to ask, is for more: NAVER is not.
	Jobs int
	// Limit is how many counted calls, issue and verify, are made at most; the run stops before one more. 0 is no limit.
	Limit int
	// Forget leaves the exchanges out of the result, for a run of which nobody wants to see them.
	Forget bool
	// OnCase and OnStep, which may be nil, are told of the beginning of each case and the end of each step, one at a time.
	// They hold the run up.
	OnCase func(Case)
	OnStep func(Case, StepResult)
}

// Run runs the cases and returns what came of them in their order, all of it also when ctx ends in between. Nothing is sent
// twice. A step that does not go as expected ends its case. A limit makes the cases run one after the other: which of them
// it stops is the same each time.
func Run(ctx context.Context, cases []Case, t *Target, o Options) *Result {
	r := &run{target: t, options: o, result: &Result{Began: time.Now(), Cases: make([]CaseResult, len(cases))}}
	jobs := min(o.Jobs, len(cases))
	if o.Limit > 0 {
		jobs = 1
	}
	if jobs <= 1 {
		for i, c := range cases {
			r.result.Cases[i] = r.one(ctx, c)
		}
	} else {
		r.sideBySide(ctx, cases, jobs)
	}
	r.result.Took = time.Since(r.result.Began)
	return r.result
}

// sideBySide runs the cases, those that wait longest first, so that the others run meanwhile.
func (r *run) sideBySide(ctx context.Context, cases []Case, jobs int) {
	order := make([]int, len(cases))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(cases[b].waits(), cases[a].waits()) })
	todo := make(chan int)
	var working sync.WaitGroup
	for range jobs {
		working.Go(func() {
			for i := range todo {
				r.result.Cases[i] = r.one(ctx, cases[i])
			}
		})
	}
	for _, i := range order {
		todo <- i
	}
	close(todo)
	working.Wait()
}

// run is one Run.
type run struct {
	target  *Target
	options Options

	mu      sync.Mutex // also held while the options' functions are told something
	result  *Result    // its cases aside, each of which has one goroutine
	kept    int
	stopped Skip // why nothing more is called
}

// stop lets no further case begin.
func (r *run) stop(why Skip) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stopped = why
}

// begin tells why a case does not run, and of one that does.
func (r *run) begin(ctx context.Context, c Case) Skip {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case c.Skip != NotSkipped:
		return c.Skip
	case r.stopped != NotSkipped:
		return r.stopped
	case ctx.Err() != nil:
		return SkipInterrupted
	}
	if r.options.OnCase != nil {
		r.options.OnCase(c)
	}
	return NotSkipped
}

// count counts a call that costs quota, unless the limit is reached.
func (r *run) count() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.options.Limit > 0 && r.result.Calls >= r.options.Limit {
		r.stopped = SkipLimit
		return false
	}
	r.result.Calls++
	return true
}

// caseRun is what a case remembers from step to step.
type caseRun struct {
	run     *run
	c       Case
	result  *CaseResult
	callers callers
	keys    map[naver.Kind]*keys
	before  []attempt.Call
	number  int
	failed  bool
}

// keys are the keys of one kind.
type keys struct {
	current, used string
	media         *naver.Media // of current
}

func (r *run) one(ctx context.Context, c Case) CaseResult {
	result := CaseResult{Case: c, Began: time.Now()}
	if skip := r.begin(ctx, c); skip != NotSkipped {
		result.Case.Skip, result.State = skip, Skipped
		return result
	}
	options := r.target.Options
	options.Platform = c.Platform
	a := &caseRun{
		run: r, c: c, result: &result,
		callers: callers{options: options, recorder: exchange.NewRecorder(0, nil), made: map[callerKey]caller{}},
		keys:    map[naver.Kind]*keys{naver.Image: {}, naver.Audio: {}},
	}
	defer a.callers.close()
	a.steps(ctx, c.Steps())
	for _, s := range result.Steps {
		if s.State != Skipped {
			result.State = max(result.State, s.State)
		}
	}
	result.Took = time.Since(result.Began)
	return result
}

func (a *caseRun) steps(ctx context.Context, steps []Step) {
	for i := range steps {
		s := &steps[i]
		if s.Verb != Repeat {
			a.step(ctx, s)
			continue
		}
		for range s.Times {
			// What a failed step leaves undone is told once, not a thousand times.
			told := a.failed
			a.steps(ctx, s.Steps)
			if told || a.failed {
				break
			}
		}
	}
}

// step runs one step and keeps its result.
func (a *caseRun) step(ctx context.Context, s *Step) {
	a.number++
	result := StepResult{Step: s, Number: a.number, Began: time.Now(), Call: attempt.Call{
		Source: attempt.Scenario, Platform: a.c.Platform, Kind: s.Kind, Caller: attempt.Caller{Simulated: a.run.target.Simulated},
	}}
	result.Call.Start = result.Began
	if result.Call.Kind == "" {
		result.Call.Kind = a.c.Kind
	}
	switch {
	case a.failed:
		result.State, result.Skip = Skipped, SkipEarlier
	case s.Verb == Wait:
		if !sleep(ctx, s.Wait) {
			result.State = Interrupted
		}
	default:
		a.call(ctx, s, &result)
	}
	result.Took = time.Since(result.Began)
	if result.State > Skipped {
		a.failed = true
		if result.State == Interrupted {
			a.run.stop(SkipInterrupted)
		}
	}
	a.result.Steps = append(a.result.Steps, result)
	if a.run.options.OnStep != nil {
		a.run.mu.Lock()
		defer a.run.mu.Unlock()
		a.run.options.OnStep(a.c, result)
	}
}

// sleep waits, and tells whether the whole time passed.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// call makes the call of a step and judges it.
func (a *caseRun) call(ctx context.Context, s *Step, result *StepResult) {
	k := a.keys[result.Call.Kind]
	stuck := func(about, want text.Text, got error) {
		result.State = Failed
		result.Failures = append(result.Failures, Failure{s.At, about, want, WordsOf(got)})
	}
	who, err := a.callers.of(s)
	if err != nil {
		stuck(say("call"), say("to be made"), err)
		return
	}
	if s.Verb != Issue {
		switch result.Call.Key, err = k.choose(s); {
		case err != nil:
			stuck(say("key"), same(string(s.Key)), err)
			return
		}
	}
	if s.Verb == Verify {
		switch result.value, err = a.answer(ctx, s, result, k); {
		case ctx.Err() != nil:
			result.State = Interrupted
			return
		case err != nil:
			stuck(say("answer"), same(string(s.Answer)), err)
			return
		}
	}
	if s.Verb != Fetch && !a.run.count() {
		result.State, result.Skip = QuotaUsed, SkipLimit
		return
	}
	o := a.send(ctx, s, who.client, result, k)
	a.judge(ctx, s, o, result, who.simID)
}

// errNoKey: which key is meant depends on the steps before.
var (
	errNoCurrent = spoken{say("no key was issued before")}
	errNoUsed    = spoken{say("no key was verified before")}
)

// choose finds the key of a call.
func (k *keys) choose(s *Step) (string, error) {
	switch s.Key {
	case UsedKey:
		if k.used == "" {
			return "", errNoUsed
		}
		return k.used, nil
	case UnknownKey:
		return madeUp(16), nil
	case TextKey:
		return s.Text, nil
	}
	if k.current == "" {
		return "", errNoCurrent
	}
	return k.current, nil
}

// wrongAnswer is never right: NAVER's pictures have 4 letters or more, its sounds 6 digits.
const wrongAnswer = "0"

// answer finds what to verify.
func (a *caseRun) answer(ctx context.Context, s *Step, r *StepResult, k *keys) (string, error) {
	t := a.run.target
	switch {
	case s.Answer == ValueAnswer:
		return s.Value, nil
	case s.Answer == WrongAnswer:
		return wrongAnswer, nil
	case s.Answer == RightAnswer && t.Answer != nil:
		return t.Answer(ctx, r.Call.Kind, r.Call.Key)
	case t.Ask != nil:
		return t.Ask(ctx, Question{Case: a.c, Key: r.Call.Key, Media: k.media})
	}
	return "", ErrNoAnswer
}

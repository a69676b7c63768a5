// Package scenario reads and runs scripted attempts at NAVER's CAPTCHA APIs: which calls to make, on which platforms, and
// what to expect of each.
//
// A scenario is a small YAML file, described for editors by the JSON Schema that Schema gives. Read checks all of it
// before anything is called, and every complaint has a line and a column. What it will cost of the quota is known before
// it runs.
package scenario

import (
	"fmt"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// Position is a place in a scenario's file. Line and Column count from 1; the column in characters.
type Position struct {
	File         string
	Line, Column int
}

// String is the place as compilers write it.
func (p Position) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// Scenario is one file, read and checked.
type Scenario struct {
	File  string // its name, as it was given to Read
	Name  text.Text
	About text.Text
	// Platforms and Kinds are what it is for; it runs once for each pair of them, and for each of Rows.
	Platforms []naver.Platform
	Kinds     []naver.Kind
	// Rows has one entry for each row of the file's table, or a single one without values.
	Rows []Row
}

// Row is the steps with one row of the table filled in.
type Row struct {
	// Values are the columns and their values, in the order of the file; none where the file has no table.
	Values []Value
	Steps  []Step
}

// Value is one cell of a table.
type Value struct{ Column, Text string }

// Verb is what a step does.
type Verb string

// The verbs.
const (
	Issue  Verb = "issue"
	Fetch  Verb = "fetch" // also written image and audio
	Verify Verb = "verify"
	Wait   Verb = "wait"
	Repeat Verb = "repeat"
)

// Step is one thing to do.
type Step struct {
	At   Position
	Verb Verb
	// Name is the author's word for it, or empty.
	Name text.Text
	// Kind is empty for the kind that the scenario runs for.
	Kind naver.Kind
	// Key is which key fetch and verify use; Text is it where Key is TextKey.
	Key  Key
	Text string
	// Answer is how verify comes to its answer; Value is it where Answer is ValueAnswer.
	Answer Answer
	Value  string
	// Client is a client ID that only the simulator knows, or empty for the ordinary one.
	Client string
	Send   Send
	// Timeouts bound the call where they are not zero; the others are the run's.
	Timeouts naver.Timeouts
	Wait     time.Duration
	// Times and Steps are repeat's.
	Times int
	Steps []Step

	expect []check
	// called tells whether something is expected that only a call that went well, or one that went wrong in a known way,
	// has. Without it, the call has to go well.
	called bool
}

// Key is which key a call uses.
type Key string

// The keys.
const (
	CurrentKey Key = "current" // the one issued last
	UsedKey    Key = "used"    // the one verified last
	UnknownKey Key = "unknown" // made up
	TextKey    Key = "text"    // as written
)

// Answer is how verify comes to its answer.
type Answer string

// The answers.
const (
	RightAnswer Answer = "right" // from the simulator; elsewhere from a person
	WrongAnswer Answer = "wrong" // one that is never right
	AskAnswer   Answer = "ask"   // from a person
	ValueAnswer Answer = "value" // as written
)

// Send is which credentials a call carries.
type Send string

// The ways to send credentials, to provoke a refusal.
const (
	SendAll         Send = "all"
	SendNone        Send = "none"
	SendNoSecret    Send = "no-secret"
	SendWrongSecret Send = "wrong-secret"
	SendWrongID     Send = "wrong-id"
)

// Cost is how many calls of the day's quota the steps make: issue and verify count, fetch does not.
func Cost(steps []Step) int {
	n := 0
	for _, s := range steps {
		switch s.Verb {
		case Issue, Verify:
			n++
		case Repeat:
			n += s.Times * Cost(s.Steps)
		}
	}
	return n
}

// anyStep tells whether one of the steps, or of those within, is as described.
func anyStep(steps []Step, is func(Step) bool) bool {
	for _, s := range steps {
		if is(s) || anyStep(s.Steps, is) {
			return true
		}
	}
	return false
}

// NeedsSimulator tells whether the steps mean something to the simulator alone.
func NeedsSimulator(steps []Step) bool {
	return anyStep(steps, func(s Step) bool { return s.Client != "" })
}

// NeedsAnswer tells whether the steps need a right answer: the simulator's, or a person's.
func NeedsAnswer(steps []Step) bool {
	return anyStep(steps, func(s Step) bool { return s.Verb == Verify && s.Answer == RightAnswer })
}

// NeedsPerson tells whether the steps ask a person whatever they run against.
func NeedsPerson(steps []Step) bool {
	return anyStep(steps, func(s Step) bool { return s.Verb == Verify && s.Answer == AskAnswer })
}

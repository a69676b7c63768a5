package history

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Problem is one way in which the history goes wrong. It is an error of its own, so errors.Is(err, ErrDiskFull) works,
// and its text is the stable name under which the window keeps its sentence in Korean and in English. The texts of Error
// here are for logs.
type Problem string

// What can be wrong with the file.
const (
	// ErrDamaged: the file could not be understood. As a Notice it tells that the file was put aside and a new one
	// begun; as an error, that it could not be put aside and stays untouched.
	ErrDamaged Problem = "history-damaged"
	// ErrNewer: a newer version of the app wrote the file. It is left untouched and nothing is saved.
	ErrNewer Problem = "history-newer"
	// ErrReadOnly: the file or its folder cannot be written. What is there can be read.
	ErrReadOnly Problem = "history-read-only"
	// ErrDiskFull: the disk is full. What was saved before is safe.
	ErrDiskFull Problem = "history-disk-full"
	// ErrNotWritten: writing failed for another reason, such as a disk quota.
	ErrNotWritten Problem = "history-not-written"
	// ErrUnreadable: the file cannot be read.
	ErrUnreadable Problem = "history-unreadable"
	// ErrInUse: another window has been writing for longer than the wait. Try again.
	ErrInUse Problem = "history-in-use"
	// ErrClosed: the store was closed.
	ErrClosed Problem = "history-closed"
)

// What can be wrong with a request.
const (
	ErrNoRedaction   Problem = "history-no-redaction" // Options.Redact or RedactText is missing, or gave nothing back
	ErrUnknown       Problem = "history-unknown-attempt"
	ErrNoteTooLong   Problem = "history-note-too-long"
	ErrTagTooLong    Problem = "history-tag-too-long"
	ErrTooManyTags   Problem = "history-too-many-tags"
	ErrTooManyCalls  Problem = "history-too-many-calls"
	ErrCallTooBig    Problem = "history-call-too-big"
	ErrNoClientID    Problem = "history-no-client-id"
	ErrTooManyChosen Problem = "history-too-many-chosen"
)

var problems = []struct {
	problem Problem
	english string
}{
	{ErrDamaged, "the history could not be understood; its file was put aside where that was possible"},
	{ErrNewer, "a newer version of the app wrote the history: use that version, or choose another folder"},
	{ErrReadOnly, "the history cannot be written: make its folder writable"},
	{ErrDiskFull, "the disk is full: make room, then try again; what was saved before is safe"},
	{ErrNotWritten, "the history could not be written: check the disk and its quota, then try again"},
	{ErrUnreadable, "the history could not be read: check its folder and its permissions"},
	{ErrInUse, "another window is writing the history: try again"},
	{ErrClosed, "the history is closed"},
	{ErrNoRedaction, "nothing is saved without redaction"},
	{ErrUnknown, "there is no such attempt; it may have been deleted in another window"},
	{ErrNoteTooLong, "the note is too long: shorten it"},
	{ErrTagTooLong, "a tag is too long: shorten it"},
	{ErrTooManyTags, "there are too many tags: remove some"},
	{ErrTooManyCalls, "the attempt has too many calls to be saved"},
	{ErrCallTooBig, "the headers of a call are too long to be saved"},
	{ErrNoClientID, "a quota belongs to a client id: enter one"},
	{ErrTooManyChosen, "too many attempts at once: choose fewer"},
}

// Problems lists every problem, so that a test can ask for its sentence in each language.
func Problems() []Problem {
	list := make([]Problem, len(problems))
	for i, p := range problems {
		list[i] = p.problem
	}
	return list
}

// Error says in English what happened and what to do.
func (p Problem) Error() string {
	for _, known := range problems {
		if known.problem == p {
			return known.english
		}
	}
	return string(p)
}

// Error is a problem with what is known of it.
type Error struct {
	Problem Problem
	Detail  string // a path or a number; never a secret
	Cause   error  // may be nil
}

// Error tells the problem, the detail and the cause.
func (e *Error) Error() string {
	text := e.Problem.Error()
	if e.Detail != "" {
		text += " (" + e.Detail + ")"
	}
	if e.Cause != nil {
		text += ": " + e.Cause.Error()
	}
	return text
}

// Unwrap makes errors.Is and errors.As find the problem and the cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Problem}
	}
	return []error{e.Problem, e.Cause}
}

// ProblemOf finds the problem in an error of this package. It is false for nil and for a cancelled context.
func ProblemOf(err error) (Problem, bool) {
	var p Problem
	ok := errors.As(err, &p)
	return p, ok
}

func fail(p Problem, detail string, cause error) error {
	return &Error{Problem: p, Detail: detail, Cause: cause}
}

// explain turns an error of SQLite into a problem. otherwise is the problem where its code tells nothing.
func explain(ctx context.Context, err error, otherwise Problem, path string) error {
	if err == nil {
		return nil
	}
	if _, known := ProblemOf(err); known {
		return err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	switch code := codeOf(err); code & 0xff {
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return fail(ErrDamaged, path, err)
	case lib.SQLITE_FULL:
		return fail(ErrDiskFull, path, err)
	case lib.SQLITE_READONLY:
		return fail(ErrReadOnly, path, err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fail(ErrInUse, path, err)
	case lib.SQLITE_IOERR:
		if code == lib.SQLITE_IOERR_SHMSIZE {
			return fail(ErrDiskFull, path, err)
		}
	}
	return fail(otherwise, path, err)
}

// codeOf is SQLite's extended result code, or 0 where an error is not SQLite's.
func codeOf(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

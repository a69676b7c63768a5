package main

import (
	"context"
	"errors"

	"navercaptcha/naver"
)

// The exit codes, which --help lists.
const (
	exitFine     = 0
	exitUsage    = 1 // the command line, the credentials, a file that exists or cannot be written
	exitScenario = 2 // a scenario that cannot be read
	exitNetwork  = 3 // no answer, or none of NAVER's
	exitWrong    = 4 // a wrong answer, an error that NAVER answered with, media that does not open, a failed expectation
	exitQuota    = 5 // the quota or rate limit of NAVER, or --limit

	exitStopped = -1 // a server was told to end; which code that is depends on the signal
)

// exitError is an error that knows its exit code.
type exitError struct {
	code int
	err  error // nil where everything was said already
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// silently ends with a code and no message of its own.
func silently(code int) error { return &exitError{code: code} }

// withCode gives an error its exit code.
func withCode(code int, err error) error {
	if err == nil {
		return nil
	}
	return &exitError{code: code, err: err}
}

// exitCode finds the code for what a command returned.
func exitCode(ctx context.Context, err error) int {
	var (
		coded     *exitError
		transport *naver.TransportError
		redirect  *naver.RedirectError
		notNAVER  *naver.NotNAVERError
		large     *naver.TooLargeError
		api       *naver.APIError
		stopped   *stoppedError
	)
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &stopped):
		return exitStopped
	case errors.As(err, &coded):
		return coded.code
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return exitInterrupted
	case errors.As(err, &transport):
		if transport.Cancelled && ctx.Err() != nil {
			return exitInterrupted
		}
		return exitNetwork
	case errors.As(err, &redirect), errors.As(err, &notNAVER), errors.As(err, &large):
		return exitNetwork
	case errors.Is(err, naver.ErrQuota), errors.Is(err, naver.ErrRateLimit):
		return exitQuota
	case errors.As(err, &api):
		return exitWrong
	}
	return exitUsage
}

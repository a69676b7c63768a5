package profile

import (
	"errors"

	"golang.org/x/sys/windows"
)

func reachable() error { return nil }

// probe has nothing to ask: the Credential Manager is part of Windows and never prompts.
func probe() error { return nil }

func systemProblem(err error) Problem {
	switch {
	case errors.Is(err, windows.ERROR_NO_SUCH_LOGON_SESSION): // a service or a network logon has no credentials
		return ErrAbsent
	case errors.Is(err, windows.ERROR_ACCESS_DENIED), errors.Is(err, windows.ERROR_CANCELLED):
		return ErrDenied
	}
	return ErrKeychainFailed
}

package profile

import (
	"errors"
	"io/fs"
	"os/exec"
)

func reachable() error { return nil }

// probe only tells whether the program is there: asking for the keychain's state may show a prompt.
func probe() error {
	if _, err := exec.LookPath("/usr/bin/security"); err != nil {
		return fail(ErrAbsent, "/usr/bin/security is missing", err)
	}
	return nil
}

// systemProblem reads the exit code of /usr/bin/security, which is the low byte of Security.framework's OSStatus.
func systemProblem(err error) Problem {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		switch exit.ExitCode() {
		case 36: // errSecInteractionNotAllowed: locked, and no window to ask in
			return ErrLocked
		case 37, 50: // errSecNoDefaultKeychain, errSecNoSuchKeychain
			return ErrAbsent
		case 51, 128: // errSecAuthFailed, errSecUserCanceled
			return ErrDenied
		}
		return ErrKeychainFailed
	}
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
		return ErrAbsent
	}
	return ErrKeychainFailed
}

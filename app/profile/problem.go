package profile

import "errors"

// Problem is one way in which profiles or secrets go wrong. It is an error of its own, so errors.Is(err, ErrLocked)
// works, and its text is the stable name under which the window keeps its sentence in Korean and in English. The texts
// of Error here are for logs.
type Problem string

// What can happen to a secret.
const (
	// ErrNotFound: the keychain works and holds no secret for this profile and host. Ask the person for it.
	ErrNotFound Problem = "secret-not-found"
	// ErrAbsent: this computer or session has no keychain. Secrets live in memory for this run.
	ErrAbsent Problem = "keychain-absent"
	// ErrLocked: the keychain has not answered within the limit, since it waits for a person to unlock it.
	ErrLocked Problem = "keychain-locked"
	// ErrDenied: the person or the system refused access.
	ErrDenied Problem = "keychain-denied"
	// ErrKeychainFailed: the keychain answered with something else.
	ErrKeychainFailed Problem = "keychain-failed"
	// ErrSecretTooBig: the secret is longer than MaxSecret, or than this system's keychain takes.
	ErrSecretTooBig Problem = "secret-too-big"
	// ErrSecretUnreadable: the keychain gave back something that cannot be a client secret.
	ErrSecretUnreadable Problem = "secret-unreadable"
	// ErrSecretNotKept: the keychain reported success, and the secret is not there.
	ErrSecretNotKept Problem = "secret-not-kept"
	// ErrSecretUnusable: the secret to keep is empty or holds control characters, which no header can carry.
	ErrSecretUnusable Problem = "secret-unusable"
)

// What can be wrong with a profile.
const (
	ErrReadOnly       Problem = "profile-read-only"
	ErrUnknownProfile Problem = "profile-unknown"
	ErrTooMany        Problem = "profile-too-many"
	// ErrChangedElsewhere: another window of the app changed or deleted the same profile. The book now shows that
	// state; saving again overwrites it.
	ErrChangedElsewhere Problem = "profile-changed-elsewhere"
	ErrBadID            Problem = "profile-bad-id"
	ErrBadName          Problem = "profile-bad-name"
	ErrBadPlatform      Problem = "profile-bad-platform"
	ErrBadBaseURL       Problem = "profile-bad-base-url"
	ErrBadClientID      Problem = "profile-bad-client-id"
	ErrBadMediaAuth     Problem = "profile-bad-media-auth"
)

// What can be wrong with the settings file. The first four come as a Notice, when the file has been put aside, or
// left where it is since a newer version wrote it.
const (
	ErrFileDamaged    Problem = "file-damaged"
	ErrFileNewer      Problem = "file-newer"
	ErrFileTooBig     Problem = "file-too-big"
	ErrFileUnreadable Problem = "file-unreadable"
	// ErrNotWritten: the change is in memory and not in the file. It is written together with the next change.
	ErrNotWritten Problem = "file-not-written"
	// ErrFileInUse: another window has been writing for longer than the wait. Try again.
	ErrFileInUse Problem = "file-in-use"
)

// What can be wrong with NAVER_CLIENT_ID and NAVER_CLIENT_SECRET.
const (
	ErrEnvironmentIncomplete Problem = "environment-incomplete"
	ErrEnvironmentUnusable   Problem = "environment-unusable"
)

var problems = []struct {
	problem Problem
	english string
}{
	{ErrNotFound, "the keychain holds no secret for this profile and host: enter it"},
	{ErrAbsent, "there is no keychain in this session: the secret can be kept in memory for this run"},
	{ErrLocked, "the keychain is waiting to be unlocked: unlock it and try again"},
	{ErrDenied, "access to the keychain was refused: allow it and try again, or keep the secret in memory for this run"},
	{ErrKeychainFailed, "the keychain failed: try again, or keep the secret in memory for this run"},
	{ErrSecretTooBig, "the secret is too long for a keychain: check that only the client secret was pasted"},
	{ErrSecretUnreadable, "the keychain's entry is not a client secret: enter the secret again"},
	{ErrSecretNotKept, "the keychain did not keep the secret: try again, or keep it in memory for this run"},
	{ErrSecretUnusable, "a client secret cannot be empty or hold control characters: paste it again"},
	{ErrReadOnly, "this profile is built in and cannot be changed: make a new one"},
	{ErrUnknownProfile, "there is no such profile: choose another"},
	{ErrTooMany, "there is no room for another profile: delete one first"},
	{ErrChangedElsewhere, "another window changed this profile: look at it, then save again to overwrite"},
	{ErrBadID, "the profile's id is not usable"},
	{ErrBadName, "the profile's name is too long or holds control characters: shorten it"},
	{ErrBadPlatform, "the platform is unknown: choose one of the list"},
	{ErrBadBaseURL, "the base URL must be http or https with a host, without user, query or fragment: correct it"},
	{ErrBadClientID, "the client id is too long or holds control characters: paste it again"},
	{ErrBadMediaAuth, "the way of asking for media is unknown: choose one of the list"},
	{ErrFileDamaged, "the profiles could not be understood; the file was put aside"},
	{ErrFileNewer, "a newer version wrote the profiles, and their file stays as it is: use that version; what is changed here lasts for this run"},
	{ErrFileTooBig, "the profiles' file is too big; it was put aside"},
	{ErrFileUnreadable, "the profiles could not be read"},
	{ErrNotWritten, "the profiles could not be written; the change lasts for this run: make the folder writable and save again"},
	{ErrFileInUse, "another window is writing the profiles: try again"},
	{ErrEnvironmentIncomplete, "one of NAVER_CLIENT_ID and NAVER_CLIENT_SECRET is missing: set both or none"},
	{ErrEnvironmentUnusable, "a variable is too long or holds control characters: set it again"},
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

// Error is a Problem with what it is about.
type Error struct {
	Problem Problem
	// Detail is the path, the variable, the profile or the system's own words. It never holds a secret.
	Detail string
	// Cause is the error underneath, or nil.
	Cause error
}

// Error is the problem's sentence and its detail.
func (e *Error) Error() string {
	if e.Detail == "" {
		return e.Problem.Error()
	}
	return e.Problem.Error() + " (" + e.Detail + ")"
}

// Unwrap lets errors.Is find the problem and the cause.
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

package naver

import "errors"

// OptionError says which of the Options cannot be used and why. It never shows the value, which may hold a secret.
type OptionError struct {
	Option string // such as "BaseURL", "Credentials.Secret"
	Err    error  // one of the errors below
}

// Error names the option and what to change.
func (e *OptionError) Error() string { return e.Option + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *OptionError) Unwrap() error { return e.Err }

// What may be wrong with the Options.
var (
	ErrUnknownPlatform  = errors.New("unknown platform: use developers, cloud, gov or fin")
	ErrUnknownMediaAuth = errors.New("unknown way of sending credentials on media calls: use id, headers, key " +
		"or id-secret")
	ErrNegativeTimeout = errors.New("a timeout cannot be negative: use 0 for the default")

	ErrBaseURLSyntax    = errors.New("not a URL: write it as https://host/path")
	ErrBaseURLScheme    = errors.New("only https is possible, and http to this machine: begin it with https://")
	ErrBaseURLPlainHTTP = errors.New("plain http would show the client secret to everyone on the way: use https, " +
		"or http with localhost, 127.0.0.1 or [::1]")
	ErrBaseURLHost = errors.New("the host, or its port, is missing or malformed: write it as https://host " +
		"or https://host:8443")
	ErrBaseURLUserinfo = errors.New("a user or password does not belong into the base URL: take out the part before the @")
	ErrBaseURLQuery    = errors.New("a query does not belong into the base URL: take out the part from the ? on")
	ErrBaseURLFragment = errors.New("a fragment does not belong into the base URL: take out the part from the # on")

	ErrCredentialControl = errors.New("has a control character, perhaps a line break, and cannot be sent: paste it again")
	ErrCredentialBlank   = errors.New("begins or ends with a blank, which would be lost on the way: take it out")
	ErrCredentialTooLong = errors.New("is longer than 512 bytes: NAVER's have about 40 at most")
)

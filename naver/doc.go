// Package naver talks to the NAVER CAPTCHA APIs: it issues a key, fetches the picture or the sound for it and verifies
// what a person answered, on NAVER Developers and on NAVER Cloud with its government and financial clouds.
//
// # One attempt
//
// A Client is made once with NewClient, which dials nothing, and can be used by several goroutines. An attempt is three
// calls: IssueKey gives a key, Fetch the picture or the sound that belongs to it, and Verify tells whether a person read or
// heard it right. Issue and verify count against the quota of the day, a fetch does not.
//
// Verify is sent at most once, on a connection of its own: a lost answer may have used up the key already. Redirects are
// refused, since they would carry the credentials to another host.
//
// # Errors
//
// Each error says by its type who is to act. APIError is NAVER's own refusal, of either of its two body shapes. NotNAVERError
// is an answer that is not NAVER's, such as a proxy's page. TransportError tells in which phase a call failed that got no
// answer. RedirectError and TooLargeError are answers that were not taken, and RefusedError, OptionError and ProxyError are
// calls that were never sent. No error holds the credentials. Package diagnosis turns all of them into sentences.
//
// # Around it
//
//	exchange     records calls as they went over the wire; redaction takes the secrets out of what is handed on
//	diagnosis    says what a call means and what to do next
//	simulator    the stand-in to test against, without an account
//	scenario     scripted checks
//	attempt      one call, whoever made it, and what it means
//
// # Stability
//
// The ids of rules and faults, the exit codes and flags of the command, and the formats that are read again (HAR, the
// scenario's YAML) stay as they are or grow. The Go API follows what the program needs: it is not versioned by itself.
//
// The package is pure Go and touches neither disk nor screen.
package naver

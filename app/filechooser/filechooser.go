// Package filechooser asks in the dialog of the platform which file to open.
package filechooser

import "errors"

// ErrNone means that the platform has no such dialog, or that it does not answer.
var ErrNone = errors.New("no file dialog of the platform answers")

// Choose asks for files, beginning in a folder, which may be empty. It waits for the person, so it is called off the
// window's goroutine. It returns no path where the person wants none. The error is ErrNone where nobody could be asked.
func Choose(title, folder string) (paths []string, err error) { return choose(title, folder) }

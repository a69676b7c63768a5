//go:build ci

package display

import "os"

// Prepare finds out only whether a screen is named: a build for tests draws on none.
func Prepare(string) error {
	_, err := systems(os.Getenv)
	return err
}

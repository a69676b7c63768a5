//go:build windows || (darwin && cgo)

package filechooser

import (
	"errors"
	"fmt"

	"github.com/sqweek/dialog"
)

// choose asks for one file, which is what the platform's dialog is asked for here.
func choose(title, folder string) ([]string, error) {
	path, err := dialog.File().Title(title).SetStartDir(folder).Load()
	switch {
	case errors.Is(err, dialog.ErrCancelled):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	return []string{path}, nil
}

//go:build linux || freebsd || openbsd || netbsd

package filechooser

import (
	"fmt"
	"net/url"

	"github.com/rymdport/portal/filechooser"
)

// choose asks the desktop's portal, as a program in a sandbox does.
func choose(title, folder string) ([]string, error) {
	found, err := filechooser.OpenFile("", title, &filechooser.OpenFileOptions{Multiple: true, CurrentFolder: folder})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	var paths []string
	for _, uri := range found {
		if u, err := url.Parse(uri); err == nil && u.Path != "" {
			paths = append(paths, u.Path)
		}
	}
	return paths, nil
}

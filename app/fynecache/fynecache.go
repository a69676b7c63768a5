// Package fynecache says how long Fyne keeps what it drew and does not show any more: each text as a texture, each widget
// with all it is made of. With Fyne's own minute, somebody who works quickly fills a minute's worth of memory.
//
// Fyne reads it from the environment before anything of main runs. So this is imported for its own sake, and imports nothing
// but os: of the packages whose imports are all there Go begins with the first by path, and Fyne waits for some that come
// after this one.
package fynecache

import "os"

const (
	variable = "FYNE_CACHE"
	// lifetime is longer than it takes until the words of a key at rest change: what is drawn then shall still be there.
	lifetime = "30s"
)

func init() {
	if os.Getenv(variable) == "" { // who set it knows why
		_ = os.Setenv(variable, lifetime)
	}
}

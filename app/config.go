package app

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/naver"
)

// Config is what the window is made of. main gives the real parts, tests give others.
type Config struct {
	App       fyne.App
	Version   string
	Language  string // ko or en
	Book      *profile.Book
	Vault     *profile.Vault
	Player    Player
	Simulator Simulator
	// Environment is the profile of the environment's variables, already known to the vault; nil without them.
	Environment *profile.Profile
	// EnvironmentCleaned is what was taken out of the variables.
	EnvironmentCleaned []profile.Cleaned
	// Demo selects the simulator at start.
	Demo bool
	// Platform is the simulator's platform at start.
	Platform naver.Platform
	// BaseURL starts the window on a new profile for this address, unless the environment has credentials for it.
	BaseURL string
	// OpenHistory gives the history, which takes the secrets out with what it is given; nil keeps nothing.
	OpenHistory func(history.Options) (History, error)
	// Log is told of each call, without secrets; nil means nowhere.
	Log *slog.Logger
	// Files are the places where the program keeps data, for Help.
	Files []File
	// Room is how large the window can be, in Fyne's units at the scale that the person set; nil, and 0, set no limit.
	Room func(scale float32) (width, height float32)
	// Do runs something on the window's goroutine, later; nil means fyne.Do.
	Do func(func())
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// The size of the window as it opens, where there is room, and the smallest in which everything works.
var (
	usualSize = fyne.NewSize(1220, 740)
	leastSize = fyne.NewSize(800, 500)
)

// firstSize is the usual size, or less of it where the monitor is smaller.
func (c Config) firstSize() fyne.Size {
	if c.Room == nil {
		return usualSize
	}
	width, height := c.Room(c.App.Settings().Scale())
	if width <= 0 || height <= 0 {
		return usualSize
	}
	return usualSize.Min(fyne.NewSize(width, height).Max(leastSize))
}

// File is a place where the program keeps data.
type File struct {
	Key  string // of its words: "files." + Key
	Path string
}

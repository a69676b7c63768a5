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
	// Do runs something on the window's goroutine, later; nil means fyne.Do.
	Do func(func())
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// File is a place where the program keeps data.
type File struct {
	Key  string // of its words: "files." + Key
	Path string
}

package app

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/history"
	attemptpane "navercaptcha/app/pane/attempt"
	"navercaptcha/app/profile"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/simulator"
)

// Config is what the window is made of. main gives the real parts, tests give others.
type Config struct {
	App       fyne.App
	Version   string
	Language  string // ko or en
	Book      *profile.Book
	Vault     *profile.Vault
	Player    attemptpane.Player
	Simulator Simulator
	// Environment is what the environment's variables say.
	Environment Environment
	// Start is how the window starts.
	Start Start
	// OpenHistory gives the history, which takes the secrets out with what it is given; nil keeps nothing.
	OpenHistory func(history.Options) (History, error)
	// Log is told of each call, without secrets; nil means nowhere.
	Log *slog.Logger
	// Files are the places where the program keeps data, for Help.
	Files   []File
	Desktop Desktop
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Environment is what was read from the environment's variables.
type Environment struct {
	Profile *profile.Profile  // already known to the vault; nil without credentials there
	Cleaned []profile.Cleaned // what was taken out of the variables
}

// Start is how the window starts.
type Start struct {
	Demo     bool           // selects the simulator
	Platform naver.Platform // of the simulator
	// BaseURL starts the window on a new profile for this address, unless the environment has credentials for it.
	BaseURL string
}

// Desktop is what the window stands on. Its zero value is the system's own, and a window as large as it likes.
type Desktop struct {
	// Room is how large the window can be, in Fyne's units at the scale that the person set; nil, and 0, set no limit.
	Room func(scale float32) (width, height float32)
	// ChooseFiles asks in the dialog of the platform which files to open; nil is filechooser.Choose.
	ChooseFiles func(title, folder string) ([]string, error)
	// System is the operating system as Go names it, whose own keys are left to it; empty means the one it runs on.
	System string
	// Do runs something on the window's goroutine, later; nil means fyne.Do.
	Do func(func())
}

// The size of the window as it opens, where there is room, and the smallest in which everything works.
var (
	usualSize = fyne.NewSize(1220, 740)
	leastSize = fyne.NewSize(800, 500)
)

// firstSize is the usual size, or less of it where the monitor is smaller.
func (c Config) firstSize() fyne.Size {
	if c.Desktop.Room == nil {
		return usualSize
	}
	width, height := c.Desktop.Room(c.App.Settings().Scale())
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

// Simulator is the simulator that the window calls and shows; embedded.Simulator is the real one. It is safe for concurrent use.
type Simulator interface {
	// URL is the base URL of the running simulator, which is started first where it does not run.
	URL(context.Context) (string, error)
	// Start starts it on a port of this computer, 0 for the one it had before or else any. The error is
	// embedded.ErrPort where that one cannot be had.
	Start(ctx context.Context, port int) error
	// Running is the base URL, or empty where it does not run.
	Running() string
	// Stop ends it within a second. The next call starts it again.
	Stop()
	// SetFault makes the next n calls that a fault touches go wrong; 0 takes it back.
	SetFault(f simulator.Fault, n int) error
	PendingFault() (f simulator.Fault, left int)
	// Answer tells what a person would read or hear.
	Answer(key string) (answer string, ok bool)
	// Calls are the last calls that were answered, oldest first.
	Calls() []simulator.Served
	// OnChange names who is told that it started, stopped, or answered a call. The callback may be called from any goroutine.
	OnChange(func())
}

// History is where attempts are kept until they are deleted. history.Store is the real one; its methods wait for the
// disk, so they run off the window's goroutine.
type History interface {
	Save(context.Context, *attempt.Attempt) error
	Search(context.Context, history.Query) ([]history.Summary, error)
	Findings(context.Context) ([]string, error)
	Attempt(context.Context, int64) (*attempt.Attempt, error)
	SetNote(context.Context, int64, string) error
	SetTags(context.Context, int64, []string) error
	Delete(context.Context, ...int64) error
	DeleteBefore(context.Context, time.Time) (int, error)
	CountQuota(ctx context.Context, clientID string, kind naver.Kind, call naver.Call, at time.Time) error
	Quota(ctx context.Context, clientID string, kind naver.Kind, now time.Time) (int, error)
	KeepsCloudMedia(context.Context) (bool, error)
	SetKeepCloudMedia(ctx context.Context, on bool) error
	TakeAside() (history.Notice, bool)
	Close() error
}

package history

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/export"
	"navercaptcha/app/history"
	"navercaptcha/naver/attempt"
)

// Host is what the pane needs of the window.
type Host interface {
	// Do runs something on the window's goroutine, later, unless the window is closing then. It may be called from any
	// goroutine.
	Do(func())
	// Canvas is where the focus is set.
	Canvas() fyne.Canvas
	// ShowCalls puts the calls of an attempt, or none, into the right column.
	ShowCalls([]attempt.Call)
	// SayWrong says beside the calls what went wrong, when the pane is not there any more to say it.
	SayWrong(string)
	// CloseMiddle goes back to the CAPTCHA.
	CloseMiddle()
	// ReportQuarantined says once that the history's file was damaged and where it is now. It may be called from any
	// goroutine, and is after each use of the history.
	ReportQuarantined()
	ExportHAR(export.Source)
	ExportCSV(export.Source)
}

// Dialogs ask a person.
type Dialogs interface {
	// Ask wants a yes before something is done that cannot be undone.
	Ask(question, yes string, do func())
	// Decide lets a person read something and then say yes or no.
	Decide(body fyne.CanvasObject, size fyne.Size, yes string, do, otherwise func())
}

// Store is what the pane reads and changes of the history; history.Store is the real one. Its methods wait for the disk.
type Store interface {
	Search(context.Context, history.Query) ([]history.Summary, error)
	Findings(context.Context) ([]string, error)
	Attempt(context.Context, int64) (*attempt.Attempt, error)
	SetNote(context.Context, int64, string) error
	SetTags(context.Context, int64, []string) error
	Delete(context.Context, ...int64) error
	DeleteBefore(context.Context, time.Time) (int, error)
	KeepsCloudMedia(context.Context) (bool, error)
	SetKeepCloudMedia(ctx context.Context, on bool) error
}

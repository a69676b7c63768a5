package playback

import "fmt"

// Failure is how the sound device failed. The window has its words.
type Failure string

// How the sound device fails. [Failures] lists them all.
const (
	NotOpened Failure = "not-opened" // there is none, or the system refuses it
	NotReady  Failure = "not-ready"  // the system did not answer
	Died      Failure = "died"       // it was open, and is gone
	Stalled   Failure = "stalled"    // it stopped taking sound
)

// Failures lists every [Failure] there is, so that a test can check that each has its words.
func Failures() []Failure { return []Failure{NotOpened, NotReady, Died, Stalled} }

// DeviceError says that no sound is heard because of the sound device.
type DeviceError struct {
	Failure Failure
	Err     error // what the system said; nil for NotReady and Stalled
}

func (e *DeviceError) Error() string {
	text := map[Failure]string{
		NotOpened: "the sound device could not be opened",
		NotReady:  "the sound device did not get ready in time",
		Died:      "the sound device stopped working",
		Stalled:   "the sound device takes no more sound",
	}[e.Failure]
	if e.Err != nil {
		text = fmt.Sprintf("%s (%v)", text, e.Err)
	}
	return text + "; connect or switch on a sound device, then start this program again, which picks it up"
}

// Unwrap gives what the system said.
func (e *DeviceError) Unwrap() error { return e.Err }

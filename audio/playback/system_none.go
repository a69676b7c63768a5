//go:build ci

package playback

import (
	"errors"
	"io"
	"time"
)

// systemDevice stands in for the sound device where the program is built without one, so that everything but the real
// sound compiles and is tested with Go alone.
func systemDevice() Device { return noDevice{} }

var errNoSystem = errors.New("this program was built without sound, with the tag ci")

type noDevice struct{}

func (noDevice) Open() error                   { return errNoSystem }
func (noDevice) Resume() error                 { return errNoSystem }
func (noDevice) Suspend() error                { return nil }
func (noDevice) Err() error                    { return errNoSystem }
func (noDevice) Latency() time.Duration        { return 0 }
func (noDevice) NewVoice(io.Reader, int) Voice { return nil } // never asked for: Open fails

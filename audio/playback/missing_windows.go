//go:build !ci

package playback

import (
	"errors"

	"golang.org/x/sys/windows"
)

var waveOutGetNumDevs = windows.NewLazySystemDLL("winmm.dll").NewProc("waveOutGetNumDevs")

// missing tells that Windows has no device to play on. oto would then play in silence without an error, for ever.
func missing() error {
	if waveOutGetNumDevs.Find() != nil {
		return nil // then oto will have to tell
	}
	if n, _, _ := waveOutGetNumDevs.Call(); n == 0 {
		return errors.New("Windows has no sound output device")
	}
	return nil
}

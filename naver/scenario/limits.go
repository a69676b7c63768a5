package scenario

import "time"

// The limits of what a scenario does, so that none runs for ever.
const (
	// MaxSteps is how many steps one scenario takes on one platform for one kind, with all repetitions and rows.
	MaxSteps  = 10_000
	maxTimes  = 1000 // of one repeat
	maxRepeat = 3    // repeats within each other
	maxWait   = 10 * time.Minute
	maxWaits  = time.Hour // all waits of a row
	// maxTimeout is how long one call may be waited for.
	maxTimeout = 5 * time.Minute
	maxName    = 200  // bytes
	maxValue   = 1024 // bytes of a key or an answer
	maxText    = 4096 // bytes of a text whose columns are filled in
	// maxFilled is how long the steps are in all rows of a table together, in MiB as fits counts them: a row takes a few
	// bytes of the file, and the steps that are read for it may take a megabyte.
	maxFilled = 8
	// markSize is what fits counts for each value besides its letters, in bytes: the marks and blanks around it.
	markSize = 16
)

// waits is how long the steps wait in all.
func waits(steps []Step) time.Duration {
	var sum time.Duration
	for _, s := range steps {
		switch s.Verb {
		case Wait:
			sum += s.Wait
		case Repeat:
			// At most maxWait × MaxSteps steps, which fits.
			if within := waits(s.Steps); within > maxWaits/time.Duration(max(s.Times, 1)) {
				return 2 * maxWaits
			} else {
				sum += within * time.Duration(s.Times)
			}
		}
		if sum > maxWaits {
			return sum
		}
	}
	return sum
}

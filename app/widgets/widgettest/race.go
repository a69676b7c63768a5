//go:build race

package widgettest

// UnderRace tells whether the race detector is at work, under which everything takes longer.
const UnderRace = true

package safefile

import (
	"errors"
	"testing"
)

func TestNamesThatWindowsRefuses(t *testing.T) {
	for _, name := range []string{
		"CON", "nul", "NUL.csv", `reports\aux.har`, "COM1", "lpt9.xml", "COM¹.txt", "CONIN$", "con .csv", "steps.csv.", "steps ", "a<b.csv",
		`C:\reports\a|b`, "what?.csv", "*.csv", `a"b`, "a\tb", "steps.csv:other", `folder.\steps.csv`, `C:\a\b:c`, "prn/steps.csv",
	} {
		if err := CheckName("windows", name); !errors.Is(err, ErrName) {
			t.Errorf("%q is taken: %v", name, err)
		}
	}
	for _, name := range []string{
		"steps.csv", `C:\reports\steps.csv`, "c:steps.csv", `..\steps.csv`, "./steps.csv", ".", "console.csv", "COM10", "null.csv", "결과 1.csv",
		`\\server\share\steps.csv`, `\\?\C:\steps`, `\\.\pipe\name`, ".hidden", "a.b.c", "CO", "auxiliary",
	} {
		if err := CheckName("windows", name); err != nil {
			t.Errorf("%q is refused: %v", name, err)
		}
	}
	if err := CheckName("linux", "NUL"); err != nil {
		t.Error(err)
	}
}

package safefile

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrName means that a system makes no file of a name, or makes another one than was meant.
var ErrName = errors.New("no name for a file on Windows")

// CheckName finds the names that a system, by its GOOS, refuses; only Windows does. The error is an ErrName that says why.
func CheckName(system, path string) error {
	if system != "windows" {
		return nil
	}
	if why := refusedByWindows(path); why != "" {
		return fmt.Errorf("%s is %w: %s", path, ErrName, why)
	}
	return nil
}

// refusedByWindows tells why Windows makes no file of a name, or makes another one than was meant; nothing where it does.
func refusedByWindows(path string) string {
	if strings.HasPrefix(path, `\\?\`) || strings.HasPrefix(path, `\\.\`) {
		return "" // names that are taken as they are, and devices by their own names
	}
	if len(path) >= 2 && path[1] == ':' {
		path = path[2:] // a drive
	}
	for part := range strings.FieldsFuncSeq(path, func(c rune) bool { return c == '/' || c == '\\' }) {
		switch {
		case part == "." || part == "..":
		case strings.ContainsFunc(part, func(c rune) bool { return c < ' ' || strings.ContainsRune(`<>:"|?*`, c) }):
			return `a name holds none of < > : " | ? * and no control character`
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return "a name ends with no dot and no blank"
		case isDevice(part):
			return "the name is that of a device, whatever follows its dot"
		}
	}
	return ""
}

// isDevice tells the names that Windows keeps for devices, with any extension and in any case.
func isDevice(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	if slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}, base) {
		return true
	}
	number, found := strings.CutPrefix(base, "COM")
	if !found {
		number, found = strings.CutPrefix(base, "LPT")
	}
	return found && slices.Contains([]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"}, number)
}

package main

import (
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/mattn/go-isatty"
)

// terminal is where a command reads and writes, and what it knows of the person there.
type terminal struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	// inIsPerson and errIsPerson tell a terminal from a pipe or a file.
	inIsPerson, errIsPerson bool
}

func newTerminal() *terminal {
	return &terminal{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv,
		inIsPerson: isTerminal(os.Stdin), errIsPerson: isTerminal(os.Stderr),
	}
}

// resultWriter remembers that something could not be written, on a full disk for one, so that no command ends well whose result
// nobody has.
type resultWriter struct {
	to  io.Writer
	err error
}

func (w *resultWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

func isTerminal(f *os.File) bool {
	return isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd())
}

// canRedraw tells whether a line can be drawn over: not in a pipe, and not on a terminal that knows no movements. Windows
// has no TERM.
func (t *terminal) canRedraw() bool {
	name := t.getenv("TERM")
	return t.errIsPerson && name != "dumb" && (name != "" || runtime.GOOS == "windows")
}

// language is ko or en: the one asked for, or the system's. Windows has no LANG: there it is English unless asked for.
func (t *terminal) language(asked string) string {
	if asked != "" {
		return asked
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := t.getenv(name); v != "" {
			if strings.HasPrefix(v, "ko") {
				return "ko"
			}
			return "en"
		}
	}
	return "en"
}

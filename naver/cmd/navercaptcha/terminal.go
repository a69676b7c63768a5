package main

import (
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/jeandeaual/go-locale"
	"github.com/mattn/go-isatty"

	"navercaptcha/app/profile"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// terminal is where a command reads and writes, and what it knows of the person there.
type terminal struct {
	in       io.Reader
	out, err io.Writer // for people: what somebody else wrote commands no terminal there
	bytes    io.Writer // out, for what is no text
	drawn    io.Writer // err, for a line that is drawn over
	getenv   func(string) string
	lang     string // ko or en, once the command line was read
	// locale is the language that the system is set to, such as ko-KR.
	locale func() (string, error)
	// inIsPerson and errIsPerson tell a terminal from a pipe or a file.
	inIsPerson, errIsPerson bool
}

func newTerminal() *terminal {
	return &terminal{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: profile.TakeEnvironment(tokenVariable), locale: locale.GetLocale,
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

// visibleWriter writes texts, a whole one each time, through exchange.Visible.
type visibleWriter struct{ to io.Writer }

func (w visibleWriter) Write(p []byte) (int, error) {
	if _, err := io.WriteString(w.to, exchange.Visible(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
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

// language is ko or en: the one asked for, that of the environment, or, as on Windows and macOS, which set no such variable,
// the one that the system is set to.
func (t *terminal) language(asked string) string {
	if asked != "" {
		return asked
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := t.getenv(name); v != "" {
			return supported(v)
		}
	}
	system, err := t.locale()
	if err != nil {
		return text.English
	}
	return supported(system)
}

// supported is the one of the two languages that a locale, such as ko-KR or ko_KR.UTF-8, asks for.
func supported(locale string) string {
	name, _, _ := strings.Cut(strings.ToLower(locale), ".")
	if name, _, _ = strings.Cut(strings.ReplaceAll(name, "_", "-"), "-"); name == text.Korean {
		return text.Korean
	}
	return text.English
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
)

// errNobody means that an answer was wanted and standard input has ended.
var errNobody = errors.New("no answer came: standard input has ended; this needs a person")

// ask asks the person for what a picture or a sound says; it is scenario.Target.Ask.
func (p *program) ask(ctx context.Context, q scenario.Question) (string, error) {
	if q.Media != nil {
		remove, err := p.show(ctx, q.Media)
		if err != nil {
			return "", err
		}
		defer remove()
	}
	return p.prompt(ctx, fmt.Sprintf("%s on %s: what does the %s say? ", q.Case.Scenario.Name.En, q.Case.Platform, nounOf(q.Case.Kind)))
}

func nounOf(kind naver.Kind) string {
	if kind == naver.Audio {
		return "sound"
	}
	return "picture"
}

// show opens a picture or a sound in the system's viewer, from a file that remove takes away again. The person is always
// told where the file is: a viewer that starts may still show nothing, and seldom says so.
func (p *program) show(ctx context.Context, m *naver.Media) (remove func(), err error) {
	folder, err := os.MkdirTemp("", "navercaptcha-")
	if err != nil {
		return nil, fmt.Errorf("there is no place for the %s: %w", nounOf(m.Kind), err)
	}
	remove = func() { _ = os.RemoveAll(folder) }
	facts, _ := scenario.FactsOf(m) // whether it opens, the viewer will tell
	file := filepath.Join(folder, "captcha"+facts.Extensions()[0])
	if err := os.WriteFile(file, m.Bytes, 0o600); err != nil {
		remove()
		return nil, err
	}
	if p.noViewer || open(ctx, file) != nil {
		fmt.Fprintf(p.term.err, "Open %s\n", file)
	} else {
		fmt.Fprintf(p.term.err, "Opening %s: if nothing comes up, open it yourself\n", file)
	}
	return remove, nil
}

// open starts the system's viewer and does not wait for it.
func open(ctx context.Context, file string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.CommandContext(ctx, "rundll32", "url.dll,FileProtocolHandler", file)
	case "darwin":
		cmd = exec.CommandContext(ctx, "open", file)
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return errors.New("there is no screen")
		}
		cmd = exec.CommandContext(ctx, "xdg-open", file)
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // it ends with its own window, or with ctx
	return nil
}

// maxLine is how long an answer may be, in bytes.
const maxLine = 4096

// prompt reads a line from the person.
func (p *program) prompt(ctx context.Context, question string) (string, error) {
	fmt.Fprint(p.term.err, question)
	type line struct {
		text string
		err  error
	}
	got := make(chan line, 1)
	if p.lines == nil {
		p.lines = bufio.NewReaderSize(p.term.in, maxLine)
	}
	go func() { // a read from a terminal cannot be cancelled; the program's end takes it along
		text, err := p.lines.ReadSlice('\n')
		got <- line{strings.TrimSpace(string(text)), err}
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(p.term.err)
		return "", ctx.Err()
	case l := <-got:
		switch {
		case l.err != nil && (!errors.Is(l.err, io.EOF) || l.text == ""):
			fmt.Fprintln(p.term.err)
		}
		switch {
		case errors.Is(l.err, bufio.ErrBufferFull):
			return "", errors.New("the answer is longer than 4096 bytes")
		case l.err != nil && (!errors.Is(l.err, io.EOF) || l.text == ""):
			return "", errNobody
		}
		return l.text, nil
	}
}

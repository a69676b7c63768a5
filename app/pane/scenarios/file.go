package scenarios

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/scenario"
)

// onOpen reads a file and chooses it. A file that is in the list already is read again in its place.
func (p *Pane) onOpen(path string) {
	path = strings.TrimSpace(path)
	if path == "" {
		p.say(func() string { return p.words.Text("scenario.needsPath") })
		return
	}
	go func() {
		s, err := readScenario(path)
		p.host.Do(func() {
			if p.state.cancel == nil {
				p.clearSteps()
			}
			if err != nil {
				p.state.problem = err
				p.say(func() string {
					return p.words.Format("scenario.unreadable", map[string]any{"File": filepath.Base(path)})
				})
				return
			}
			p.state.problem = nil
			p.state.Chosen = slices.IndexFunc(p.state.Known, func(k Known) bool { return k.Path == s.Path })
			if p.state.Chosen < 0 {
				p.state.Known, p.state.Chosen = slices.Insert(p.state.Known, 0, s), 0
			} else {
				p.state.Known[p.state.Chosen] = s
			}
			p.say(nil)
			p.view.known.ScrollTo(p.state.Chosen)
		})
	}()
}

// fileProblems says why a file is of no use, each problem with its line and column.
func fileProblems(err error, in *words.Catalogue) string {
	var read *scenario.ReadError
	switch {
	case errors.As(err, &read):
		var lines []string
		for _, p := range read.Problems {
			lines = append(lines, in.Format("scenario.problem", map[string]any{
				"Line": p.At.Line, "Column": p.At.Column, "What": widgets.Short(p.Text.In(in.Lang())),
			}))
		}
		return strings.Join(lines, "\n")
	case errors.Is(err, fs.ErrNotExist):
		return in.Text("scenario.noFile")
	case errors.Is(err, fs.ErrPermission):
		return in.Text("scenario.notAllowed")
	case errors.Is(err, errNoFile):
		return in.Text("scenario.notRegular")
	}
	return err.Error()
}

// errNoFile means that a path leads to a folder, or to something that might never end.
var errNoFile = errors.New("not a file")

func readScenario(path string) (Known, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Known{}, err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil { // one file has one path
		return Known{}, err
	}
	if info, err := os.Stat(path); err != nil {
		return Known{}, err
	} else if !info.Mode().IsRegular() { // reading a pipe might never end
		return Known{}, errNoFile
	}
	f, err := os.Open(path)
	if err != nil {
		return Known{}, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, scenario.MaxFile+1))
	if err != nil {
		return Known{}, err
	}
	s, err := scenario.Read(filepath.Base(path), content)
	return Known{s, path}, err
}

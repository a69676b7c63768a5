package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"navercaptcha/app/export"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/scenario"
)

// openScenario reads a file and chooses it. A file that is in the list already is read again in its place.
func (w *Window) openScenario(path string) {
	path = strings.TrimSpace(path)
	if path == "" {
		w.sayScript(func() string { return w.words.Text("scenario.needsPath") })
		return
	}
	go func() {
		s, err := readScenario(path)
		w.do(func() {
			if w.closing.Load() {
				return
			}
			if w.script.cancel == nil {
				w.clearSteps()
			}
			if err != nil {
				w.script.problem = err
				w.sayScript(func() string {
					return w.words.Format("scenario.unreadable", map[string]any{"File": filepath.Base(path)})
				})
				return
			}
			w.script.problem = nil
			w.script.chosen = slices.IndexFunc(w.script.known, func(k knownScenario) bool { return k.path == s.path })
			if w.script.chosen < 0 {
				w.script.known, w.script.chosen = slices.Insert(w.script.known, 0, s), 0
			} else {
				w.script.known[w.script.chosen] = s
			}
			w.sayScript(nil)
			if w.shows(scenariosMiddle{w}) {
				w.scenarios.list.ScrollTo(w.script.chosen)
			}
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

func readScenario(path string) (knownScenario, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return knownScenario{}, err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil { // one file has one path
		return knownScenario{}, err
	}
	if info, err := os.Stat(path); err != nil {
		return knownScenario{}, err
	} else if !info.Mode().IsRegular() { // reading a pipe might never end
		return knownScenario{}, errNoFile
	}
	f, err := os.Open(path)
	if err != nil {
		return knownScenario{}, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, scenario.MaxFile+1))
	if err != nil {
		return knownScenario{}, err
	}
	s, err := scenario.Read(filepath.Base(path), content)
	return knownScenario{s, path}, err
}

// exportScenario makes a scenario of the attempt on the screen.
func (w *Window) exportScenario() {
	calls := w.attempt.State(w.attempt.Kind()).Calls
	name := ""
	if len(calls) > 0 {
		name = w.words.Format("scenario.attempt", map[string]any{"Platform": w.words.Text("platform." + string(calls[0].Platform))})
	}
	now, in := w.config.Now(), w.words
	go func() { // an attempt may have many calls
		content, err := scenario.FromCalls(name, calls)
		w.do(func() {
			switch {
			case w.closing.Load():
			case errors.Is(err, scenario.ErrNoCalls):
				w.inform(w.words.Text("export.scenario"), w.words.Text("scenario.noCalls"))
			case err != nil:
				w.inform(w.words.Text("export.scenario"), scenario.WordsOf(err).In(in.Lang()))
			default:
				w.saveAs(w.words.Text("export.scenario"), export.FileName(now, ".yaml"), func(ctx context.Context, path string) error {
					return writeWhole(ctx, path, content)
				})
			}
		})
	}()
}

package app

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// atWork tells whether a goroutine is at work that a function has started, which is named as in a stack, or begins so:
// app.(*Window) is every method of the window. A name of which the sources know no function that starts a goroutine is an
// error: after a renaming nothing would be at work, ever.
func atWork(function string) (bool, error) {
	all, err := starters()
	if err != nil {
		return false, err
	}
	for _, name := range all {
		if strings.HasPrefix(name, function) {
			stacks := make([]byte, 1<<20)
			text := string(stacks[:runtime.Stack(stacks, true)])
			return strings.Contains(text, "navercaptcha/"+function), nil
		}
	}
	return false, fmt.Errorf("%s starts no goroutine: was it renamed? These do: %s", function, strings.Join(all, ", "))
}

// starters are the functions of the window, its panes, the session and the journal that start goroutines, as stacks name them.
var starters = sync.OnceValues(func() (all []string, err error) {
	panes, err := filepath.Glob("pane/*")
	if err != nil {
		return nil, err
	}
	for _, folder := range append(panes, ".", "session", "journal") {
		name := path.Join("app", filepath.ToSlash(folder))
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			return nil, err
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return nil, err
			}
			for _, d := range file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && startsGoroutine(f) {
					all = append(all, name+"."+inStack(f))
				}
			}
		}
	}
	return all, nil
})

func startsGoroutine(f *ast.FuncDecl) (starts bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			starts = true
		case *ast.CallExpr: // of a sync.WaitGroup
			if method, ok := n.Fun.(*ast.SelectorExpr); ok && method.Sel.Name == "Go" {
				starts = true
			}
		}
		return !starts
	})
	return starts
}

// inStack is a function's name as a stack has it, without its package.
func inStack(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	switch receiver := f.Recv.List[0].Type.(type) {
	case *ast.StarExpr:
		return fmt.Sprintf("(*%s).%s", receiver.X, f.Name.Name)
	default:
		return fmt.Sprintf("%s.%s", receiver, f.Name.Name)
	}
}

// working is atWork of a name that must be right.
func (d *desk) working(function string) bool {
	d.t.Helper()
	is, err := atWork(function)
	if err != nil {
		d.t.Fatal(err)
	}
	return is
}

func TestARenamedFunctionDoesNotCountAsAtRest(t *testing.T) {
	for _, known := range []string{"app.(*Window)", "app.handout.SaveAs", "app/session.(*Session)"} {
		if _, err := atWork(known); err != nil {
			t.Error(err)
		}
	}
	for _, gone := range []string{"app.(*Windows)", "app.handout.SaveAsBefore", "(*Window)"} {
		if _, err := atWork(gone); err == nil {
			t.Errorf("%s is taken for a function", gone)
		}
	}
}

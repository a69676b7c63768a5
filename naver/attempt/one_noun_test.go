package attempt_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// ownForms are the structs that hold a call's status together with its finding though they are not attempt.Call: forms in
// which calls leave the program or are told by a server, and words.
var ownForms = map[string]string{
	"naver/cmd/navercaptcha.result":    "what --json writes of a call",
	"naver/cmd/navercaptcha.explained": "what explain --json writes of a call",
	"naver/scenario.stepReport":        "what run --json writes of a step",
	"naver/scenario.expectation":       "what the file of a scenario expects",
	"naver/exchange/report.words":      "the words of a report, one for each of its columns",
	"naver/simulator.adminCall":        "what the simulator's admin surface writes of a call",
	"naver/simulator.Served":           "a call as a server saw it, which its log and its admin surface show",
}

// A new fact about a call is one field of attempt.Call: nothing else in the tree says both how a call went and what it means.
func TestACallAndWhatItMeansIsOneStruct(t *testing.T) {
	root := filepath.Join("..", "..")
	structs, seen := 0, map[string]bool{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := entry.Name(); entry.IsDir() && name != ".." && strings.HasPrefix(name, ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if fields, ok := spec.Type.(*ast.StructType); ok {
				structs++
				if name := filepath.ToSlash(folder) + "." + spec.Name.Name; howItWent(fields) && whatItMeans(fields) {
					seen[name] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if structs < 100 || !seen["naver/attempt.Call"] {
		t.Fatalf("of %d structs attempt.Call is not found: nothing was looked at", structs)
	}
	delete(seen, "naver/attempt.Call")
	for name := range seen {
		if _, ok := ownForms[name]; !ok {
			t.Errorf("%s holds how a call went and what it means: use attempt.Call, or list it here as a form of its own", name)
		}
	}
	for name, why := range ownForms {
		if !seen[name] {
			t.Errorf("%s (%s) is listed and not there", name, why)
		}
	}
}

// howItWent: a struct has a field with the exchange, the status or the error code of a call.
func howItWent(s *ast.StructType) bool {
	return hasField(s, []string{"status", "code", "exchange", "exchanges"}, []string{"Exchange"})
}

// whatItMeans: a struct has a field with a finding or the rule that found it.
func whatItMeans(s *ast.StructType) bool {
	return hasField(s, []string{"finding", "rule", "happened"}, []string{"Finding"})
}

func hasField(s *ast.StructType, names, types []string) bool {
	for _, f := range s.Fields.List {
		_, isPointer := f.Type.(*ast.StarExpr) // to a widget that is called after what it shows
		for _, n := range f.Names {
			for _, name := range names {
				if !isPointer && strings.EqualFold(n.Name, name) {
					return true
				}
			}
		}
		found := false
		ast.Inspect(f.Type, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				for _, name := range types {
					found = found || id.Name == name
				}
			}
			_, isFunc := n.(*ast.FuncType) // a callback holds nothing
			return !isFunc
		})
		if found {
			return true
		}
	}
	return false
}

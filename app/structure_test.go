package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The limits of the house: more than these and a room has become a hall.
const (
	maxFields      = 14
	maxMethods     = 25
	maxHostMethods = 8
)

// jsonRow is the details of a call as they stand in the history's file, where each is a name in the JSON.
const jsonRow = "app/history.details"

const module = "navercaptcha/"

// house is what stands under app, without its tests and the checks of the real window.
type house struct {
	imports map[string][]string  // of each folder, such as app/words
	types   map[string]*roomType // by folder and name, such as app/words.Catalogue
}

// roomType is a type that is declared under app.
type roomType struct {
	fields, methods int
	embedded        []string // types of this house, as in types
	files           []string // in which its methods stand
	isInterface     bool
}

// readHouse parses the sources, whatever system or tag they are for.
func readHouse(t *testing.T) *house {
	t.Helper()
	h := &house{imports: map[string][]string{}, types: map[string]*roomType{}}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "realwindow" || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return err
		}
		h.add(filepath.ToSlash(file), parsed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (h *house) add(file string, parsed *ast.File) {
	folder := path.Join("app", path.Dir(file))
	named := map[string]string{} // the folder that a name of an import stands for
	for _, i := range parsed.Imports {
		imported, _ := strconv.Unquote(i.Path.Value)
		h.imports[folder] = append(h.imports[folder], imported)
		name := path.Base(imported)
		if i.Name != nil {
			name = i.Name.Name
		}
		named[name] = strings.TrimPrefix(imported, module)
	}
	for _, d := range parsed.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if s, ok := s.(*ast.TypeSpec); ok {
					h.declare(h.of(folder, s.Name.Name), s, folder, named)
				}
			}
		case *ast.FuncDecl:
			if d.Recv != nil {
				r := h.of(folder, nameOf(d.Recv.List[0].Type))
				r.methods++
				r.files = append(r.files, file)
			}
		}
	}
}

func (h *house) of(folder, name string) *roomType {
	name = folder + "." + name
	if h.types[name] == nil {
		h.types[name] = &roomType{}
	}
	return h.types[name]
}

func (h *house) declare(r *roomType, s *ast.TypeSpec, folder string, named map[string]string) {
	embed := func(e ast.Expr) {
		switch e := unstar(e).(type) {
		case *ast.Ident:
			r.embedded = append(r.embedded, folder+"."+e.Name)
		case *ast.SelectorExpr:
			r.embedded = append(r.embedded, named[nameOf(e.X)]+"."+e.Sel.Name)
		}
	}
	switch of := s.Type.(type) {
	case *ast.StructType:
		for _, f := range of.Fields.List {
			r.fields += max(1, len(f.Names))
			if len(f.Names) == 0 {
				embed(f.Type)
			}
		}
	case *ast.InterfaceType:
		r.isInterface = true
		for _, m := range of.Methods.List {
			if len(m.Names) == 0 {
				embed(m.Type)
			}
			r.methods += len(m.Names)
		}
	}
}

// size counts the fields and methods of a type with those of the types that it embeds. What Fyne's widgets bring is not
// the house's.
func (h *house) size(name string, seen ...string) (fields, methods int) {
	r := h.types[name]
	if r == nil || slices.Contains(seen, name) {
		return 0, 0
	}
	fields, methods = r.fields, r.methods
	for _, e := range r.embedded {
		f, m := h.size(e, append(seen, name)...)
		fields, methods = fields+f, methods+m
	}
	return fields, methods
}

func unstar(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.StarExpr:
		return unstar(e.X)
	case *ast.IndexExpr:
		return unstar(e.X)
	case *ast.IndexListExpr:
		return unstar(e.X)
	}
	return e
}

func nameOf(e ast.Expr) string {
	if i, ok := unstar(e).(*ast.Ident); ok {
		return i.Name
	}
	return ""
}

func TestNoTypeBecomesTheWholeHouse(t *testing.T) {
	h := readHouse(t)
	if len(h.types) < 100 || h.types["app.Window"] == nil || h.types["app.Window"].methods == 0 {
		t.Fatalf("only %d types are found, Window among them: %v", len(h.types), h.types["app.Window"])
	}
	if h.types[jsonRow] == nil {
		t.Errorf("%s is not there any more", jsonRow)
	}
	for name, r := range h.types {
		fields, methods := h.size(name)
		if r.isInterface {
			continue
		}
		if fields > maxFields && name != jsonRow {
			t.Errorf("%s has %d fields, at most %d", name, fields, maxFields)
		}
		if methods > maxMethods {
			t.Errorf("%s has %d methods, at most %d", name, methods, maxMethods)
		}
	}
}

func TestAPaneNeedsFewThingsOfTheWindow(t *testing.T) {
	h := readHouse(t)
	panes := 0
	for name := range h.types {
		if !strings.HasPrefix(name, "app/pane/") || !strings.HasSuffix(name, ".Host") {
			continue
		}
		panes++
		if _, methods := h.size(name); methods == 0 || methods > maxHostMethods {
			t.Errorf("%s has %d methods, at most %d", name, methods, maxHostMethods)
		}
	}
	if panes < 6 {
		t.Errorf("only %d panes say what they need", panes)
	}
}

func TestNoRoomReachesIntoAnother(t *testing.T) {
	h := readHouse(t)
	withoutFyne := []string{"app/words", "app/connect", "app/journal", "app/embedded", "app/session", "app/profile", "app/history"}
	for _, room := range withoutFyne {
		if len(h.imports[room]) == 0 {
			t.Errorf("%s is not found", room)
		}
	}
	panes := 0
	for folder, imports := range h.imports {
		pane := strings.HasPrefix(folder, "app/pane/")
		if pane {
			panes++
		}
		for _, imported := range imports {
			switch {
			case pane && strings.HasPrefix(imported, module+"app/pane/"):
				t.Errorf("%s imports the pane %s", folder, imported)
			case slices.Contains(withoutFyne, folder) && strings.HasPrefix(imported, "fyne.io/"):
				t.Errorf("%s imports %s", folder, imported)
			case imported == "fyne.io/fyne/v2/app":
				t.Errorf("%s imports %s, which is main's", folder, imported)
			case imported == module+"app":
				t.Errorf("%s imports the window", folder)
			}
		}
	}
	if panes < 6 {
		t.Errorf("only %d panes are found", panes)
	}
}

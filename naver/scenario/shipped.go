package scenario

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"
)

//go:embed scenarios/*.yaml
var shipped embed.FS

//go:embed scenario.schema.json
var schema []byte

// Schema is the JSON Schema of scenario files, for editors.
func Schema() []byte { return append([]byte(nil), schema...) }

// Shipped are the scenarios inside the program, in the order of their names: one for each documented error and for the
// happy path.
var Shipped = sync.OnceValue(func() []*Scenario {
	var all []*Scenario
	for _, name := range ShippedNames() {
		content, _ := ShippedFile(name)
		s, err := Read(name+".yaml", content)
		if err != nil {
			panic(fmt.Sprintf("a shipped scenario: %v", err)) // a test reads them all
		}
		all = append(all, s)
	}
	return all
})

// ShippedNames are the names of the shipped scenarios, without folder and extension.
func ShippedNames() []string {
	files, _ := shipped.ReadDir("scenarios") // it is inside the program
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(f.Name(), ".yaml")
	}
	return names
}

// ShippedFile is the text of a shipped scenario, to read and to change.
func ShippedFile(name string) (content []byte, ok bool) {
	content, err := shipped.ReadFile(path.Join("scenarios", name+".yaml"))
	return content, err == nil
}

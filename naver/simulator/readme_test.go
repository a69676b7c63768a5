package simulator

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestReadmeListsTheFaults compares README's table with the one that is served.
func TestReadmeListsTheFaults(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `(sim-[^`]+)` \\| (.*) \\|$").FindAllSubmatch(readme, -1)
	list := Faults()
	if len(rows) != len(list) {
		t.Errorf("README lists %d client IDs, there are %d", len(rows), len(list))
	}
	for i, f := range list[:min(len(rows), len(list))] {
		if id, does := string(rows[i][1]), string(rows[i][2]); id != string(f.ID) || does != f.Does.En {
			t.Errorf("README: %s: %s\nthere is: %s: %s", id, does, f.ID, f.Does.En)
		}
	}
}

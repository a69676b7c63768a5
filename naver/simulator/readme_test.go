package simulator

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"navercaptcha/naver"
)

func readme(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestReadmeListsTheFaults compares README's table with the one that is served.
func TestReadmeListsTheFaults(t *testing.T) {
	readme := readme(t)
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

// TestReadmeTellsWhichFaultsAreNotEverywhere compares the paragraph before README's table with the one that is served.
func TestReadmeTellsWhichFaultsAreNotEverywhere(t *testing.T) {
	text, _, _ := strings.Cut(string(readme(t)), "\n| Client ID |")
	developers, cloud, found := strings.Cut(text[strings.LastIndex(strings.TrimSpace(text), "\n\n")+1:], "NAVER Developers only")
	if !found {
		t.Fatal("README has no such paragraph")
	}
	for _, f := range Faults() {
		name := "`" + string(f.ID) + "`"
		everywhere := len(f.Platforms) == len(naver.Platforms())
		onDevelopers := !everywhere && slices.Contains(f.Platforms, naver.Developers)
		if strings.Contains(developers, name) != onDevelopers {
			t.Errorf("README: %s is on NAVER Developers only: %v", name, !onDevelopers)
		}
		if onCloud := !everywhere && !onDevelopers; strings.Contains(cloud, name) != onCloud {
			t.Errorf("README: %s is on NAVER Cloud only: %v", name, !onCloud)
		}
	}
}

package main

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestScenariosOfOneNameInTwoFolders: a CI server that knows tests by class and name sees both.
func TestScenariosOfOneNameInTwoFolders(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"one", "two"} {
		if err := os.Mkdir(filepath.Join(folder, name), 0o700); err != nil {
			t.Fatal(err)
		}
		scenario := "name: Issue\nplatforms: developers\nkinds: image\nsteps: [issue]\n"
		if err := os.WriteFile(filepath.Join(folder, name, "same.yaml"), []byte(scenario), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := command(t, nil, "run", "--simulate", "one", "two", "--junit", "junit.xml")
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	content, err := os.ReadFile(filepath.Join(folder, "junit.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Cases []struct {
			Class string `xml:"classname,attr"`
		} `xml:"testsuite>testcase"`
	}
	if err := xml.Unmarshal(content, &report); err != nil {
		t.Fatal(err)
	}
	var classes []string
	for _, c := range report.Cases {
		classes = append(classes, c.Class)
	}
	if want := []string{"one/same.developers.image", "two/same.developers.image"}; !slices.Equal(classes, want) {
		t.Errorf("the classes are %q, want %q", classes, want)
	}
}

// TestTheCSVBeginsAsExcelWantsIt: with a byte order mark in a file, without one in a pipe, or as it was asked for.
func TestTheCSVBeginsAsExcelWantsIt(t *testing.T) {
	for _, c := range []struct {
		to   string
		args []string
		bom  bool
	}{
		{"steps.csv", nil, true},
		{"steps.csv", []string{"--csv-bom", "no"}, false},
		{"/dev/stderr", nil, false},
		{"/dev/stderr", []string{"--csv-bom=yes"}, true},
	} {
		cmd := command(t, nil, append([]string{"run", "--simulate", "wrong-answer", "--csv", c.to}, c.args...)...)
		cmd.Dir = t.TempDir()
		var written strings.Builder
		cmd.Stderr = &written
		if err := cmd.Run(); err != nil {
			if c.to == "/dev/stderr" {
				t.Skipf("there is no %s here", c.to)
			}
			t.Fatal(err, written.String())
		}
		text := written.String()
		if c.to == "steps.csv" {
			content, err := os.ReadFile(filepath.Join(cmd.Dir, c.to))
			if err != nil {
				t.Fatal(err)
			}
			text = string(content)
		}
		rest, bom := strings.CutPrefix(text, "\ufeff")
		if bom != c.bom || !strings.HasPrefix(rest, "scenario,name,platform,") {
			t.Errorf("%s %q begins with %.30q", c.to, c.args, text)
		}
	}
	expect(t, exitUsage, "run", "--simulate", "wrong-answer", "--csv", "steps.csv", "--csv-bom", "perhaps")
}

package source_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"navercaptcha/naver/evidence/source"
)

// The faults with further languages and libraries: the folder names the rule.
func TestAFaultIsFoundWithOtherLibraries(t *testing.T) {
	folders, err := filepath.Glob("testdata/faults/*")
	if err != nil || len(folders) == 0 {
		t.Fatal("no folders", err)
	}
	for _, folder := range folders {
		for _, f := range filesIn(t, filepath.Join(folder, "*")) {
			if rules := rulesOf(f.name, f.code); !slices.Contains(rules, filepath.Base(folder)) {
				t.Errorf("%s/%s gives %v", folder, f.name, rules)
			}
		}
	}
}

// A credential in the source is in nothing that is said of it.
func TestNoCredentialIsInAFault(t *testing.T) {
	const id, secret = "QvT4kFieldIdAbCd1234", "Zq8mWk2LpX"
	for _, w := range twins {
		code := strings.NewReplacer(
			`System.getenv("NAVER_ID")`, `"`+id+`"`, `System.getenv("NAVER_SECRET")`, `"`+secret+`"`, "process.env.ID", "'"+id+"'",
			"process.env.SECRET", "'"+secret+"'", "getenv('NAVER_ID')", "'"+id+"'", "getenv('NAVER_SECRET')", "'"+secret+"'",
			"/v1/captcha", "/"+secret+"/captcha",
		).Replace(w.code)
		faults, _, _ := source.Read(w.file, []byte(code))
		for _, f := range faults {
			for _, said := range []string{f.Rule, f.URL} {
				if strings.Contains(said, id) || strings.Contains(said, secret) {
					t.Errorf("%s: %+v", w.file, f)
				}
			}
		}
	}
}

package source_test

import (
	"strings"
	"testing"

	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/evidence/source"
)

// Whatever somebody takes for source code: nothing panics, and each fault has a rule, a line of the source, and nothing of it.
func FuzzRead(f *testing.F) {
	known := map[string]bool{}
	for _, rule := range diagnosis.Rules() {
		known[rule] = true
	}
	for _, w := range twins {
		f.Add(w.file, w.code)
	}
	for _, ext := range []string{"kt", "cs", "dart", "ps1", "sh", "bat", "html", "jsp", "vue", "tsx"} {
		f.Add("a."+ext, `x = "https://openapi.naver.com/v1/captcha/nkey?code=1&key=${k}&value=" + v; get(x) <% %> <?php ?> <script>`)
	}
	f.Fuzz(func(t *testing.T, name, code string) {
		faults, _, ok := source.Read(name, []byte(code))
		if ok != (len(faults) > 0) {
			t.Fatalf("%v with %d faults", ok, len(faults))
		}
		for _, fault := range faults {
			if !known[fault.Rule] || !diagnosis.IsFault(fault.Rule) {
				t.Errorf("no rule %q", fault.Rule)
			}
			if fault.Line < 1 || fault.Line > strings.Count(code, "\n")+1 {
				t.Errorf("%s on line %d of %d", fault.Rule, fault.Line, strings.Count(code, "\n")+1)
			}
		}
	})
}

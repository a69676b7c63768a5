package scenario

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
	"navercaptcha/naver/text"
)

var (
	hangul = regexp.MustCompile(`\p{Hangul}`)
	verb   = regexp.MustCompile(`%[a-z]`)
)

// sentences are what the package says to people: the first arguments of say and complain.
func sentences(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	said := map[string]bool{}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			format := -1
			switch f := call.Fun.(type) {
			case *ast.Ident:
				if f.Name == "say" {
					format = 0
				}
			case *ast.SelectorExpr:
				if f.Sel.Name == "complain" {
					format = 1
				}
			}
			if format < 0 {
				return true
			}
			if literal, ok := call.Args[format].(*ast.BasicLit); ok {
				words, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				said[words] = true
				if args := len(call.Args) - format - 1; args != len(verb.FindAllString(words, -1)) {
					t.Errorf("%s: %q has %d arguments", path, words, args)
				}
			} else if name := call.Args[format].(*ast.Ident).Name; name != "format" {
				t.Errorf("%s: what is said is no literal but %s", path, name)
			}
			return true
		})
	}
	return said
}

func TestEverySentenceIsThereInKorean(t *testing.T) {
	said := sentences(t)
	if len(said) < 70 {
		t.Fatalf("only %d sentences are found", len(said))
	}
	for en := range said {
		ko, ok := korean[en]
		if !ok || !hangul.MatchString(ko) {
			t.Errorf("%q is %q in Korean", en, ko)
		}
		if a, b := verb.FindAllString(en, -1), verb.FindAllString(ko, -1); !slices.Equal(a, b) {
			t.Errorf("%q takes %q, its Korean %q", en, a, b)
		}
	}
	for en := range korean {
		if !said[en] {
			t.Errorf("nobody says %q", en)
		}
	}
	for _, s := range []Skip{SkipSimulator, SkipAnswer, SkipPerson, SkipEarlier, SkipLimit, SkipInterrupted} {
		if !hangul.MatchString(s.In("ko")) || s.In("en") != string(s) {
			t.Errorf("%q is %q in Korean", s, s.In("ko"))
		}
	}
}

func TestShippedScenariosSpeakBothLanguages(t *testing.T) {
	check := func(where string, text text.Text) {
		t.Helper()
		if !hangul.MatchString(text.Ko) || hangul.MatchString(text.En) || text.En == "" {
			t.Errorf("%s: %+v", where, text)
		}
	}
	names := map[text.Text]string{}
	for _, s := range Shipped() {
		check(s.File+" name", s.Name)
		if s.About != (text.Text{}) {
			check(s.File+" about", s.About)
		}
		var steps func([]Step)
		steps = func(list []Step) {
			for _, step := range list {
				if step.Name != (text.Text{}) {
					check(step.At.String(), step.Name)
				}
				steps(step.Steps)
			}
		}
		for _, row := range s.Rows {
			steps(row.Steps)
		}
		// One file is for NAVER Developers and one for NAVER Cloud where both have the same code.
		key := text.Text{Ko: s.Name.Ko, En: string(s.Platforms[0])}
		if other := names[key]; other != "" {
			t.Errorf("%s and %s have one name: %s", other, s.File, s.Name.Ko)
		}
		names[key] = s.File
	}
}

// TestEveryExpectationFailsInKorean has steps that go wrong in each way there is: what was wanted and what came must read
// as Korean, but for the words and values of the file.
func TestEveryExpectationFailsInKorean(t *testing.T) {
	s := simulator.New(simulator.Options{Seed: 1})
	server, err := simulator.Start(s, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	target := &Target{
		Options: naver.Options{BaseURL: server.URL(), Credentials: simulator.DefaultCredentials}, Simulated: true,
		Answer: func(context.Context, naver.Kind, string) (string, error) { return "", ErrNoAnswer },
	}
	for content, want := range map[string]string{
		"issue: , expect: {status: [403, 401]}":                       "HTTP 상태(status): 예상 403 또는 401, 실제 200",
		"issue: , expect: {code: CT001}":                              "오류 코드(code): 예상 CT001, 실제 없음",
		"issue: , expect: {finding: ct001}":                           "진단(finding): 예상 ct001, 실제 issued",
		"issue: , expect: {media: a/b}":                               "미디어 형식(media): 예상 a/b, 실제 text/plain",
		"issue: , expect: {size: {min: 1000, max: 2000}}":             "크기(size): 예상 1000바이트 이상 2000바이트 이하, 실제 26바이트",
		"issue: , expect: {warnings: [status]}":                       "경고(warnings): 예상 status, 실제 없음",
		"issue: , expect: {json: {a.b: 1}}":                           "JSON a.b: 예상 1, 실제 값 없음",
		"issue: , expect: {json: {a: {exists: true}}}":                "JSON a: 예상 값 있음, 실제 값 없음",
		"issue: , expect: {json: {a: {matches: x}}}":                  "JSON a: 예상 x 패턴과 일치, 실제 값 없음",
		"issue: , expect: {json: {a: {min: 3}}}":                      "JSON a: 예상 3 이상, 실제 없음",
		"issue: , expect: {phases: {tls: {max: 1s}}}":                 "TLS 협상(tls): 예상 1s 이하, 실제 없음",
		"image: , key: unknown":                                       "받기(fetch): 예상 성공, 실제 {happened} [ct001",
		"image: ":                                                     "키: 예상 current, 실제 그 전에 발급한 키가 없습니다",
		"image: , key: used":                                          "키: 예상 used, 실제 그 전에 검증한 키가 없습니다",
		"verify: right, key: unknown":                                 "답: 예상 right, 실제 정답을 알 수 없습니다.",
		"verify: {value: x}, key: unknown, expect: {right: true}":     "판정(right): 예상 true, 실제 없음",
		"image: , key: unknown, expect: {facts: {rate: {min: 9600}}}": "표본화율(rate): 예상 9600 이상, 실제 없음",
	} {
		scenario, err := Read("f.yaml", []byte("name: x\nsteps: [{"+content+"}]"))
		if err != nil {
			t.Errorf("%s: %v", content, err)
			continue
		}
		cases := Plan([]*Scenario{scenario}, []naver.Platform{naver.Developers}, []naver.Kind{naver.Image}, target)
		step := Run(t.Context(), cases, target, Options{}).Cases[0].Steps[0]
		failures := step.Failures
		if f := step.Call.Finding; f != nil {
			want = strings.ReplaceAll(want, "{happened}", f.Happened.Ko) // whose words are the diagnosis's own
		}
		if len(failures) == 0 || !strings.Contains(failures[0].In("ko"), want) {
			t.Errorf("%s: %v, want %s", content, failures, want)
		}
		if len(failures) > 0 && hangul.MatchString(failures[0].String()) {
			t.Errorf("%s: %s", content, failures[0])
		}
	}
	for word := range abouts {
		if !hangul.MatchString(about(word).Ko) && word != "dns" || about(word).En != word {
			t.Errorf("%q is %+v", word, about(word))
		}
	}
	for _, word := range expectations {
		if abouts[word] == "" && word != "json" && word != "facts" && word != "phases" { // which name what is within
			t.Errorf("%q has no Korean name", word)
		}
	}
}

func TestProblemsOfAFileInKorean(t *testing.T) {
	for content, want := range map[string]string{
		"name: x\nsteps: [{issue: , key: used}]":                      `issue 단계: "key" 항목은 없습니다. 쓸 수 있는 항목: issue, name, client, credentials, timeout, expect`,
		"name: x\nsteps: [[issue]]":                                   "여기에는 목록이(가) 있습니다",
		"name: x\nsteps: [{issue: , expect: {size: {min: many}}}]":    `"many": 바이트 수 형식이 아닙니다`,
		"name: {en: x}\nsteps: [issue]":                               "en과 ko가 모두 있어야 합니다",
		"name: x\nsteps: [{issue: , expect: {status: ok}}]":           `"ok": 200 같은 HTTP 상태가 아닙니다`,
		"name: x\nsteps: [{verify: maybe}]":                           `"maybe": 쓸 수 없는 값입니다. 쓸 수 있는 값: right, wrong, ask`,
		"name: x\nsteps: [{issue: , expect: {finding: ct001-what}}]}": "시나리오로 읽을 수 있는 YAML이 아닙니다",
	} {
		_, err := Read("f.yaml", []byte(content))
		if err == nil {
			t.Errorf("%q is read", content)
			continue
		}
		if got := err.(*ReadError).Problems[0].Text.Ko; !strings.Contains(got, want) {
			t.Errorf("%q: %s, want %s", content, got, want)
		}
	}
}

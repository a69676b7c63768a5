package scenario_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
)

func TestReadAWholeScenario(t *testing.T) {
	s, err := scenario.Read("mine.yaml", []byte(`
name: Mine
about: Everything a step can have.
platforms: [cloud, fin]
kinds: audio
data:
  - {answer: "012345", times: 2}
  - {answer: "543210", times: 3}
steps:
  - issue
  - audio:
    name: listen
    expect: {facts: {rate: 9600, seconds: {min: 8}}, phases: {wait: {max: 1s}}, duration: {max: 2s}}
  - wait: 10ms
  - repeat: ${times}
    steps:
      - verify: {value: "${answer}"}
        key: used
        credentials: wrong-secret
        expect: {status: [401, 403], code: ["200", CT001]}
  - verify: right
    kind: audio
`))
	if err != nil {
		t.Fatal(err)
	}
	if s.Name.En != "Mine" || s.Name.Ko != "Mine" || len(s.Platforms) != 2 || s.Platforms[1] != naver.Fin || len(s.Kinds) != 1 || len(s.Rows) != 2 {
		t.Errorf("%+v", s)
	}
	second := s.Rows[1].Steps
	if second[3].Times != 3 || second[3].Steps[0].Value != "543210" || second[3].Steps[0].Key != scenario.UsedKey ||
		second[3].Steps[0].Send != scenario.SendWrongSecret || second[2].Wait != 10*time.Millisecond {
		t.Errorf("%+v", second)
	}
	if at := second[1].At; at.Line != 11 || at.Column != 5 || at.String() != "mine.yaml:11:5" {
		t.Errorf("the step is at %v", at)
	}
	if got := scenario.Cost(second); got != 1+3+1 {
		t.Errorf("cost %d", got)
	}
	if !scenario.NeedsAnswer(second) || scenario.NeedsPerson(second) || scenario.NeedsSimulator(second) {
		t.Error("what it needs")
	}
}

// TestProblemsHaveLineAndColumn has a file for each thing that can be wrong.
func TestProblemsHaveLineAndColumn(t *testing.T) {
	for _, c := range []struct{ content, at, text string }{
		{"", "1:1", "empty"},
		{"# nothing\n", "1:1", "empty"},
		{"just a text", "1:1", "a mapping"},
		{"name: x\n", "1:1", "steps are missing"},
		{"steps: [issue]\n", "1:1", "name is missing"},
		{"name: x\nsteps: []\n", "2:8", "at least one step"},
		{"name: x\nstep: [issue]\nsteps: [issue]\n", "2:1", `no "step"`},
		{"name: x\nname: y\nsteps: [issue]\n", "2:1", "already, in line 1"},
		{"name: x\nsteps:\n  - isue\n", "3:5", `not "isue"`},
		{"name: x\nsteps:\n  - isue:\n", "3:5", "nothing to do"},
		{"name: x\nsteps:\n  - {issue: image, image: }\n", "3:20", "one thing"},
		{"name: x\nsteps:\n  - issue: video\n", "3:12", "none of image and audio"},
		{"name: x\nsteps:\n  - issue:\n    key: used\n", "4:5", `no "key"`},
		{"name: x\nsteps:\n  - verify: maybe\n", "3:13", "none of right, wrong and ask"},
		{"name: x\nsteps:\n  - verify:\n", "3:12", "verify takes"},
		{"name: x\nsteps:\n  - verify: {text: x}\n", "3:14", `no "text"`},
		{"name: x\nsteps:\n  - image: yes\n", "3:12", "no value"},
		{"name: x\nsteps:\n  - wait: 2\n", "3:11", "no time"},
		{"name: x\nsteps:\n  - wait: 1h\n", "3:11", "up to 10m"},
		{"name: x\nsteps:\n  - wait: -1s\n", "3:11", "no time"},
		{"name: x\nsteps:\n  - issue:\n    timeout: 0s\n", "4:14", "up to 5m"},
		{"name: x\nsteps:\n  - issue:\n    timeout: {first-byte: 1h}\n", "4:27", "up to 5m"},
		{"name: x\nsteps:\n  - issue:\n    timeout: {connect: 1s}\n", "4:15", `no "connect"`},
		{"name: x\nsteps:\n  - issue:\n    timeout: {}\n", "4:14", "takes a time"},
		{"name: x\nsteps:\n  - wait: 1s\n    timeout: 1s\n", "4:5", `no "timeout"`},
		{"name: x\nsteps:\n  - repeat: 0\n    steps: [issue]\n", "3:13", "1 to 1000"},
		{"name: x\nsteps:\n  - repeat: 3\n", "3:13", "steps beside"},
		{"name: x\nclient: myOwnClientID\nsteps: [issue]\n", "2:9", "never stands in a file"},
		{"name: x\nplatforms: [naver]\nsteps: [issue]\n", "2:13", "none of developers"},
		{"name: x\nplatforms: [fin, fin]\nsteps: [issue]\n", "2:18", "twice"},
		{"name: x\nsteps:\n  - issue:\n    expect: {}\n", "4:13", "empty"},
		{"name: x\nsteps:\n  - issue:\n    expect: {state: 200}\n", "4:14", `no "state"`},
		{"name: x\nsteps:\n  - issue:\n    expect: {status: ok}\n", "4:22", "no HTTP status"},
		{"name: x\nsteps:\n  - issue:\n    expect: {finding: nonsense}\n", "4:23", "no finding"},
		{"name: x\nsteps:\n  - issue:\n    expect: {right: true}\n", "4:21", "verify alone"},
		{"name: x\nsteps:\n  - issue:\n    expect: {size: {min: 3, max: 2}}\n", "4:20", "min is above max"},
		{"name: x\nsteps:\n  - issue:\n    expect: {duration: {max: soon}}\n", "4:30", "no time"},
		{"name: x\nsteps:\n  - issue:\n    expect: {json: {a: {matches: '('}}}\n", "4:34", "no regular expression"},
		{"name: x\nsteps:\n  - issue:\n    expect: {json: [a]}\n", "4:20", "a mapping"},
		{"name: x\nsteps:\n  - issue:\n    expect: {phases: {waiting: 1s}}\n", "4:23", `no "waiting"`},
		{"name: ${title}\nsteps: [issue]\n", "1:7", `no column "title"`},
		{"name: x\ndata: 3\nsteps: [issue]\n", "2:7", "a list of rows"},
		{"name: x\ndata: [{a: 1}, {b: 2}]\nsteps: [issue]\n", "2:17", `no column "b"`},
		{"name: x\ndata: [{a: 1, b: 1}, {a: 2}]\nsteps: [issue]\n", "2:22", "not all the columns"},
		{"name: x\ndata: [{a: [1]}]\nsteps: [issue]\n", "2:12", "a single value"},
		{"name: x\nsteps: [issue]\n---\nname: y\n", "3:1", "one scenario"},
		// YAML itself.
		{"name: \"x\nsteps: [issue]\n", "", "no YAML"},
		{"name: x: y\n", "1:8", "no YAML"},
		{"\tname: x\n", "1:1", "no YAML"},
		{"name: &a x\nabout: *a\nsteps: [issue]\n", "1:7", "anchors and aliases"},
		{"name: x\nsteps: [issue]\n<<: {about: y}\n", "3:1", `no "<<"`},
		{"name: !!binary aGk=\nsteps: [issue]\n", "1:7", "tags"},
		{"name: x\x00\n", "", "no YAML"},
		{"name: \xff\xfe\n", "", "no YAML"},
	} {
		_, err := scenario.Read("f.yaml", []byte(c.content))
		var read *scenario.ReadError
		if !errors.As(err, &read) {
			t.Errorf("%q: %v", c.content, err)
			continue
		}
		first := read.Problems[0].Error()
		if !strings.HasPrefix(first, "f.yaml:"+c.at) || !strings.Contains(first, c.text) {
			t.Errorf("%q: %s, want %s: %s", c.content, first, c.at, c.text)
		}
	}
}

// TestBombs: small files that would become huge, deep or endless are refused at once.
func TestBombs(t *testing.T) {
	laughs := "name: x\na: &a [lol]\n"
	for c := 'b'; c < 'z'; c++ {
		laughs += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 9), ","))
	}
	nested := strings.Repeat("  - repeat: 1000\n    steps:\n", 1)
	endless := "name: x\nsteps:\n  - repeat: 1000\n    steps:\n      - repeat: 1000\n        steps: [issue]\n"
	deeper := "name: x\nsteps: " + strings.Repeat("[{repeat: 2, steps: ", 4) + "[issue]" + strings.Repeat("}]", 4) + "\n"
	waits := "name: x\nsteps:\n" + strings.Repeat("  - wait: 10m\n", 7)
	repeatedWaits := "name: x\nsteps:\n  - repeat: 1000\n    steps: [{wait: 5m}]\n"
	table := "name: x\ndata:\n" + strings.Repeat("  - {a: 1}\n", 900) + "steps: [{repeat: 100, steps: [issue]}]\n"
	cell := "name: x\ndata: [{a: " + strings.Repeat("x", 40_000) + "}]\nsteps: [{verify: {value: \"" + strings.Repeat("${a}", 2000) + "\"}}]\n"
	rows := "name: x\ndata:\n" + strings.Repeat("  - {a: 1}\n", 1000)
	paths := make([]string, 1000)
	for i := range paths {
		paths[i] = fmt.Sprintf("p%d: 1", i)
	}
	for name, c := range map[string]struct{ content, text string }{
		"laughs":         {laughs + "steps: [issue]\n", "anchors and aliases"},
		"deep lists":     {"name: x\nsteps: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000), ""},
		"deep blocks":    {"name: x\nsteps:\n" + deepBlocks(3000), ""},
		"too long":       {"name: x\n# " + strings.Repeat("x", scenario.MaxFile), "1 MiB"},
		"many values":    {"name: x\nsteps: [" + strings.Repeat("issue,", 60_000) + "issue]", "values"},
		"many steps":     {"name: x\nsteps: [" + strings.Repeat("issue,", 12_000) + "issue]", "10000 steps"},
		"endless":        {endless, "10000 steps"},
		"repeats":        {deeper, "deep"},
		"lone repeat":    {"name: x\nsteps:\n" + nested, ""},
		"waits":          {waits, "waits for more"},
		"repeated waits": {repeatedWaits, "waits for more"},
		"table":          {table, "10000 steps"},
		"long cell":      {cell, "f.yaml:3:26: the text is longer than 4096 bytes"},
		"paths and rows": {rows + "steps: [{issue: , expect: {json: {" + strings.Join(paths, ", ") + "}}}]\n", "f.yaml:1003:8: the steps are longer than 8 MiB"},
		"a long path":    {rows + "steps: [{issue: , expect: {json: {" + strings.Repeat("p", 100_000) + ": 1}}}]\n", "longer than 8 MiB"},
		"codes and rows": {rows + "steps: [{issue: , expect: {code: [" + strings.Repeat("x, ", 2000) + "x]}}]\n", "longer than 8 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			_, err := scenario.Read("f.yaml", []byte(c.content))
			if err == nil || !strings.Contains(err.Error(), c.text) {
				t.Errorf("%v", err)
			}
			if took := time.Since(began); took > 20*time.Second { // a second on a slow day; minutes if it were a bomb
				t.Errorf("it took %v", took)
			}
		})
	}
}

// TestAFileTakesAsMuchMemoryAsItIsLarge reads what is right, but was made to take a thousand times its size.
func TestAFileTakesAsMuchMemoryAsItIsLarge(t *testing.T) {
	patterns := "name: x\ndata: [{a: '" + strings.Repeat("a{1000}", 36) + "'}]\nsteps:\n  - issue:\n    expect:\n      json:\n"
	for i := range 300 {
		patterns += fmt.Sprintf("        p%d: {matches: '${a}'}\n", i)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := scenario.Read("f.yaml", []byte(patterns)); err != nil {
		t.Error(err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 100<<20 { // 6 MiB; two gigabytes with each pattern compiled
		t.Errorf("%d bytes of YAML took %d bytes", len(patterns), took)
	}
}

// TestALargeTableIsRead: the limits leave room for as many steps as a scenario may have.
func TestALargeTableIsRead(t *testing.T) {
	content := "name: x\ndata:\n"
	for i := range 1000 {
		content += fmt.Sprintf("  - {answer: \"%06d\", code: CT001}\n", i)
	}
	content += "steps:\n" + strings.Repeat(`  - verify: {value: "${answer}"}
    name: An answer of the table
    key: unknown
    expect: {status: [400, 403], code: "${code}", finding: ct001, json: {errorCode: "${code}", result: false}, duration: {max: 5s}}
`, 10)
	s, err := scenario.Read("f.yaml", []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	if last := s.Rows[999].Steps[9]; last.Value != "000999" {
		t.Errorf("%+v", last)
	}
}

func deepBlocks(n int) string {
	var b strings.Builder
	for i := range n {
		if b.Len() > scenario.MaxFile/2 {
			break
		}
		b.WriteString(strings.Repeat(" ", i) + "- a:\n")
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	for _, name := range scenario.ShippedNames() {
		content, _ := scenario.ShippedFile(name)
		f.Add(content)
	}
	f.Add([]byte("name: &a x\nsteps: [*a, {repeat: 3, steps: [issue]}]"))
	f.Fuzz(func(t *testing.T, content []byte) {
		s, err := scenario.Read("f.yaml", content)
		if err == nil {
			if s.Name.En == "" || s.Name.Ko == "" || len(s.Platforms) == 0 || len(s.Kinds) == 0 || len(s.Rows) == 0 {
				t.Errorf("read without a complaint: %+v", s)
			}
			for _, row := range s.Rows {
				if cost := scenario.Cost(row.Steps); cost < 0 || cost > scenario.MaxSteps {
					t.Errorf("a cost of %d", cost)
				}
			}
			return
		}
		var read *scenario.ReadError
		if !errors.As(err, &read) || len(read.Problems) == 0 {
			t.Fatalf("%T: %v", err, err)
		}
		for _, p := range read.Problems {
			if p.At.Line < 1 || p.At.Column < 1 || p.Text.En == "" || p.Text.Ko == "" {
				t.Errorf("a problem without a place: %+v", p)
			}
		}
	})
}

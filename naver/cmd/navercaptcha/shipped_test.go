package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"navercaptcha/naver/scenario"
)

// TestShippedScenariosWithAWrongExpectation breaks the last expectation of each and runs it with the real binary.
func TestShippedScenariosWithAWrongExpectation(t *testing.T) {
	inLine := regexp.MustCompile(`expect: \{.*\}`)
	below := regexp.MustCompile(`(?m)^( +)expect:\n( +)[a-z]+:.*$`)
	for _, name := range scenario.ShippedNames() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			content, _ := scenario.ShippedFile(name)
			text := string(content)
			at := inLine.FindAllStringIndex(text, -1)
			wrong := "expect: {status: 299}"
			if len(at) == 0 {
				if at = below.FindAllStringIndex(text, -1); len(at) == 0 {
					t.Fatal("it expects nothing")
				}
				wrong = below.ReplaceAllString(text[at[len(at)-1][0]:at[len(at)-1][1]], "${1}expect:\n${2}duration: 1h")
			}
			last := at[len(at)-1]
			text = text[:last[0]] + wrong + text[last[1]:]
			line := strings.Count(text[:last[0]]+wrong, "\n") + 1
			file := write(t, name+".yaml", text)
			got := expect(t, exitWrong, "run", "--simulate", file)
			if !strings.Contains(got.out, fmt.Sprintf("%s:%d:", file, line)) || strings.Contains(got.out, "ok  ") {
				t.Errorf("line %d is not named:\n%s", line, got.out)
			}
		})
	}
}

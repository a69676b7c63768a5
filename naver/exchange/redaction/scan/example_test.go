package scan_test

import (
	"fmt"

	"navercaptcha/naver/exchange/redaction/scan"
)

func ExampleMatcher_Find() {
	m := scan.New([]string{"pass/word"})
	for _, text := range []string{
		"pass/word",
		"a=pass%2Fword",
		`{"a":"\u0070ass\/word"}`,
		"Basic dXNlcjpwYXNzL3dvcmQ=", // user:pass/word
		"70 61 73 73 2F 77 6F 72 64",
		"a password",
	} {
		fmt.Println(text)
		for _, hit := range m.Find([]byte(text)) {
			fmt.Println(" ", text[hit.Start:hit.End], hit.Form)
		}
	}
	// Output:
	// pass/word
	//   pass/word as text
	// a=pass%2Fword
	//   pass%2Fword as text
	// {"a":"\u0070ass\/word"}
	//   \u0070ass\/word as text
	// Basic dXNlcjpwYXNzL3dvcmQ=
	//   pwYXNzL3dvcmQ in base64
	// 70 61 73 73 2F 77 6F 72 64
	//   70 61 73 73 2F 77 6F 72 64 in hex
	// a password
}

package evidence

import "strings"

// sourceExtensions are those of files in which somebody writes a program that calls NAVER.
var sourceExtensions = map[string]bool{
	"java": true, "kt": true, "kts": true, "php": true, "js": true, "mjs": true, "cjs": true, "jsx": true, "ts": true, "tsx": true,
	"vue": true, "svelte": true, "py": true, "cs": true, "vb": true, "dart": true, "swift": true, "go": true, "rb": true, "scala": true,
	"groovy": true, "jsp": true, "asp": true, "aspx": true, "cshtml": true, "ipynb": true, "html": true, "htm": true, "ps1": true,
	"sh": true, "bat": true, "cmd": true, "c": true, "cc": true, "cpp": true, "h": true, "hpp": true, "rs": true, "m": true,
}

// isSource tells the source code of a program.
func isSource(d *document) bool { return sourceExtensions[d.ext()] }

// isScript tells source code that may be nothing but a command to call NAVER with, or what such a command wrote.
func isScript(d *document) bool {
	switch d.ext() {
	case "sh", "bat", "cmd", "ps1":
		return true
	}
	return strings.HasPrefix(strings.TrimSpace(d.text), "fetch(")
}

// readSource looks for the faults of a caller in its source code, each with its line. It finds none today.
func readSource(*document) []found { return nil }

package source

import "strings"

// language is what the lexer and the reader of expressions have to know of one.
type language struct {
	name     string
	line     []string    // beginnings of a comment to the line's end
	block    [][2]string // beginnings and ends of a longer comment
	join     string      // the operator that puts strings together
	single   bool        // '…' is a string, not a character
	template bool        // `…${x}` is a string
	triple   bool        // """…""" is a string
	holes    holes
	dollar   bool // names of variables begin with $
	indented bool // blocks are told by their indentation
	dashes   bool // names may have a - in them
}

// holes is how a value is put into the middle of a string.
type holes int

const (
	noHoles     holes = iota
	dollarHoles       // $x and ${x}, as in Kotlin and Dart
	phpHoles          // $x, {$x} and ${x}, within "…" alone
	shellHoles        // $x, ${x} and $(x), within "…" alone
	prefixHoles       // {x}, where a letter or a $ before the quote says so
)

var (
	slashes = []string{"//"}
	stars   = [][2]string{{"/*", "*/"}}
)

var (
	java   = &language{name: "java", line: slashes, block: stars, join: "+", triple: true}
	kotlin = &language{name: "kotlin", line: slashes, block: stars, join: "+", triple: true, holes: dollarHoles}
	dart   = &language{name: "dart", line: slashes, block: stars, join: "+", triple: true, single: true, holes: dollarHoles}
	script = &language{name: "javascript", line: slashes, block: stars, join: "+", single: true, template: true}
	csharp = &language{name: "csharp", line: slashes, block: stars, join: "+", triple: true, holes: prefixHoles}
	php    = &language{name: "php", line: []string{"//", "#"}, block: stars, join: ".", single: true, holes: phpHoles, dollar: true}
	python = &language{name: "python", line: []string{"#"}, join: "+", single: true, triple: true, holes: prefixHoles, indented: true}
	pwsh   = &language{
		name: "powershell", line: []string{"#"}, block: [][2]string{{"<#", "#>"}}, join: "+", single: true, holes: shellHoles, dollar: true,
		dashes: true,
	}
	shell = &language{name: "shell"}
	batch = &language{name: "batch"}
	page  = &language{name: "page"}
)

// languages are told by the extension of the file's name.
var languages = map[string]*language{
	"java": java, "groovy": java, "scala": java, "kt": kotlin, "kts": kotlin, "dart": dart, "cs": csharp, "php": php, "py": python,
	"js": script, "mjs": script, "cjs": script, "jsx": script, "ts": script, "tsx": script, "mts": script, "cts": script,
	"vue": page, "svelte": page, "html": page, "htm": page, "jsp": page, "jspx": page, "cshtml": page, "aspx": page, "ejs": page, "phtml": php,
	"ps1": pwsh, "psm1": pwsh, "sh": shell, "bash": shell, "zsh": shell, "bat": batch, "cmd": batch,
}

func languageOf(name string) (*language, string) {
	base := name[strings.LastIndexAny(name, `/\`)+1:]
	ext := strings.ToLower(base[strings.LastIndexByte(base, '.')+1:])
	return languages[ext], ext
}

package source

import "strings"

// Piece is source code that stands in another text.
type Piece struct {
	Name string // what a file of it could be called, such as "pasted.php"
	Code string
	Line int // the line before its first one, from 0
}

// fences are the names of languages as Markdown's fences have them.
var fences = map[string]string{
	"java": "java", "kotlin": "kt", "kt": "kt", "php": "php", "javascript": "js", "js": "js", "node": "js", "nodejs": "js", "jsx": "jsx", "typescript": "ts",
	"ts": "ts", "tsx": "tsx", "vue": "vue", "html": "html", "jsp": "jsp", "python": "py", "py": "py", "python3": "py", "csharp": "cs", "cs": "cs", "c#": "cs",
	"dart": "dart", "powershell": "ps1",
}

// signatures are what stands in code of a language and in no prose, the surest first.
var signatures = []struct{ ext, sign string }{
	{"php", "<?php"},
	{"php", "curl_setopt("},
	{"jsp", "<%@ page"},
	{"java", "import java."},
	{"java", "HttpURLConnection "},
	{"java", "public class "},
	{"java", "new RestTemplate("},
	{"cs", "using System"},
	{"cs", "HttpWebRequest "},
	{"py", "import requests"},
	{"py", "urllib.request"},
	{"py", "requests.get("},
	{"kt", "fun main("},
	{"kt", "OkHttpClient()"},
	{"js", "require('"},
	{"js", "require(\""},
	{"js", "await axios"},
	{"js", "axios.get("},
	{"js", "await fetch("},
	{"js", "=> {"},
	{"html", "<script"},
	{"dart", "import 'package:"},
}

// Pasted finds source code in a text for people: between the fences of Markdown, or the whole of it where it looks like code.
func Pasted(text string) (all []Piece) {
	if len(text) > MaxSize || !strings.Contains(text, "aptcha") {
		return nil
	}
	var open *Piece
	var code strings.Builder
	line := 0
	for one := range strings.Lines(text) {
		line++
		trimmed := strings.TrimSpace(one)
		if rest, fence := strings.CutPrefix(trimmed, "```"); fence {
			if open != nil {
				open.Code = code.String()
				all = append(all, *open)
				open = nil
			} else {
				code.Reset()
				open = &Piece{Name: fences[strings.ToLower(strings.TrimSpace(rest))], Line: line}
			}
			continue
		}
		if open != nil {
			code.WriteString(one)
		}
	}
	if open != nil {
		open.Code = code.String()
		all = append(all, *open)
	}
	if len(all) == 0 {
		all = []Piece{{Code: text}}
	}
	known := all[:0]
	for _, p := range all {
		if p.Name == "" {
			p.Name = guess(p.Code)
		}
		if p.Name != "" {
			p.Name = "pasted." + p.Name
			known = append(known, p)
		}
	}
	return known
}

// guess tells the language of code by what it holds; empty for what is none.
func guess(code string) string {
	for _, s := range signatures {
		if strings.Contains(code, s.sign) {
			return s.ext
		}
	}
	return ""
}

package curl

import "strings"

// Line is a command for the simulator, on one line that every shell of a system, by its GOOS, takes alike: sh, bash and
// zsh, or cmd and PowerShell. Headers are as -H takes them. What is handed in holds nothing that any of them expands in
// double quotes, such as a dollar or a percent sign: for a call that was recorded there is [Command].
func Line(system, address string, headers ...string) string {
	var b strings.Builder
	b.WriteString("curl")
	if system == "windows" {
		b.WriteString(".exe") // curl alone is another command in Windows PowerShell
	}
	for _, h := range headers {
		b.WriteString(` -H "` + h + `"`)
	}
	b.WriteString(` "` + address + `"`) // zsh looks for files where a question mark is bare
	return b.String()
}

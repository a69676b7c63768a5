package calls

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/naver/exchange"
)

// lineList shows lines, of which it draws only those that are on the screen.
type lineList struct {
	widget.List
	lines      lines
	monospaced bool
}

func newLineList() *lineList {
	l := &lineList{}
	l.HideSeparators = true
	l.Length = func() int { return l.lines.count }
	l.CreateItem = func() fyne.CanvasObject {
		row := widget.NewLabel("")
		row.SizeName = theme.SizeNameCaptionText
		return row
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		row := o.(*widget.Label)
		row.TextStyle.Monospace = l.monospaced
		row.SetText(l.lines.at(i))
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *lineList) show(lines lines, monospaced bool) {
	l.lines, l.monospaced = lines, monospaced
	l.Refresh()
}

// lines is text cut into rows of a list, so that only what is on the screen is drawn.
type lines struct {
	count int
	at    func(i int) string
}

// lineWidth is where a long line is cut, in bytes. A list's rows do not wrap.
const lineWidth = 56

// textLines cuts a text at its line ends, and at lineWidth where it has none, never within a character. What is not
// UTF-8 or cannot be printed shows as a replacement character.
func textLines(s string) lines {
	var starts []int
	for at := 0; at < len(s); {
		starts = append(starts, at)
		at = lineEnd(s, at)
	}
	return lines{len(starts), func(i int) string {
		line := s[starts[i]:lineEnd(s, starts[i])]
		return strings.ReplaceAll(exchange.Visible(strings.TrimRight(line, "\r\n")), "\t", " ")
	}}
}

func lineEnd(s string, from int) int {
	end := min(from+lineWidth, len(s))
	if i := strings.IndexByte(s[from:end], '\n'); i >= 0 {
		return from + i + 1
	}
	for back := 0; end < len(s) && end > from+1 && back < utf8.UTFMax && !utf8.RuneStart(s[end]); back++ {
		end--
	}
	return end
}

// hexWidth is how many bytes stand in a line of hex.
const hexWidth = 8

// hexLines shows bytes as numbers and letters.
func hexLines(b []byte) lines {
	return lines{(len(b) + hexWidth - 1) / hexWidth, func(i int) string {
		part := b[i*hexWidth : min((i+1)*hexWidth, len(b))]
		letters := strings.Map(func(r rune) rune {
			if r < ' ' || r > '~' {
				return '.'
			}
			return r
		}, latin1(part))
		return fmt.Sprintf("%06x  %-*s  %s", i*hexWidth, hexWidth*3-1, fmt.Sprintf("% x", part), letters)
	}}
}

func latin1(b []byte) string {
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}

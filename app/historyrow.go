package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/history"
)

// The widths of the columns of the history: when, kind, how it ended; tags, note, profile and platform take the rest.
var attemptColumns = []float32{120, 42, 130}

func newAttemptRow() fyne.CanvasObject {
	return container.New(&columns{widths: attemptColumns},
		newCell(fyne.TextTruncateClip), newCell(fyne.TextTruncateClip),
		newCell(fyne.TextTruncateEllipsis), newCell(fyne.TextTruncateEllipsis))
}

func fillAttemptRow(row fyne.CanvasObject, s history.Summary, language string) {
	for i, words := range []string{
		s.Started.Local().Format("2006-01-02 15:04:05"),
		text("kind." + string(s.Kind)),
		endedText(s, language),
		besideText(s),
	} {
		setCell(row, i, words)
	}
}

// endedText is how an attempt ended: what its last call means, in a few words.
func endedText(s history.Summary, language string) string {
	switch {
	case s.Finding != "":
		return findingTitle(s.Finding, language)
	case s.Outcome == history.Right:
		return text("verdict.right")
	case s.Outcome == history.Wrong:
		return text("verdict.wrong")
	default:
		return text("history.noVerdict")
	}
}

// besideText is what was noted of an attempt, and who made it. What a person wrote comes first: a narrow window cuts the
// end off.
func besideText(s history.Summary) string {
	var parts []string
	for _, tag := range s.Tags {
		parts = append(parts, "#"+tag)
	}
	if s.Note != "" {
		parts = append(parts, fmt.Sprintf("“%s”", strings.Join(strings.Fields(s.Note), " ")))
	}
	parts = append(parts, keptProfileName(s.Profile, spoken.Load()), text("platform."+string(s.Platform)))
	return strings.Join(parts, "  ")
}

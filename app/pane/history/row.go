package history

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/explain"
	"navercaptcha/app/export"
	"navercaptcha/app/history"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
)

// The widths of the columns of the history: when, kind, how it ended; tags, note, profile and platform take the rest.
var attemptColumns = []float32{120, 42, 130}

func newAttemptRow() fyne.CanvasObject {
	return container.New(&widgets.Cells{Widths: attemptColumns},
		widgets.NewCell(fyne.TextTruncateClip), widgets.NewCell(fyne.TextTruncateClip),
		widgets.NewCell(fyne.TextTruncateEllipsis), widgets.NewCell(fyne.TextTruncateEllipsis))
}

func fillAttemptRow(row fyne.CanvasObject, s history.Summary, in *words.Catalogue) {
	for i, words := range []string{
		s.Started.Local().Format("2006-01-02 15:04:05"),
		in.Text("kind." + string(s.Kind)),
		endedText(s, in),
		besideText(in, s),
	} {
		widgets.SetCell(row, i, words)
	}
}

// endedText is how an attempt ended: what its last call means, in a few words.
func endedText(s history.Summary, in *words.Catalogue) string {
	switch {
	case s.Finding != "":
		return explain.Title(s.Finding, in)
	case s.Outcome == history.Right:
		return in.Text("verdict.right")
	case s.Outcome == history.Wrong:
		return in.Text("verdict.wrong")
	default:
		return in.Text("history.noVerdict")
	}
}

// besideText is what was noted of an attempt, and who made it. What a person wrote comes first: a narrow window cuts the
// end off.
func besideText(in *words.Catalogue, s history.Summary) string {
	var parts []string
	for _, tag := range s.Tags {
		parts = append(parts, "#"+tag)
	}
	if s.Note != "" {
		parts = append(parts, fmt.Sprintf("“%s”", strings.Join(strings.Fields(s.Note), " ")))
	}
	parts = append(parts, export.ProfileName(in, s.Profile), in.Text("platform."+string(s.Platform)))
	return strings.Join(parts, "  ")
}

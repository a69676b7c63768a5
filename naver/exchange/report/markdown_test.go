package report_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
)

// page renders as sites of tickets do, but with raw HTML let through.
func page(t *testing.T, markdown string) string {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := md.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMarkdownIsNotInjected(t *testing.T) {
	made := attempt.Attempt{Note: hostile + "\n```\n# out", Tags: []string{"ticket-1", hostile}, Calls: []attempt.Call{
		hostileCall(), {Call: "issue|x", Kind: "image`", Err: errors.New(hostile), Finding: &attempt.Finding{Rule: "a|b"}},
	}}
	text, err := report.Markdown(redactor(), report.Options{Language: "en", Program: hostile}, made)
	if err != nil {
		t.Fatal(err)
	}
	rendered := page(t, text)
	for _, bad := range []string{"<script", "<img", "<h1>Heading", "<h1>out", "<h1>b", "javascript:", "<strong>bold", "<ol", "©", clientSecret, "\x00", "\u202e"} {
		if strings.Contains(rendered, bad) {
			t.Errorf("%q is in\n%s", bad, rendered)
		}
	}
	links := regexp.MustCompile(`<a href="([^"]*)"`).FindAllStringSubmatch(rendered, -1)
	for _, l := range links {
		if l[1] != "https://evil.example/%3Ea%20#%20b" && !strings.HasPrefix(l[1], "http://evil.example") {
			t.Errorf("link to %q", l[1])
		}
	}
	if got := strings.Count(rendered, "<h1"); got != 1 {
		t.Errorf("%d titles", got)
	}
	if got := strings.Count(rendered, "<tr>"); got != 3 || strings.Count(rendered, "<td>") != 12 {
		t.Errorf("the table is torn: %d lines in\n%s", got, rendered)
	}
	for _, want := range []string{"«client-secret-1»", "403", "ct001", "wait 1.5", "a|b", "ticket-1", "Verdict"} {
		if !strings.Contains(rendered, want) {
			t.Errorf("%q is missing in\n%s", want, rendered)
		}
	}
}

func TestMarkdownInKorean(t *testing.T) {
	path := filepath.Join(t.TempDir(), "attempt.md")
	simulated := hostileCall()
	simulated.Caller.Simulated = true
	r := redaction.New(redaction.Secret{Kind: redaction.ClientID, Value: "simulator"})
	if err := report.ExportMarkdown(t.Context(), path, r, report.Options{Language: "ko"}, attempt.Attempt{Calls: []attempt.Call{simulated}}); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# NAVER CAPTCHA: 시도 보고서", "시뮬레이터로 보냈습니다", "- 캡차 키: ", "클라이언트 아이디: 공개된 값"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

package main

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// explainSchema is the JSON Schema of explanations.
//
//go:embed explain.schema.json
var explainSchema []byte

// explanations is what --json writes: version 2. Version 1 was a list of calls.
type explanations struct {
	Version int         `json:"version"`
	Calls   []explained `json:"calls"`
	LeftOut int         `json:"leftOut"` // calls to servers that have nothing to do with NAVER
}

// explained is one call of it.
type explained struct {
	Form     attempt.Form   `json:"form,omitempty"`
	Place    place          `json:"place"`
	Method   string         `json:"method,omitempty"`
	URL      string         `json:"url,omitempty"` // without its query, where credentials may be
	Time     string         `json:"time,omitempty"`
	Platform naver.Platform `json:"platform"`
	Kind     naver.Kind     `json:"kind"`
	Call     naver.Call     `json:"call"`
	Status   int            `json:"status"`
	Known    attempt.Known  `json:"known"`
	Facts    []fact         `json:"facts,omitempty"`
	Finding  findingResult  `json:"finding"`
	// Candidates are what it can be where the evidence holds no more than a status, the likeliest first.
	Candidates []candidate `json:"candidates,omitempty"`
}

type place struct {
	File  string `json:"file,omitempty"`
	Entry int    `json:"entry,omitempty"`
	Line  int    `json:"line,omitempty"`
}

type candidate struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// fact is something that was seen and helps to find a call or who answered it.
type fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// factHeaders are the headers of an answer by which NAVER finds a call, and which tell who stood on the way.
var factHeaders = []string{
	"X-Ncp-Trace-Id", "Apigw-Uuid", "Apigw-Error", "Apigw-Status", "Server", "Via", "X-Squid-Error", "Proxy-Authenticate", "Cf-Ray",
}

const maxFact = 200 // letters of a fact

func (p *program) factsOf(r *evidence.Result, c *attempt.Call) (facts []fact) {
	mask := r.Mask()
	add := func(name, value string) {
		if value = exchange.VisibleLine(mask.Text(value)); value != "" {
			if letters := []rune(value); len(letters) > maxFact {
				value = string(letters[:maxFact]) + "…"
			}
			facts = append(facts, fact{name, value})
		}
	}
	for _, name := range factHeaders {
		add(strings.ToLower(name), strings.Join(c.Exchange.ResponseHeader.Values(name), ", "))
	}
	if t := c.Exchange.TLS; t != nil {
		add("certificate issuer", t.Issuer)
	}
	add("proxy", c.Exchange.Proxy)
	add("program", c.Caller.Program)
	return facts
}

// writeCall writes a call for a person: where it stands, what it was, what it means.
func (p *program) writeCall(w io.Writer, x explained) {
	if at := p.placeText(x.Place); at != "" {
		fmt.Fprintln(w, exchange.VisibleLine(at))
	}
	if x.URL != "" {
		status := text.Text{Ko: "응답 기록 없음", En: "no answer recorded"}.In(p.lang)
		if x.Status != 0 {
			status = fmt.Sprintf("HTTP %d", x.Status)
		} else if x.Known.Error == attempt.Seen {
			status = text.Text{Ko: "응답 없음", En: "no answer"}.In(p.lang)
		} else if diagnosis.IsFault(x.Finding.Rule) {
			status = text.Text{Ko: "소스 코드", En: "source code"}.In(p.lang)
		}
		fmt.Fprintf(w, "%s: %s\n", exchange.VisibleLine(strings.TrimSpace(x.Method+" "+x.URL)), status)
	}
	writeFinding(w, x.Finding)
	if len(x.Candidates) > 0 {
		titles := make([]string, len(x.Candidates))
		for i, c := range x.Candidates {
			titles[i] = c.Title + " [" + c.ID + "]"
		}
		fmt.Fprintf(w, "%s %s\n", text.Text{Ko: "가능성이 높은 순서:", En: "What it can be, likeliest first:"}.In(p.lang), strings.Join(titles, ", "))
	}
	for _, f := range x.Facts {
		fmt.Fprintf(w, "  %s: %s\n", f.Name, f.Value)
	}
}

func (p *program) placeText(at place) string {
	parts := []string{}
	if at.File != "" {
		parts = append(parts, at.File)
	}
	switch {
	case at.Entry > 0:
		parts = append(parts, fmt.Sprintf(text.Text{Ko: "%d번째 항목", En: "entry %d"}.In(p.lang), at.Entry))
	case at.Line > 0:
		parts = append(parts, fmt.Sprintf(text.Text{Ko: "%d번째 줄", En: "line %d"}.In(p.lang), at.Line))
	}
	return strings.Join(parts, ", ")
}

package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// explanation is the command line of explain: what the file itself does not say.
type explanation struct {
	platform, kind, call string
	status               int
}

func (p *program) explain() *cobra.Command {
	var e explanation
	cmd := &cobra.Command{
		Use:   "explain [flags] FILE",
		Short: "Say what a saved answer means, and what to do",
		Long: "Say what a saved answer means: a body, an answer with its head as curl -i writes it, or a HAR, of which every call " +
			"to\nNAVER's paths is explained. - reads standard input. Nothing is called.\n\n" +
			"The flags tell of an answer what it does not say itself. A HAR says all but one thing: --platform is that of its\n" +
			"calls to hosts other than NAVER's own, such as a simulator.",
		Example: `  navercaptcha explain answer.json
  curl -si "$URL" | navercaptcha explain -
  navercaptcha explain --platform gov calls.har
  navercaptcha explain --platform cloud --kind audio --call verify --status 403 body.txt`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := e.check(); err != nil {
				return err
			}
			cases, err := p.saved(cmd.Context(), args[0], e)
			if len(cases) == 0 {
				return err
			}
			return errors.Join(p.explainAll(cases), err)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&e.platform, "platform", "p", "", "who answered: `developers|cloud|gov|fin` (default: by the answer)")
	f.StringVarP(&e.kind, "kind", "k", "", "`image|audio` (default: by the answer, else image)")
	f.StringVar(&e.call, "call", "", "`issue|fetch|verify` (default: by the answer)")
	f.IntVar(&e.status, "status", 0, "HTTP status of a body that is saved without its head (`NUMBER`)")
	choices(cmd, "platform", platformNames()...)
	choices(cmd, "kind", "image", "audio")
	choices(cmd, "call", "issue", "fetch", "verify")
	return cmd
}

func (e explanation) check() error {
	if e.platform != "" {
		if _, err := naver.ParsePlatform(e.platform); err != nil {
			return badWord(because(err, "--platform %q: developers, cloud, gov, fin 중 하나를 쓰십시오",
				"--platform %q: use developers, cloud, gov or fin", e.platform))
		}
	}
	switch naver.Kind(e.kind) {
	case "", naver.Image, naver.Audio:
	default:
		return badWord(say("--kind %q: image나 audio를 쓰십시오", "--kind %q: use image or audio", e.kind))
	}
	switch naver.Call(e.call) {
	case "", naver.Issue, naver.Fetch, naver.Verify:
	default:
		return badWord(say("--call %q: issue, fetch, verify 중 하나를 쓰십시오", "--call %q: use issue, fetch or verify", e.call))
	}
	if e.status != 0 && (e.status < 100 || e.status > 999) {
		return badWord(say("--status %d: HTTP 상태 코드는 세 자리입니다", "--status %d: an HTTP status has three digits", e.status))
	}
	return nil
}

// saved reads the calls in a file, or in standard input, which may take as long as a person takes. Of a HAR that breaks
// off it returns the calls before with the error.
func (p *program) saved(ctx context.Context, path string, e explanation) (cases []diagnosis.Case, err error) {
	read := make(chan struct{})
	go func() { // a read from a terminal cannot be cancelled; the program's end takes it along
		defer close(read)
		in := p.term.in
		if path != "-" {
			f, opened := os.Open(path)
			if opened != nil {
				err = unreadable(path, opened)
				return
			}
			defer f.Close()
			in = f
		}
		cases, err = e.read(&evidence{in: in, path: path})
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-read:
	}
	return cases, err
}

// explained is what --json writes for one call.
type explained struct {
	Method   string         `json:"method,omitempty"`
	URL      string         `json:"url,omitempty"` // without its query, where credentials may be
	Platform naver.Platform `json:"platform"`
	Kind     naver.Kind     `json:"kind"`
	Call     naver.Call     `json:"call"`
	Status   int            `json:"status"`
	Finding  findingResult  `json:"finding"`
}

func (p *program) explainAll(cases []diagnosis.Case) error {
	all := make([]explained, 0, len(cases))
	for _, c := range cases {
		all = append(all, explained{
			Method: c.Exchange.Method, URL: plainURL(c.Exchange.URL, c.Exchange.Method), Platform: c.Platform, Kind: c.Kind,
			Call: c.Call, Status: c.Exchange.Status, Finding: p.finding(diagnosis.Explain(c)),
		})
	}
	if p.json {
		return writeJSON(p.term.out, all)
	}
	for i, x := range all {
		if i > 0 {
			fmt.Fprintln(p.term.out)
		}
		if x.URL != "" {
			fmt.Fprintf(p.term.out, "%s %s: HTTP %d\n", exchange.VisibleLine(x.Method), exchange.VisibleLine(x.URL), x.Status)
		}
		writeFinding(p.term.out, x.Finding)
	}
	return nil
}

// plainURL is a URL without user and query, where credentials may be; nothing for a URL that was only guessed.
func plainURL(raw, method string) string {
	u, err := url.Parse(raw)
	if err != nil || method == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host + u.Path
}

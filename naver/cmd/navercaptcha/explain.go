package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/text"
)

// explanation is the command line of explain: what the evidence itself does not say.
type explanation struct {
	platform, kind, call string
	status               int
	schema               bool
}

func (p *program) explain() *cobra.Command {
	var e explanation
	cmd := &cobra.Command{
		Use:   "explain [flags] FILE...",
		Short: "Say what a customer's evidence means, and what to do",
		Long: "Say what evidence of a failed call means, whatever its form: a saved answer, a HAR, the output of curl -i or -v, a curl\n" +
			"command, a log, a stack trace, a mail, what Postman, Charles, Fiddler, Burp or a browser's console saved, a picture or a\n" +
			"sound; also zipped. Each call to NAVER in it is explained, with its place and what is not known. - reads standard input.\n" +
			"Nothing is called and nothing is run. Exit code 1 where nothing can be explained: the finding says what to ask for.\n\n" +
			"The flags tell of an answer what it does not say itself. A HAR says all but one thing: --platform is that of its\n" +
			"calls to hosts other than NAVER's own, such as a simulator.",
		Example: `  navercaptcha explain answer.json
  curl -si "$URL" | navercaptcha explain -
  navercaptcha explain --lang ko mail.eml app.log calls.har
  navercaptcha explain --platform cloud --kind audio --call verify --status 403 body.txt
  navercaptcha explain --schema > explain.schema.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && !e.schema {
				return badWord(say("explain에는 FILE이 필요합니다", "explain needs FILE..."))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if e.schema {
				_, err := p.term.out.Write(explainSchema)
				return err
			}
			if err := e.check(); err != nil {
				return err
			}
			return p.explainFiles(cmd.Context(), args, e)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&e.platform, "platform", "p", "", "who answered: `developers|cloud|gov|fin` (default: by the answer)")
	f.StringVarP(&e.kind, "kind", "k", "", "`image|audio` (default: by the answer, else image)")
	f.StringVar(&e.call, "call", "", "`issue|fetch|verify` (default: by the answer)")
	f.IntVar(&e.status, "status", 0, "HTTP status of a body that is saved without its head (`NUMBER`)")
	f.BoolVar(&e.schema, "schema", false, "print the JSON Schema of what --json writes")
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

func (e explanation) told() evidence.Told {
	return evidence.Told{
		Case:   diagnosis.Told{Platform: naver.Platform(e.platform), Kind: naver.Kind(e.kind), Call: naver.Call(e.call)},
		Status: e.status,
	}
}

// checkHAR refuses the flags that a HAR leaves nothing to say for: each call in it has its URL and its status.
func (e explanation) checkHAR(r *evidence.Result) error {
	if !r.IsHAR() {
		return nil
	}
	for _, one := range []struct {
		flag  string
		given bool
	}{{"--kind", e.kind != ""}, {"--call", e.call != ""}, {"--status", e.status != 0}} {
		if one.given {
			return badWord(say("%s은(는) 응답 하나만 저장한 파일에 씁니다. 이 파일은 HAR이며 호출마다 그 값이 있으므로 빼십시오",
				"%s is for an answer that was saved alone: this is a HAR, which tells it of each call: leave it out", one.flag))
		}
	}
	return nil
}

// explainFiles explains each file. One that cannot be read keeps the others from nothing.
func (p *program) explainFiles(ctx context.Context, paths []string, e explanation) error {
	var all []explained
	var failed error
	leftOut, read := 0, false
	for _, path := range paths {
		result, err := p.evidence(ctx, path, e.told())
		if err == nil {
			err = e.checkHAR(result)
		}
		if err != nil {
			if ctx.Err() != nil {
				return err
			}
			failed = errors.Join(failed, err)
			continue
		}
		for i := range result.Calls {
			all = append(all, p.explained(result, &result.Calls[i], len(paths) > 1 || p.json))
		}
		leftOut += result.LeftOut
		read = read || result.Explained()
	}
	if len(all) == 0 {
		return failed
	}
	if err := p.writeExplained(all, leftOut); err != nil {
		return err
	}
	if failed == nil && !read {
		return silently(exitUsage)
	}
	return failed
}

// evidence reads a file, or standard input, which may take as long as a person takes.
func (p *program) evidence(ctx context.Context, path string, told evidence.Told) (result *evidence.Result, err error) {
	read := make(chan struct{})
	go func() { // a read from a terminal cannot be cancelled; the program's end takes it along
		defer close(read)
		in, name := p.term.in, ""
		if path != "-" {
			f, opened := os.Open(path)
			if opened != nil {
				err = unreadable(path, opened)
				return
			}
			defer f.Close()
			in, name = f, filepath.Base(path)
		}
		first := make([]byte, 1)
		if n, failed := io.ReadFull(in, first); n == 0 {
			err = nothingIn(path, failed)
			return
		}
		result, err = evidence.ReadFrom(name, io.MultiReader(&oneByte{first}, in), told)
		if err != nil {
			err = unread(path, err)
		}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-read:
	}
	return result, err
}

// oneByte gives back what was read to see whether there is anything.
type oneByte struct{ left []byte }

func (o *oneByte) Read(b []byte) (int, error) {
	if len(o.left) == 0 {
		return 0, io.EOF
	}
	n := copy(b, o.left)
	o.left = o.left[n:]
	return n, nil
}

func nothingIn(path string, err error) error {
	if err != nil && !errors.Is(err, io.EOF) {
		return unreadable(path, err)
	}
	return say("%s: 비어 있어 설명할 것이 없습니다. 응답이나 로그를 저장한 파일을 쓰십시오",
		"%s is empty: there is nothing to explain", path)
}

// unreadable is the error of a file that cannot be opened or read.
func unreadable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return because(err, "%s: 그런 파일이 없습니다. 경로를 확인하십시오", "%s cannot be read: there is no such file", path)
	case errors.Is(err, fs.ErrPermission):
		return because(err, "%s: 읽을 권한이 없습니다. 권한을 확인하십시오", "%s cannot be read: permission denied", path)
	}
	var system *fs.PathError
	if errors.As(err, &system) {
		err = system.Err // the path is said already
	}
	return because(err, "%s: 파일을 읽을 수 없습니다(%v)", "%s cannot be read: %v", path, err)
}

// refusals are the reasons why evidence is not read, behind the name of the file.
var refusals = []struct {
	is     error
	reason text.Text
}{
	{evidence.ErrTooLarge, text.Text{
		Ko: "64 MiB보다 깁니다. 문제가 된 호출이 있는 부분만 저장하십시오",
		En: "is longer than 64 MiB: save the part with the call that failed",
	}},
	{evidence.ErrBomb, text.Text{
		Ko: "압축을 풀면 64 MiB를 넘습니다. 필요한 파일만 압축하십시오",
		En: "unpacks to more than 64 MiB: pack only the files that are needed",
	}},
	{evidence.ErrTooMany, text.Text{
		Ko: "10,000개가 넘는 파일이 들어 있습니다. 필요한 파일만 압축하십시오",
		En: "holds more than 10,000 files: pack only those that are needed",
	}},
	{evidence.ErrTooDeep, text.Text{
		Ko: "너무 여러 겹으로 감싸여 있습니다. 안쪽의 파일을 꺼내어 쓰십시오",
		En: "is packed or nested too deeply: take the inner file out",
	}},
	{evidence.ErrTooManyIn, text.Text{
		Ko: "네이버 호출이 20,000건보다 많습니다. 일부만 설명하십시오",
		En: "holds more than 20000 calls to NAVER: explain a part of it",
	}},
}

// unread says why evidence was not read.
func unread(path string, err error) error {
	for _, r := range refusals {
		if errors.Is(err, r.is) {
			return because(err, "%s: "+r.reason.Ko, "%s "+r.reason.En, path)
		}
	}
	return unreadable(path, err)
}

// plainURL is a URL without user and query, where credentials may be; nothing for a URL that was only guessed.
func plainURL(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" && u.Path == "" {
		return ""
	}
	if u.Host == "" {
		return u.Path
	}
	return u.Scheme + "://" + u.Host + u.Path
}

func (p *program) explained(r *evidence.Result, c *attempt.Call, named bool) explained {
	mask := r.Mask()
	x := explained{
		Form: c.Form, Place: place{File: mask.Text(c.Place.File), Entry: c.Place.Entry, Line: c.Place.Line},
		Platform: c.Platform, Kind: c.Kind, Call: c.Call, Known: c.Known.Spelled(), Finding: p.finding(*c.Finding),
	}
	if !named {
		x.Place.File = ""
	}
	if ex := c.Exchange; ex != nil {
		x.Method, x.Status = ex.Method, ex.Status
		if c.Known.URL.Is(attempt.Seen) {
			x.URL = mask.Text(plainURL(ex.URL))
		}
		if !ex.Start.IsZero() {
			x.Time = ex.Start.Format("2006-01-02T15:04:05.000Z07:00")
		}
		x.Facts = p.factsOf(r, c)
	}
	for _, id := range c.Finding.Candidates {
		x.Candidates = append(x.Candidates, candidate{id, diagnosis.Title(id).In(p.lang)})
	}
	return x
}

func (p *program) writeExplained(all []explained, leftOut int) error {
	if p.json {
		return writeJSON(p.term.out, explanations{Version: 2, Calls: all, LeftOut: leftOut})
	}
	for i, x := range all {
		if i > 0 {
			fmt.Fprintln(p.term.out)
		}
		p.writeCall(p.term.out, x)
	}
	if leftOut > 0 {
		fmt.Fprintf(p.term.out, "\n%s\n", text.Text{
			Ko: fmt.Sprintf("네이버와 관계없는 호출 %d건은 설명하지 않았습니다.", leftOut),
			En: fmt.Sprintf("Calls to other servers, which are left out: %d.", leftOut),
		}.In(p.lang))
	}
	return nil
}

package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/simulator"
	"navercaptcha/naver/text"
)

// defaultSimulator is where a simulator listens unless told otherwise.
const defaultSimulator = "127.0.0.1:8080"

// simulation is the command line of simulate.
type simulation struct {
	addr         string
	mediaAuth    string
	notPermitted []string
	admin, quiet bool
	options      simulator.Options
}

func (p *program) simulate() *cobra.Command {
	var s simulation
	var listFaults bool
	cmd := &cobra.Command{
		Use:   "simulate [flags]",
		Short: "Be NAVER on this computer, for any program to call",
		Long: "Be NAVER on this computer, until interrupted: every platform's paths under one base URL. It takes the client ID " +
			"and secret\n\"simulator\" and has no quota unless --quota gives it one. It needs no account and no network.",
		Example: `  navercaptcha simulate
  navercaptcha simulate --addr 127.0.0.1:0 --seed 1 --quota 1000
  navercaptcha simulate --admin                # an end-to-end test of your product learns the right answers
  navercaptcha issue --base-url http://127.0.0.1:8080`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if listFaults {
				return p.faults()
			}
			if err := s.check(); err != nil {
				return err
			}
			return p.serve(cmd.Context(), &s)
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.addr, "addr", defaultSimulator, "listen on this `HOST:PORT`; port 0 takes any free one")
	f.Uint64Var(&s.options.Seed, "seed", 0, "same seed and same calls give the same bytes (`NUMBER`; 0 is random)")
	f.IntVar(&s.options.Quota, "quota", 0, "issue and verify calls a day for each kind and platform (`NUMBER`; 0 is no limit)")
	f.DurationVar(&s.options.KeyLife, "key-life", simulator.DefaultKeyLife, "how long a key lives; NAVER does not document it")
	f.StringVar(&s.mediaAuth, "media-auth", string(naver.KeyOnly), "what Cloud's media calls require: `id|headers|key|id-secret`")
	f.BoolVar(&s.options.KeepKeyAfterVerify, "keep-key", false, "a verify does not use the key up")
	f.BoolVar(&s.options.SamePicture, "same-picture", false, "a second fetch gives the same picture or sound")
	f.BoolVar(&s.options.CaseSensitive, "case-sensitive", false, "a lower-case answer is wrong")
	f.StringSliceVar(&s.notPermitted, "not-permitted", nil, "refuse these APIs as not enabled: `image,audio`")
	f.DurationVar(&s.options.Latency, "latency", 0, "wait this long before each answer")
	f.BoolVar(&s.admin, "admin", false, "turn on /__simulator/ for those who send the token that is printed then")
	f.BoolVar(&s.options.AnyAddress, "allow-others", false, "allow an --addr that other computers can reach")
	f.StringSliceVar(&s.options.Hosts, "host", nil, "further `NAMES` under which it is called, as between containers")
	f.BoolVarP(&s.quiet, "quiet", "q", false, "log no calls")
	f.BoolVar(&listFaults, "faults", false, "list the client IDs that make it go wrong, and end")
	choices(cmd, "media-auth", mediaAuthNames()...)
	choices(cmd, "not-permitted", "image", "audio")
	return cmd
}

// check reads the flags that are words.
func (s *simulation) check() error {
	o := &s.options
	for _, name := range s.notPermitted {
		switch kind := naver.Kind(name); kind {
		case naver.Image, naver.Audio:
			o.NotPermitted = append(o.NotPermitted, kind)
		default:
			return badFlag("--not-permitted %q: use image, audio or both with a comma", name)
		}
	}
	for _, a := range naver.MediaAuths() {
		if string(a) == s.mediaAuth {
			o.MediaAuth = a
		}
	}
	if _, port, err := net.SplitHostPort(s.addr); err != nil {
		return badFlag("--addr %q: use HOST:PORT, such as %s", s.addr, defaultSimulator)
	} else if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return badFlag("--addr %q: a port is a number up to 65535; 0 takes any free one", s.addr)
	}
	switch {
	case o.MediaAuth == "":
		return badFlag("--media-auth %q: %w", s.mediaAuth, naver.ErrUnknownMediaAuth)
	case o.Quota < 0:
		return badFlag("--quota %d: use a number of calls, or 0 for no limit", o.Quota)
	case o.Latency < 0:
		return badFlag("--latency %v: use a time such as 200ms, or 0", o.Latency)
	case o.KeyLife <= 0:
		return badFlag("--key-life %v: use a time above zero, such as 10m", o.KeyLife)
	}
	return nil
}

// serve runs the simulator until the context ends.
func (p *program) serve(ctx context.Context, s *simulation) error {
	began := time.Now()
	signal.Ignore(syscall.SIGPIPE) // whoever stops reading the log does not stop the server
	if s.admin {
		s.options.AdminToken = rand.Text()
	}
	log := &callLog{to: p.term.err, json: p.json}
	if !s.quiet {
		s.options.OnCall = log.call
	}
	server, err := simulator.Start(simulator.New(s.options), s.addr)
	switch {
	case errors.Is(err, simulator.ErrNotLoopback):
		return badFlag("--addr: %w; --allow-others allows it", err)
	case err != nil:
		return withCode(exitNetwork, err)
	}
	log.hold(func(to io.Writer) { err = p.greet(to, newGreeting(server.URL(), s.options.AdminToken)) })
	if err != nil { // nobody would know where it is
		_ = server.Close()
		return err
	}
	<-ctx.Done()
	err = server.Close()
	if !p.json {
		log.hold(func(to io.Writer) { fmt.Fprintf(to, "stopped after %v\n", time.Since(began).Round(time.Second)) })
	}
	if err != nil {
		return withCode(exitNetwork, err)
	}
	return &stoppedError{}
}

// stoppedError is the end of a server: SIGTERM is how it is stopped, Ctrl+C how it is interrupted.
type stoppedError struct{}

func (*stoppedError) Error() string { return "" }

// greeting is where the simulator is and how to call it: each curl is as the shells of this system take it.
type greeting struct {
	URL       string `json:"url"`
	Curl      string `json:"curl"`
	Token     string `json:"token,omitempty"`
	AdminCurl string `json:"adminCurl,omitempty"`
}

func newGreeting(base, token string) greeting {
	id, pair := naver.Developers, simulator.DefaultCredentials
	g := greeting{URL: base, Token: token}
	g.Curl = curl.Line(runtime.GOOS, base+id.Path(naver.Image, naver.Issue), id.IDHeader()+": "+pair.ID, id.SecretHeader()+": "+pair.Secret)
	if token != "" {
		g.AdminCurl = curl.Line(runtime.GOOS, base+"/__simulator/calls", "Authorization: Bearer "+token)
	}
	return g
}

// greet says where the simulator is: the address, or all of it as JSON, on standard output, and the rest above the log.
func (p *program) greet(to io.Writer, g greeting) error {
	if p.json {
		return writeJSON(p.term.out, g)
	}
	fmt.Fprintln(p.term.out, g.URL)
	fmt.Fprintf(to, "This is a simulator of NAVER, on every platform's paths. Ctrl+C stops it. Try:\n  %s\n", g.Curl)
	if g.Token != "" {
		fmt.Fprintf(to, "The admin surface takes this token, and with it in %s run learns right answers:\n  %s\n",
			tokenVariable, g.AdminCurl)
	}
	return nil
}

// faults lists what makes the simulator go wrong.
func (p *program) faults() error {
	type entry struct {
		ID        simulator.Fault  `json:"id"`
		Does      string           `json:"does"`
		Platforms []naver.Platform `json:"platforms"`
		Kinds     []naver.Kind     `json:"kinds"`
		Calls     []naver.Call     `json:"calls"`
	}
	var all []entry
	for _, f := range simulator.Faults() {
		all = append(all, entry{f.ID, f.Does.In(p.lang), f.Platforms, f.Kinds, f.Calls})
	}
	if p.json {
		return writeJSON(p.term.out, all)
	}
	for _, f := range all {
		fmt.Fprintf(p.term.out, "%-22s %s%s\n", f.ID, f.Does, p.onlyOn(f.Platforms))
	}
	return nil
}

// onlyOn names the platforms that know a fault, if not all do.
func (p *program) onlyOn(known []naver.Platform) string {
	if len(known) == len(naver.Platforms()) {
		return ""
	}
	names := make([]string, len(known))
	for i, platform := range known {
		names[i] = string(platform)
	}
	list := strings.Join(names, ", ")
	return text.Text{Ko: " (" + list + "에만 있습니다)", En: " (on " + list + " only)"}.In(p.lang)
}

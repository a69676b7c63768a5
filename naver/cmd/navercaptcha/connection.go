package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"navercaptcha/app/profile"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/simulator"
	"navercaptcha/naver/text"
)

// connection is the part of a command line that says where to call and as whom.
type connection struct {
	platform, baseURL, profile, mediaAuth string
	simulate, credentialsStdin            bool
	timeout                               time.Duration

	cleaned []profile.Cleaned // what was taken out of the credentials that were found
}

// flags adds the connection's flags to a command.
func (c *connection) flags(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&c.platform, "platform", "p", "", "`developers|cloud|gov|fin` (default developers)")
	choices(cmd, "platform", platformNames()...)
	c.flagsWithoutPlatform(cmd)
}

// flagsWithoutPlatform adds them for a command that has a --platform of its own.
func (c *connection) flagsWithoutPlatform(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&c.baseURL, "base-url", "", "call this `URL` instead of the platform's own host")
	f.BoolVar(&c.simulate, "simulate", false, "call a simulator inside this program; nothing leaves the computer")
	f.StringVar(&c.profile, "profile", "", "take platform and credentials from this profile of the window (`NAME`)")
	f.BoolVar(&c.credentialsStdin, "credentials-stdin", false, "read client ID and secret, a line each, from standard input")
	f.StringVar(&c.mediaAuth, "media-auth", "", "credentials on Cloud's media calls: `id|headers|key|id-secret` (default id)")
	f.DurationVar(&c.timeout, "timeout", naver.DefaultWhole, "longest time for one call")
	cmd.MarkFlagsMutuallyExclusive("simulate", "base-url")
	cmd.MarkFlagsMutuallyExclusive("simulate", "profile", "credentials-stdin")
	cmd.MarkFlagsMutuallyExclusive("profile", "base-url")
	choices(cmd, "media-auth", mediaAuthNames()...)
}

func platformNames() []string {
	var names []string
	for _, p := range naver.Platforms() {
		names = append(names, string(p))
	}
	return names
}

func mediaAuthNames() []string {
	var names []string
	for _, a := range naver.MediaAuths() {
		names = append(names, string(a))
	}
	return names
}

// target is where a command calls, found and checked. Close it.
type target struct {
	options naver.Options
	// simulated tells that a simulator is called, with a client ID that everybody knows.
	simulated bool
	// cleaned is what was taken out of the credentials.
	cleaned []profile.Cleaned
	// inside is the simulator in this program, or nil.
	inside *simulator.Simulator
	server *simulator.Server
}

// open finds the target. Without a platform on the command line it is NAVER Developers.
func (c *connection) open(ctx context.Context, term *terminal) (*target, error) {
	o := naver.Options{
		Platform:  naver.Developers,
		BaseURL:   c.baseURL,
		MediaAuth: naver.MediaAuth(c.mediaAuth),
		Timeouts:  naver.Timeouts{Whole: c.timeout},
	}
	if c.platform != "" {
		platform, err := naver.ParsePlatform(c.platform)
		if err != nil {
			return nil, badFlag("--platform %q: %w", c.platform, err)
		}
		o.Platform = platform
	}
	if c.timeout <= 0 {
		return nil, badFlag("--timeout %v: use a time above zero, such as 10s", c.timeout)
	}
	if c.mediaAuth != "" && !slices.Contains(naver.MediaAuths(), o.MediaAuth) {
		return nil, badFlag("--media-auth %q: %w", c.mediaAuth, naver.ErrUnknownMediaAuth)
	}
	if c.baseURL != "" {
		if err := naver.CheckBaseURL(c.baseURL); err != nil {
			var option *naver.OptionError
			if errors.As(err, &option) {
				err = option.Err // the option's name is the flag's
			}
			return nil, badFlag("--base-url: %w", err)
		}
	}
	if c.simulate {
		return openInside(o)
	}
	pair, err := c.credentials(ctx, term, &o)
	if err != nil {
		return nil, err
	}
	o.Credentials = pair
	t := &target{options: o, cleaned: c.cleaned, simulated: naver.IsSimulatorID(pair.ID) && onLoopback(o.BaseURL)}
	for name, value := range map[string]string{"ID": pair.ID, "secret": pair.Secret} {
		if !t.simulated && len(value) < redaction.MinLength {
			fmt.Fprintf(term.err, shortCredential.In(term.lang)+"\n", name)
		}
	}
	return t, nil
}

// shortCredential is said of one that redaction does not look for by value.
var shortCredential = text.Text{
	Ko: "주의: Client %s 값이 8바이트보다 짧습니다. 출력과 보고서에서 헤더처럼 이름으로 알 수 있는 자리에서만 가려집니다.",
	En: "Careful: the client %s has under 8 bytes. In what is printed and reported it is taken out only where a name says what " +
		"it is, such as in its header.",
}

// openInside starts a simulator for this command alone.
func openInside(o naver.Options) (*target, error) {
	t := &target{simulated: true, inside: simulator.New(simulator.Options{})}
	server, err := simulator.Start(t.inside, "")
	if err != nil {
		return nil, withCode(exitNetwork, err)
	}
	o.BaseURL, o.Credentials = server.URL(), simulator.DefaultCredentials
	t.server, t.options = server, o
	return t, nil
}

// needsKey refuses --simulate for a command that is given a key: the simulator inside knows none.
func (c *connection) needsKey() error {
	if c.simulate {
		return badFlag("--simulate starts a simulator anew, which knows no key: start navercaptcha simulate, and use " +
			"--base-url http://" + defaultSimulator + " for issue and for this")
	}
	return nil
}

// check refuses what no call could be made with, such as a simulator's client ID towards NAVER. It calls nothing.
func (t *target) check() error {
	client, err := naver.NewClient(t.options)
	if err != nil {
		return &commandLineError{err}
	}
	client.Close()
	return nil
}

// client makes a client that records its calls with rec.
func (t *target) client(rec *exchange.Recorder) (*naver.Client, error) {
	o := t.options
	o.Wrap = rec.Wrap
	return naver.NewClient(o)
}

// close stops the simulator inside, if there is one.
func (t *target) close() {
	if t.server != nil {
		_ = t.server.Close()
	}
}

// onLoopback tells whether a base URL is on this computer, where a simulator may listen.
func onLoopback(base string) bool {
	u, err := url.Parse(base)
	return err == nil && naver.IsLoopback(u.Hostname())
}

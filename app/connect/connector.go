// Package connect turns the credentials on the screen into a client, and knows every secret of this run.
package connect

import (
	"context"
	"errors"
	"slices"
	"sync"

	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// The reasons why nothing can be called yet. Their words are in the catalogue.
var (
	ErrNoCredentials = errors.New("client ID and client secret are needed")
	ErrSimulator     = errors.New("the simulator did not start")
)

// Draft is what is typed of a profile: what is on the screen is what is called, saved or not.
type Draft struct {
	Profile profile.Profile
	Secret  string
	Version int // counts the changes; Connector.Set gives it
}

// Simulator is what is called under the simulator's profile.
type Simulator interface {
	// URL is the base URL of the running simulator, which is started first where it does not run.
	URL(context.Context) (string, error)
}

// Connector turns the credentials on the screen into a client. It is safe for concurrent use: the window sets them on its
// goroutine, the session asks for a connection on others.
type Connector struct {
	simulator Simulator
	recorder  *exchange.Recorder

	mu     sync.Mutex
	draft  Draft
	client *naver.Client // made for the draft on first use
	base   string        // the client's, which changes where the simulator is started anew
	used   []naver.Credentials

	redactor *redaction.Redactor // knows pairs; nil until it is wanted for them
}

// New makes a Connector without credentials, whose clients' calls are seen by a recorder.
func New(s Simulator, r *exchange.Recorder) *Connector { return &Connector{simulator: s, recorder: r} }

// Set replaces the credentials. Calls under way go on with the old ones.
func (c *Connector) Set(d Draft) {
	c.mu.Lock()
	defer c.mu.Unlock()
	d.Version = c.draft.Version
	if d == c.draft {
		return
	}
	d.Version++
	c.draft, c.redactor = d, nil
	c.drop()
}

// Current is the draft that is called now.
func (c *Connector) Current() Draft {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.draft
}

// Connect is session.Options.Connect.
func (c *Connector) Connect(ctx context.Context) (session.Connection, error) {
	d, who, err := c.Resolve(ctx)
	if err != nil {
		return session.Connection{Platform: d.Profile.Platform, Caller: who}, err
	}
	client, err := c.clientFor(d)
	return session.Connection{Client: client, Platform: d.Profile.Platform, Caller: who}, err
}

// Resolve finds where the credentials on the screen call, and starts the simulator where it is the one.
func (c *Connector) Resolve(ctx context.Context) (Draft, attempt.Caller, error) {
	d := c.Current()
	who := attempt.Caller{ProfileID: d.Profile.ID, Profile: d.Profile.Name, Host: d.Profile.Host()}
	if d.Profile.ID == profile.SimulatorID {
		base, err := c.simulator.URL(ctx)
		if err != nil {
			return d, who, errors.Join(ErrSimulator, err)
		}
		d.Profile.BaseURL = base
		who.Host, who.Simulated = d.Profile.Host(), true
	}
	if d.Profile.ClientID == "" || d.Secret == "" {
		return d, who, ErrNoCredentials
	}
	return d, who, nil
}

// Options are those of a client for a draft. Its credentials are secret from now on.
func (c *Connector) Options(d Draft) naver.Options {
	if d.Profile.ID != profile.SimulatorID { // its pair is public
		c.mu.Lock()
		c.remember(naver.Credentials{ID: d.Profile.ClientID, Secret: d.Secret})
		c.mu.Unlock()
	}
	return naver.Options{
		Platform:    d.Profile.Platform,
		BaseURL:     d.Profile.BaseURL,
		Credentials: naver.Credentials{ID: d.Profile.ClientID, Secret: d.Secret},
		MediaAuth:   d.Profile.MediaAuth,
	}
}

// clientFor makes the client of a draft, or gives the one already made, whose connections are warm.
func (c *Connector) clientFor(d Draft) (*naver.Client, error) {
	options := c.Options(d)
	options.Wrap = c.recorder.Wrap
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.client != nil && d.Version == c.draft.Version {
		if d.Profile.BaseURL == c.base {
			return c.client, nil
		}
		c.drop()
	}
	client, err := naver.NewClient(options)
	if err != nil {
		return nil, err
	}
	// The credentials may have changed since d was read; then this client serves this one call.
	if d.Version == c.draft.Version {
		c.client, c.base = client, d.Profile.BaseURL
	}
	return client, nil
}

// maxUsed bounds how many pairs of credentials are remembered as secret.
const maxUsed = 1000

// remember keeps a pair as secret for the rest of the run: calls made with it are still on the screen when it has been
// replaced.
func (c *Connector) remember(pair naver.Credentials) {
	if slices.Contains(c.used, pair) {
		return
	}
	if len(c.used) == maxUsed {
		c.used = c.used[1:]
	}
	c.used, c.redactor = append(c.used, pair), nil
}

// pairs are the credentials that must not appear in anything that leaves the program: the present ones and all that were
// used before. The caller holds the lock.
func (c *Connector) pairs() []naver.Credentials {
	list := slices.Clone(c.used)
	if c.draft.Profile.ID != profile.SimulatorID {
		list = append(list, naver.Credentials{ID: c.draft.Profile.ClientID, Secret: c.draft.Secret})
	}
	return list
}

// Close drops the client's idle connections.
func (c *Connector) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop()
}

func (c *Connector) drop() {
	if c.client != nil {
		c.client.Close()
		c.client = nil
	}
}

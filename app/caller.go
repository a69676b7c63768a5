package app

import (
	"context"
	"errors"
	"slices"
	"sync"

	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// The reasons why nothing can be called yet. Their words are in the translations.
var (
	errNoCredentials = errors.New("client ID and client secret are needed")
	errSimulator     = errors.New("the simulator did not start")
)

// draft is what the credential panel shows: what is on the screen is what is called.
type draft struct {
	profile profile.Profile
	secret  string
	version int // counts the changes; caller.set gives it
}

// caller turns the credentials on the screen into a client. The window sets them on its goroutine; the session asks for
// a connection on others.
type caller struct {
	simulator Simulator
	recorder  *exchange.Recorder

	mu     sync.Mutex
	draft  draft
	client *naver.Client // made for the draft on first use
	base   string        // the client's, which changes where the simulator is started anew
	used   []naver.Credentials
}

// set replaces the credentials. Calls under way go on with the old ones.
func (c *caller) set(d draft) {
	c.mu.Lock()
	defer c.mu.Unlock()
	d.version = c.draft.version
	if d == c.draft {
		return
	}
	d.version++
	c.draft = d
	c.drop()
}

func (c *caller) current() draft {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.draft
}

// connect is session.Options.Connect.
func (c *caller) connect(ctx context.Context) (session.Connection, error) {
	d, who, err := c.resolve(ctx)
	if err != nil {
		return session.Connection{Caller: who}, err
	}
	client, err := c.clientFor(d)
	return session.Connection{Client: client, Caller: who}, err
}

// resolve finds where the credentials on the screen call, and starts the simulator where it is the one.
func (c *caller) resolve(ctx context.Context) (draft, session.Caller, error) {
	d := c.current()
	who := session.Caller{ProfileID: d.profile.ID, Profile: d.profile.Name, Platform: d.profile.Platform, Host: d.profile.Host()}
	if d.profile.ID == profile.SimulatorID {
		base, err := c.simulator.URL(ctx)
		if err != nil {
			return d, who, errors.Join(errSimulator, err)
		}
		d.profile.BaseURL = base
		who.Host, who.Simulated = d.profile.Host(), true
	}
	if d.profile.ClientID == "" || d.secret == "" {
		return d, who, errNoCredentials
	}
	return d, who, nil
}

// options are those of a client for a draft. Its credentials are secret from now on.
func (c *caller) options(d draft) naver.Options {
	if d.profile.ID != profile.SimulatorID { // its pair is public
		c.mu.Lock()
		c.remember(naver.Credentials{ID: d.profile.ClientID, Secret: d.secret})
		c.mu.Unlock()
	}
	return naver.Options{
		Platform:    d.profile.Platform,
		BaseURL:     d.profile.BaseURL,
		Credentials: naver.Credentials{ID: d.profile.ClientID, Secret: d.secret},
		MediaAuth:   d.profile.MediaAuth,
	}
}

// clientFor makes the client of a draft, or gives the one already made, whose connections are warm.
func (c *caller) clientFor(d draft) (*naver.Client, error) {
	options := c.options(d)
	options.Wrap = c.recorder.Wrap
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.client != nil && d.version == c.draft.version {
		if d.profile.BaseURL == c.base {
			return c.client, nil
		}
		c.drop()
	}
	client, err := naver.NewClient(options)
	if err != nil {
		return nil, err
	}
	// The credentials may have changed since d was read; then this client serves this one call.
	if d.version == c.draft.version {
		c.client, c.base = client, d.profile.BaseURL
	}
	return client, nil
}

// maxUsed bounds how many pairs of credentials are remembered as secret.
const maxUsed = 1000

// remember keeps a pair as secret for the rest of the run: calls made with it are still on the screen when it has been
// replaced.
func (c *caller) remember(pair naver.Credentials) {
	if slices.Contains(c.used, pair) {
		return
	}
	if len(c.used) == maxUsed {
		c.used = c.used[1:]
	}
	c.used = append(c.used, pair)
}

// pairs are the credentials that must not appear in anything that leaves the program: the present ones and all that were
// used before.
func (c *caller) pairs() []naver.Credentials {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := slices.Clone(c.used)
	if c.draft.profile.ID != profile.SimulatorID {
		list = append(list, naver.Credentials{ID: c.draft.profile.ClientID, Secret: c.draft.secret})
	}
	return list
}

// close drops the client's idle connections.
func (c *caller) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop()
}

func (c *caller) drop() {
	if c.client != nil {
		c.client.Close()
		c.client = nil
	}
}

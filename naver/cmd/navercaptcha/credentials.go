package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"navercaptcha/app/profile"
	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// maxCredentialsInput is how much of standard input is read for two credentials, in bytes.
const maxCredentialsInput = 8 << 10

var errNoCredentials = errors.New("there are no credentials: set " + profile.ClientIDVariable + " and " +
	profile.ClientSecretVariable + ", or use --credentials-stdin, --profile NAME, or --simulate, which needs none")

// credentials finds the pair: standard input, a profile, the environment, and towards this computer the simulator's own.
// A profile decides the rest of the options as well.
func (c *connection) credentials(ctx context.Context, term *terminal, o *naver.Options) (naver.Credentials, error) {
	switch {
	case c.credentialsStdin:
		return c.readCredentials(ctx, term.in)
	case c.profile != "":
		return c.fromProfile(ctx, term, o)
	}
	p, secret, ok, err := profile.FromEnvironment(term.getenv, o.Platform, o.BaseURL)
	switch {
	case err != nil:
		return naver.Credentials{}, err
	case ok:
		c.cleaned = profile.EnvironmentCleaned(term.getenv)
		return naver.Credentials{ID: p.ClientID, Secret: secret}, nil
	case onLoopback(o.BaseURL):
		return simulator.DefaultCredentials, nil
	}
	return naver.Credentials{}, &commandLineError{errNoCredentials}
}

// readCredentials reads the ID from the first line and the secret from the second. No error shows what was read.
func (c *connection) readCredentials(ctx context.Context, in io.Reader) (naver.Credentials, error) {
	type lines struct {
		text [2]string
		n    int
	}
	read := make(chan lines, 1)
	go func() { // a read from a terminal cannot be cancelled; the program's end takes it along
		var got lines
		s := bufio.NewScanner(io.LimitReader(byteByByte{in}, maxCredentialsInput))
		for got.n < 2 && s.Scan() {
			got.text[got.n] = s.Text()
			got.n++
		}
		read <- got
	}()
	select {
	case <-ctx.Done():
		return naver.Credentials{}, ctx.Err()
	case got := <-read:
		id, cleaned := profile.CleanFrom(nil, "the client ID on standard input", got.text[0])
		secret, cleaned := profile.CleanFrom(cleaned, "the client secret on standard input", got.text[1])
		c.cleaned = cleaned
		if id == "" || secret == "" {
			return naver.Credentials{}, &commandLineError{errors.New(
				"--credentials-stdin: standard input must hold the client ID on the first line and the secret on the second")}
		}
		return naver.Credentials{ID: id, Secret: secret}, nil
	}
}

// byteByByte leaves what comes after a line to the next who reads: a person's answer may follow the credentials.
type byteByByte struct{ io.Reader }

func (b byteByByte) Read(p []byte) (int, error) { return b.Reader.Read(p[:min(len(p), 1)]) }

// fromProfile takes everything from a profile that the window stored.
func (c *connection) fromProfile(ctx context.Context, term *terminal, o *naver.Options) (naver.Credentials, error) {
	path, err := profilesPath()
	if err != nil {
		return naver.Credentials{}, err
	}
	profiles, err := profile.Read(path)
	if err != nil {
		return naver.Credentials{}, badFlag("--profile %q: %w", c.profile, unreadableProfiles(path, err))
	}
	p, err := findProfile(profiles, c.profile)
	if err != nil {
		return naver.Credentials{}, err
	}
	if c.platform != "" && p.Platform != o.Platform {
		return naver.Credentials{}, badFlag("--platform %s, but the profile %q is for %s: leave --platform out",
			c.platform, p.Name, p.Platform)
	}
	secret, err := secretOf(ctx, term, profile.NewVault(profile.SystemKeychain(), 0), p)
	if err != nil {
		return naver.Credentials{}, err
	}
	o.Platform, o.BaseURL = p.Platform, p.BaseURL
	if c.mediaAuth == "" {
		o.MediaAuth = p.MediaAuth
	}
	return naver.Credentials{ID: p.ClientID, Secret: secret}, nil
}

// findProfile finds a profile by its name or its id. Two of one name are told apart by the id alone.
func findProfile(profiles []profile.Profile, name string) (profile.Profile, error) {
	var found, all []string
	var match profile.Profile
	for _, p := range profiles {
		if p.ID == name {
			return p, nil
		}
		all = append(all, p.Name)
		if p.Name == name {
			match = p
			found = append(found, p.ID)
		}
	}
	switch len(found) {
	case 1:
		return match, nil
	case 0:
		if len(all) == 0 {
			return match, badFlag("--profile %q: %w", name, errNoProfiles)
		}
		return match, badFlag("--profile %q: there is no such profile; there are: %s", name, strings.Join(all, ", "))
	}
	return match, badFlag("--profile %q: several profiles have this name; use one of these ids instead: %s",
		name, strings.Join(found, ", "))
}

// profilesPath is where the window keeps its profiles.
func profilesPath() (string, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("there is no place for settings, so there are no profiles: %w", err)
	}
	return filepath.Join(config, "naver-captcha-tester", "profiles.json"), nil
}

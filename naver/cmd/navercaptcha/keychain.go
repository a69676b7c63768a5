package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"navercaptcha/app/profile"
)

var errNoProfiles = errors.New("the window has stored no profiles yet")

// instead is what a command can do that gets no secret from a keychain; the window has other ways.
const instead = "; or set " + profile.ClientIDVariable + " and " + profile.ClientSecretVariable + ", or use --credentials-stdin"

// keychainWords are what to do where the keychain gives no secret.
var keychainWords = []struct {
	problem error
	text    string
}{
	{profile.ErrNotFound, "the keychain holds none for its host: enter it in the window and store it"},
	{profile.ErrAbsent, "there is no keychain in this session, as over ssh: run this in the desktop's session"},
	{profile.ErrLocked, "the keychain is locked: unlock it and try again"},
	{profile.ErrDenied, "the keychain refused: allow it and try again"},
	{profile.ErrSecretUnreadable, "the keychain's entry is no client secret: enter it anew in the window"},
	{profile.ErrKeychainFailed, "the keychain failed: try again"},
}

// secretOf finds a profile's secret in the keychain. Where a person is there to unlock it, it waits for that.
func secretOf(ctx context.Context, term *terminal, vault *profile.Vault, p profile.Profile) (string, error) {
	secret, _, err := vault.Secret(ctx, p)
	if errors.Is(err, profile.ErrLocked) && term.inIsPerson && term.errIsPerson {
		fmt.Fprintln(term.err, "The keychain waits to be unlocked. Ctrl+C ends the waiting.")
		if err := vault.Wait(ctx); err != nil {
			return "", err
		}
		secret, _, err = vault.Secret(ctx, p)
	}
	if err == nil {
		return secret, nil
	}
	for _, w := range keychainWords {
		if errors.Is(err, w.problem) {
			return "", fmt.Errorf("the secret of the profile %q: %s%s", p.Name, w.text, instead)
		}
	}
	return "", fmt.Errorf("the secret of the profile %q: %w", p.Name, err)
}

// unreadableProfiles says why the window's profiles cannot be had. The file is the window's, and stays as it is.
func unreadableProfiles(path string, err error) error {
	var detailed *profile.Error
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %s", errNoProfiles, path)
	case errors.Is(err, profile.ErrFileNewer):
		return fmt.Errorf("a newer window wrote %s: take the command of that version", path)
	case errors.As(err, &detailed) && detailed.Cause != nil:
		return fmt.Errorf("%s cannot be read: %w", path, detailed.Cause)
	case errors.As(err, &detailed):
		return fmt.Errorf("%s cannot be read: %s", path, detailed.Detail)
	}
	return err
}

package profile

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"navercaptcha/naver"
)

// Check tells whether the profile can be stored. Whether its base URL may be called is naver.NewClient's to decide.
func (p Profile) Check() error {
	switch {
	case p.BuiltIn():
		return fail(ErrReadOnly, p.ID, nil)
	case !fileSafe(p.ID):
		return fail(ErrBadID, "", nil)
	}
	return p.checkFields()
}

func (p Profile) checkFields() error {
	switch {
	case utf8.RuneCountInString(p.Name) > MaxName || !printable(p.Name):
		return fail(ErrBadName, "at most "+strconv.Itoa(MaxName)+" characters", nil)
	case !slices.Contains(naver.Platforms(), p.Platform):
		return fail(ErrBadPlatform, strconv.Quote(shorten(string(p.Platform))), nil)
	case p.MediaAuth != "" && !slices.Contains(naver.MediaAuths(), p.MediaAuth):
		return fail(ErrBadMediaAuth, strconv.Quote(shorten(string(p.MediaAuth))), nil)
	case len(p.ClientID) > MaxClientID || !printable(p.ClientID):
		return fail(ErrBadClientID, "at most "+strconv.Itoa(MaxClientID)+" bytes", nil)
	case p.BaseURL != "" && !usableBaseURL(p.BaseURL):
		return fail(ErrBadBaseURL, "", nil)
	}
	return nil
}

// usableBaseURL refuses a user part and a query, since both may carry a password into the file.
func usableBaseURL(base string) bool {
	if len(base) > MaxBaseURL || !printable(base) {
		return false
	}
	u, err := url.Parse(base)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" &&
		u.User == nil && u.RawQuery == "" && !u.ForceQuery && !strings.Contains(base, "#")
}

func usableSecret(secret string) error {
	switch {
	case len(secret) > MaxSecret:
		return fail(ErrSecretTooBig, "at most "+strconv.Itoa(MaxSecret)+" bytes", nil)
	case secret == "" || !printable(secret):
		return fail(ErrSecretUnusable, "", nil)
	}
	return nil
}

func fileSafe(id string) bool {
	if id == "" || len(id) > MaxID {
		return false
	}
	for _, r := range id {
		if !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_') {
			return false
		}
	}
	return true
}

func printable(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

// shorten keeps a foreign text from flooding an error.
func shorten(s string) string {
	if len(s) <= 100 {
		return s
	}
	return strings.ToValidUTF8(s[:100], "") + "…"
}

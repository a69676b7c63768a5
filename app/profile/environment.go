package profile

import (
	"os"
	"strconv"

	"navercaptcha/naver"
)

// The variables that make the environment's profile.
const (
	ClientIDVariable     = "NAVER_CLIENT_ID"
	ClientSecretVariable = "NAVER_CLIENT_SECRET"
)

// TakeEnvironment takes the credentials, and more variables that hold a secret, out of the environment of this process, so
// that no program which it starts is given them: a viewer, a browser, whatever a library calls. What it returns is os.Getenv
// that knows them still. A composition root calls it before anything else.
func TakeEnvironment(more ...string) (getenv func(string) string) {
	taken := map[string]string{}
	for _, name := range append([]string{ClientIDVariable, ClientSecretVariable}, more...) {
		if value, set := os.LookupEnv(name); set {
			taken[name] = value
			_ = os.Unsetenv(name) // it was found under this name, so it is one
		}
	}
	return func(name string) string {
		if value, ok := taken[name]; ok {
			return value
		}
		return os.Getenv(name)
	}
}

// FromEnvironment makes the read-only profile of the two variables, for a platform and a base URL that come from
// elsewhere. Their values lose surrounding blanks as pasted ones do; EnvironmentCleaned tells which. It is not ok when neither is set,
// or on an error. An error names the variable and never shows a value.
//
// The secret is for Vault.Keep with WhereEnvironment.
func FromEnvironment(getenv func(string) string, platform naver.Platform, baseURL string) (p Profile, secret string, ok bool, err error) {
	id, _ := Clean(getenv(ClientIDVariable))
	secret, _ = Clean(getenv(ClientSecretVariable))
	switch {
	case id == "" && secret == "":
		return Profile{}, "", false, nil
	case id == "":
		return Profile{}, "", false, fail(ErrEnvironmentIncomplete, ClientIDVariable, nil)
	case secret == "":
		return Profile{}, "", false, fail(ErrEnvironmentIncomplete, ClientSecretVariable, nil)
	case len(id) > MaxClientID || !printable(id):
		return Profile{}, "", false, fail(ErrEnvironmentUnusable,
			ClientIDVariable+", at most "+strconv.Itoa(MaxClientID)+" bytes", nil)
	case usableSecret(secret) != nil:
		return Profile{}, "", false, fail(ErrEnvironmentUnusable,
			ClientSecretVariable+", at most "+strconv.Itoa(MaxSecret)+" bytes", nil)
	}
	p = Profile{ID: EnvironmentID, Name: EnvironmentName, Platform: platform, BaseURL: baseURL, ClientID: id}
	if err := p.checkFields(); err != nil {
		return Profile{}, "", false, err
	}
	return p, secret, true, nil
}

// EnvironmentCleaned is what FromEnvironment took out of the two variables.
func EnvironmentCleaned(getenv func(string) string) (list []Cleaned) {
	for _, name := range []string{ClientIDVariable, ClientSecretVariable} {
		_, list = CleanFrom(list, name, getenv(name))
	}
	return list
}

// Package profile keeps who calls NAVER: the profiles in one JSON file without any secret, and each profile's client
// secret in the keychain of the operating system, bound to the host it is sent to.
package profile

import (
	"crypto/rand"
	"net/url"
	"strings"

	"navercaptcha/naver"
)

// The ids of the profiles that are built in and never stored.
const (
	SimulatorID   = "simulator"
	EnvironmentID = "environment"
)

// EnvironmentName is the name of the environment's profile, as histories keep it.
const EnvironmentName = "Environment"

// Limits of a stored profile.
const (
	MaxProfiles = 200
	MaxName     = 100  // runes
	MaxClientID = 200  // bytes; NAVER's are 20 (Developers) and 10 (Cloud)
	MaxBaseURL  = 1024 // bytes
	MaxID       = 64   // bytes
	// MaxSecret is Windows' limit for one credential, in bytes, taken for all systems so that a secret which can be kept
	// on one can be kept on each. NAVER's have 10 and 40.
	MaxSecret = 2560
)

// simulatorSecret is the simulator's, and no secret.
const simulatorSecret = "simulator"

// Profile says where to call and as whom. It holds no secret: a Vault does.
type Profile struct {
	// ID is random, file-safe and stays for the profile's life; NewID makes one.
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Platform naver.Platform `json:"platform"`
	// BaseURL is empty for the platform's own host.
	BaseURL  string `json:"baseURL,omitempty"`
	ClientID string `json:"clientID"`
	// MediaAuth is empty for naver.IDInQuery.
	MediaAuth naver.MediaAuth `json:"mediaAuth,omitempty"`
}

// NewID makes the id of a new profile: 26 characters of base32, 128 random bits.
func NewID() string { return rand.Text() }

// Simulator is the profile for the built-in stand-in of NAVER. Its BaseURL is where the simulator of this run listens,
// so the caller fills it in.
func Simulator() Profile {
	return Profile{ID: SimulatorID, Name: "Simulator", Platform: naver.Developers, ClientID: "simulator"}
}

// BuiltIn tells the profiles that are neither stored nor deleted and never touch the keychain.
func (p Profile) BuiltIn() bool { return p.ID == SimulatorID || p.ID == EnvironmentID }

// ReadOnly tells a profile of which no field may be changed in the window: what the environment sets, the environment
// changes. The simulator's platform may be changed, for this run.
func (p Profile) ReadOnly() bool { return p.ID == EnvironmentID }

// Host is the host that is called, in lower case and with its port unless it is the scheme's own; the secret is bound to
// it. It is empty where the base URL has none, and for a simulator that has no address yet.
func (p Profile) Host() string {
	base := p.BaseURL
	if base == "" {
		if p.ID == SimulatorID {
			return ""
		}
		base = p.Platform.BaseURL()
	}
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "https":
		host = strings.TrimSuffix(host, ":443")
	case "http":
		host = strings.TrimSuffix(host, ":80")
	}
	return host
}

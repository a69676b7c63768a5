package naver

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// Credentials is the pair that NAVER gives an application. Printing it in any way shows no secret.
type Credentials struct {
	ID     string
	Secret string
}

const mask = "***"

// maskedID shows enough of an ID to tell two profiles apart.
func (c Credentials) maskedID() string {
	switch {
	case c.ID == "":
		return ""
	case len(c.ID) < 8:
		return mask
	default:
		return c.ID[:2] + mask
	}
}

// maskedSecret shows only whether there is one, not even its length.
func (c Credentials) maskedSecret() string {
	if c.Secret == "" {
		return ""
	}
	return mask
}

// String shows the pair masked.
func (c Credentials) String() string {
	return fmt.Sprintf("naver.Credentials{ID:%q, Secret:%q}", c.maskedID(), c.maskedSecret())
}

// GoString shows the pair masked.
func (c Credentials) GoString() string { return c.String() }

// Format shows the pair masked under every verb.
func (c Credentials) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, c.String()) }

// LogValue shows the pair masked in structured logs.
func (c Credentials) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", c.maskedID()), slog.String("secret", c.maskedSecret()))
}

// MarshalJSON writes the pair masked. It cannot be read back; storing a secret is the keychain's work.
func (c Credentials) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{"id": c.maskedID(), "secret": c.maskedSecret()})
}

// MarshalText writes the pair masked, for encoders that do not know JSON.
func (c Credentials) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// maxCredential is far above what NAVER hands out: 20 characters for an ID, 40 for a secret of NAVER Cloud.
const maxCredential = 512

// checkSendable says why a value cannot be sent in a header as it is, without showing it.
func checkSendable(option, value string) error {
	switch {
	case len(value) > maxCredential:
		return &OptionError{Option: option, Err: ErrCredentialTooLong}
	case strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return &OptionError{Option: option, Err: ErrCredentialControl}
	case strings.TrimSpace(value) != value:
		return &OptionError{Option: option, Err: ErrCredentialBlank}
	}
	return nil
}

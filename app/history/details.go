package history

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"time"
	"unicode/utf8"

	"navercaptcha/naver/exchange"
)

// details is an exchange as it is stored, without its body.
type details struct {
	ID             uint64           `json:"id"`
	Start          time.Time        `json:"start"`
	Method         raw              `json:"method"`
	URL            raw              `json:"url"`
	Proto          raw              `json:"proto,omitempty"`
	RequestHeader  []field          `json:"requestHeader,omitempty"`
	Sends          int              `json:"sends"`
	Status         int              `json:"status"`
	StatusText     raw              `json:"statusText,omitempty"`
	ResponseHeader []field          `json:"responseHeader,omitempty"`
	BodyTruncated  bool             `json:"bodyTruncated,omitempty"`
	RemoteAddr     raw              `json:"remoteAddr,omitempty"`
	Reused         bool             `json:"reused,omitempty"`
	TLS            *agreed          `json:"tls,omitempty"`
	Proxy          raw              `json:"proxy,omitempty"`
	Phases         map[string]int64 `json:"phases,omitempty"` // nanoseconds
	Duration       int64            `json:"duration"`         // nanoseconds
	Err            *raw             `json:"error,omitempty"`
	Failed         string           `json:"failed,omitempty"`
}

type agreed struct {
	Version string    `json:"version"`
	Cipher  string    `json:"cipher"`
	Issuer  raw       `json:"issuer"`
	Subject raw       `json:"subject"`
	Expires time.Time `json:"expires"`
}

// field is one header with its values.
type field struct {
	Name   raw   `json:"name"`
	Values []raw `json:"values"`
}

// raw is a text that a server may have sent, so it need not be UTF-8. JSON can only hold such bytes in disguise.
type raw string

type disguised struct {
	Base64 string `json:"base64"`
}

func (r raw) MarshalJSON() ([]byte, error) {
	if utf8.ValidString(string(r)) {
		return json.Marshal(string(r))
	}
	return json.Marshal(disguised{base64.StdEncoding.EncodeToString([]byte(r))})
}

func (r *raw) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*r = raw(text)
		return nil
	}
	var d disguised
	if err := json.Unmarshal(data, &d); err != nil {
		return err
	}
	decoded, err := base64.StdEncoding.DecodeString(d.Base64)
	*r = raw(decoded)
	return err
}

func describe(e *exchange.Exchange) details {
	d := details{
		ID: e.ID, Start: e.Start, Method: raw(e.Method), URL: raw(e.URL), Proto: raw(e.Proto),
		RequestHeader: fields(e.RequestHeader), Sends: e.Sends, Status: e.Status, StatusText: raw(e.StatusText),
		ResponseHeader: fields(e.ResponseHeader), BodyTruncated: e.BodyTruncated, RemoteAddr: raw(e.RemoteAddr),
		Reused: e.Reused, Proxy: raw(e.Proxy), Duration: int64(e.Duration), Failed: string(e.Failed),
	}
	if e.TLS != nil {
		d.TLS = &agreed{e.TLS.Version, e.TLS.Cipher, raw(e.TLS.Issuer), raw(e.TLS.Subject), e.TLS.Expires}
	}
	if e.Phases != nil {
		d.Phases = map[string]int64{}
		for p, length := range e.Phases {
			d.Phases[string(p)] = int64(length)
		}
	}
	if e.Err != nil {
		text := raw(e.Err.Error())
		d.Err = &text
	}
	return d
}

func (d details) exchange() *exchange.Exchange {
	e := &exchange.Exchange{
		ID: d.ID, Start: d.Start, Method: string(d.Method), URL: string(d.URL), Proto: string(d.Proto),
		RequestHeader: header(d.RequestHeader), Sends: d.Sends, Status: d.Status, StatusText: string(d.StatusText),
		ResponseHeader: header(d.ResponseHeader), BodyTruncated: d.BodyTruncated, RemoteAddr: string(d.RemoteAddr),
		Reused: d.Reused, Proxy: string(d.Proxy), Duration: time.Duration(d.Duration), Failed: exchange.Phase(d.Failed),
	}
	if t := d.TLS; t != nil {
		e.TLS = &exchange.TLS{
			Version: t.Version, Cipher: t.Cipher, Issuer: string(t.Issuer), Subject: string(t.Subject), Expires: t.Expires,
		}
	}
	if d.Phases != nil {
		e.Phases = exchange.Phases{}
		for p, length := range d.Phases {
			e.Phases[exchange.Phase(p)] = time.Duration(length)
		}
	}
	if d.Err != nil {
		e.Err = errors.New(string(*d.Err))
	}
	return e
}

func fields(h http.Header) []field {
	var list []field
	for name, values := range h {
		f := field{Name: raw(name)}
		for _, v := range values {
			f.Values = append(f.Values, raw(v))
		}
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b field) int {
		switch {
		case a.Name < b.Name:
			return -1
		case a.Name > b.Name:
			return 1
		}
		return 0
	})
	return list
}

func header(list []field) http.Header {
	if list == nil {
		return nil
	}
	h := make(http.Header, len(list))
	for _, f := range list {
		for _, v := range f.Values {
			h[string(f.Name)] = append(h[string(f.Name)], string(v))
		}
	}
	return h
}

package redaction

import (
	"net/url"
	"strings"
)

// URL takes the secrets out of a URL: the password before the host, the parameters that carry credentials, and known
// values anywhere. The order of the parameters stays. A URL that could be parsed still can be.
func (r *Redactor) URL(raw string) string {
	if r = r.orEmpty(); r.off {
		return raw
	}
	rest, fragment, hasFragment := strings.Cut(raw, "#")
	base, query, hasQuery := strings.Cut(rest, "?")
	clean := r.userinfo(base)
	if hasQuery {
		clean += "?" + r.Query(query)
	}
	if hasFragment {
		clean += "#" + r.Query(fragment)
	}
	clean = string(r.text([]byte(clean), inURL))
	if _, err := url.Parse(raw); err == nil {
		if _, err := url.Parse(clean); err != nil { // the secret was part of what makes it a URL
			return url.PathEscape(r.name(Secret{Kind: Query, Value: raw}))
		}
	}
	return clean
}

// userinfo takes out the password that stands before the host.
func (r *Redactor) userinfo(base string) string {
	scheme, rest, ok := strings.Cut(base, "://")
	if !ok {
		return base
	}
	authority, path, hasPath := strings.Cut(rest, "/")
	at := strings.LastIndexByte(authority, '@')
	if at < 0 {
		return base
	}
	user, password, _ := strings.Cut(authority[:at], ":")
	if password != "" && !redacted([]byte(password)) {
		if plain, err := url.PathUnescape(password); err == nil {
			password = plain
		}
		user += ":" + url.PathEscape(r.name(Secret{Kind: ProxyPassword, Value: password}))
	} else if password != "" {
		user += ":" + password
	}
	base = scheme + "://" + user + authority[at:]
	if hasPath {
		base += "/" + path
	}
	return base
}

// Query takes the secrets out of a query or a form, such as a=1&b=2.
func (r *Redactor) Query(query string) string {
	if r = r.orEmpty(); r.off {
		return query
	}
	parameters := strings.Split(query, "&")
	for i, p := range parameters {
		name, value, _ := strings.Cut(p, "=")
		kind, secret := r.field(name)
		if !secret || value == "" || redacted([]byte(value)) {
			continue
		}
		if plain, err := url.QueryUnescape(value); err == nil {
			value = plain
		}
		parameters[i] = name + "=" + url.PathEscape(r.name(Secret{Kind: kind, Value: value}))
	}
	return string(r.text([]byte(strings.Join(parameters, "&")), inURL))
}

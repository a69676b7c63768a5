// Package redaction takes secrets out of everything that leaves the program or is stored, and checks afterwards that
// none is left.
//
// A Redactor works by value first: each secret it knows is found as it is and in the escapes of URLs, JSON, HTML and
// shells, also mixed, nested and partly applied, in base64 at every alignment, in hex, in UTF-16 and inside gzip and
// deflate. By name second: headers, query parameters and JSON fields that are known to carry credentials, whatever they
// hold. What was taken out is replaced by a marker such as «client-secret-1», in a way that leaves JSON, URLs and
// lengths valid.
package redaction

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"navercaptcha/naver/exchange/redaction/scan"
)

// Kind says what a secret is. It is the first part of its marker.
type Kind string

// The kinds. The last three are known by their names only.
const (
	ClientSecret       Kind = "client-secret"
	ClientID           Kind = "client-id"
	ProxyPassword      Kind = "proxy-password"
	CaptchaKey         Kind = "captcha-key"
	Answer             Kind = "answer" // what a person typed
	Query              Kind = "query"  // a whole query string
	Authorization      Kind = "authorization"
	ProxyAuthorization Kind = "proxy-authorization"
	Cookie             Kind = "cookie"
)

// MinLength is the length in bytes from which a value is looked for everywhere. A shorter one would be found in innocent
// text; it is taken out only where a name says what it is.
const MinLength = 8

// public are values that are no secret though they stand where secrets stand: the simulator's pair, which its
// documentation prints.
var public = []string{"simulator"}

// Secret is a value to take out. Printing it does not show the value.
type Secret struct {
	Kind  Kind
	Value string
	// Public says that whoever reads the export may know the value, such as one that stands in a scenario. It is taken out
	// only where a name says what it is, as a short one is: it may be a word that every export has.
	Public bool
}

// Format shows the kind alone, under every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "«"+string(s.Kind)+"»") }

// Redactor takes secrets out of what goes through it. The same value gets the same marker for as long as one Redactor
// lives, so one export takes one. It can be used by several goroutines. A nil Redactor knows no value and works by name.
type Redactor struct {
	off     bool
	minimum int
	known   atomic.Pointer[knowledge] // replaced, never changed
	adding  sync.Mutex

	mu      sync.Mutex
	markers map[Secret]string
	counts  map[Kind]int // how many markers there are of a kind
	found   map[string]*Found
	order   []string // the markers in found, as they came up
	bodies  map[BodyNote]int
}

// knowledge is what a Redactor looks for.
type knowledge struct {
	secrets []Secret
	short   []Secret      // known, or public, and taken out by name only
	matcher *scan.Matcher // of the secrets, by their index
	keys    bool          // captcha keys are secret: also the fields that carry them
	answers bool
}

// nothing is the knowledge of a Redactor before it is told something.
var nothing = knowledge{matcher: scan.New(nil)}

// New makes a Redactor that knows some secrets, and the passwords of the proxies that this process has used. Empty ones
// are left out. Knowing a CaptchaKey or an Answer makes the fields that carry them secret as well.
func New(secrets ...Secret) *Redactor { return NewWithMinimum(MinLength, secrets...) }

// NewWithMinimum is New with another MinLength, for short texts such as errors, in which a false hit does little harm.
func NewWithMinimum(minimum int, secrets ...Secret) *Redactor {
	r := knowing(&nothing, minimum)
	r.add(append(slices.Clip(secrets), process.of(ProxyPassword)...))
	return r
}

func knowing(k *knowledge, minimum int) *Redactor {
	r := &Redactor{
		minimum: minimum,
		markers: map[Secret]string{},
		counts:  map[Kind]int{},
		found:   map[string]*Found{},
		bodies:  map[BodyNote]int{},
	}
	r.known.Store(k)
	return r
}

// Fresh makes a Redactor that knows what r knows, but has found nothing yet. Both know the passwords of the proxies that
// this process has used. It shares what finds the values, which costs most of New: who redacts again and again keeps a Redactor for the
// credentials and takes a fresh one for each export.
func (r *Redactor) Fresh() *Redactor {
	r = r.orEmpty()
	r.add(process.of(ProxyPassword)) // here, so that it is built once and not for each fresh one
	k := r.knows()
	fresh := knowing(k, r.minimum)
	fresh.off = r.off
	r.mu.Lock()
	maps.Copy(fresh.counts, r.counts)
	for _, s := range k.secrets {
		fresh.markers[s] = r.markers[s]
	}
	r.mu.Unlock()
	return fresh
}

// Off takes nothing out: for the one view in which a person asked to see a call as it was. It is not for anything that is
// kept or handed on.
func Off() *Redactor {
	r := New()
	r.off = true
	return r
}

// knows is what is looked for now.
func (r *Redactor) knows() *knowledge { return r.known.Load() }

// add makes secrets known from now on, as far as they are not.
func (r *Redactor) add(secrets []Secret) {
	if len(secrets) == 0 {
		return
	}
	r.adding.Lock()
	defer r.adding.Unlock()
	before := r.knows()
	k := *before
	k.secrets, k.short = slices.Clip(k.secrets), slices.Clip(k.short) // others may be reading them
	for _, s := range secrets {
		k.keys = k.keys || s.Kind == CaptchaKey
		k.answers = k.answers || s.Kind == Answer
		switch known := func(t Secret) bool { return t.Value == s.Value }; {
		case s.Value == "":
		case len(s.Value) < r.minimum || s.Public || slices.Contains(public, s.Value):
			if !slices.Contains(k.short, s) {
				k.short = append(k.short, s)
			}
		case !slices.ContainsFunc(k.secrets, known):
			k.secrets = append(k.secrets, s)
		}
	}
	if len(k.secrets) == len(before.secrets) {
		r.known.Store(&k)
		return
	}
	values := make([]string, len(k.secrets))
	for i, s := range k.secrets {
		values[i] = s.Value
	}
	k.matcher = scan.New(values)
	r.known.Store(&k)
	for _, s := range k.secrets { // so that their numbers follow the order in which they were given
		r.marker(s)
	}
}

// orEmpty stands in for a nil Redactor.
func (r *Redactor) orEmpty() *Redactor {
	if r == nil {
		return New()
	}
	return r
}

// Longest is the length in bytes of the longest form in which a known secret is recognized. Who cuts a text before it is
// redacted must drop that much of its end afterwards.
func (r *Redactor) Longest() int { return r.orEmpty().knows().matcher.Longest() }

// Format prints no secret, under any verb.
func (r *Redactor) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "redaction.Redactor") }

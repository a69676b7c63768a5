// Package simulator is a stand-in for the NAVER CAPTCHA APIs. It answers the paths of every platform under one base
// URL, with NAVER's documented statuses, headers and bodies, and draws pictures and sounds like NAVER's own.
//
// It is for testing without an account: the window uses it by default, and a product under test can be pointed at it.
// What NAVER does not document is an option with a stated default, or a choice that a comment names as such.
//
// It fails on demand: for the client IDs that Faults lists, for the next calls after SetFault, and through the admin
// surface, on which a test in any language can also learn the right answer of a key.
package simulator

import (
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"navercaptcha/naver"
)

// Simulator is the stand-in. It is an http.Handler, safe for concurrent use; Start puts it on a port.
type Simulator struct {
	seed          uint64
	credentials   map[string]string // secret by ID
	notPermitted  map[naver.Kind]bool
	keyLife       time.Duration
	mediaAuth     naver.MediaAuth
	keepKey       bool
	samePicture   bool
	caseSensitive bool
	clock         func() time.Time
	began         time.Time // the zero of the times in records
	quota         int
	latency       time.Duration
	onCall        func(Served)
	admin         *admin // nil is off
	anyAddress    bool
	hosts         []string
	maxKeys       int
	mu            sync.Mutex // guards what follows
	random        *rand.ChaCha8
	keys          keyStore
	lastImage     key
	lastAudio     key
	quotaDay      int // days since 1970 in Korea
	quotaUsed     map[quotaID]int
	evicted       uint64
	pending       pending
	hasPending    atomic.Bool // spares calls the lock
}

// New makes a Simulator. It draws nothing until the first picture or sound is asked for.
func New(o Options) *Simulator {
	s := &Simulator{
		seed:          o.Seed,
		credentials:   make(map[string]string),
		notPermitted:  make(map[naver.Kind]bool),
		keyLife:       o.KeyLife,
		mediaAuth:     o.MediaAuth,
		keepKey:       o.KeepKeyAfterVerify,
		samePicture:   o.SamePicture,
		caseSensitive: o.CaseSensitive,
		clock:         o.Clock,
		quota:         o.Quota,
		latency:       o.Latency,
		onCall:        o.OnCall,
		admin:         newAdmin(o.AdminToken),
		anyAddress:    o.AnyAddress,
		hosts:         slices.Clone(o.Hosts),
		maxKeys:       o.MaxKeys,
	}
	for s.seed == 0 {
		s.seed = rand.Uint64()
	}
	if len(o.Credentials) == 0 {
		o.Credentials = []naver.Credentials{DefaultCredentials}
	}
	for _, c := range o.Credentials {
		s.credentials[c.ID] = c.Secret
	}
	for _, k := range o.NotPermitted {
		s.notPermitted[k] = true
	}
	if s.keyLife <= 0 {
		s.keyLife = DefaultKeyLife
	}
	if s.mediaAuth == "" {
		s.mediaAuth = naver.KeyOnly
	}
	if s.clock == nil {
		s.clock = time.Now
	}
	if s.maxKeys <= 0 {
		s.maxKeys = DefaultMaxKeys
	}
	s.began = s.clock()
	s.Reset()
	return s
}

// Reset makes everything as it was after New: no keys, no quota used, no calls recorded, no fault set. With a seed the
// same calls give the same bytes again.
func (s *Simulator) Reset() {
	if s.admin != nil {
		s.admin.served.Clear()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.random = rand.NewChaCha8(digest(s.seed, "keys", "", 0))
	s.keys = newKeyStore(s.maxKeys)
	s.lastImage, s.lastAudio = key{}, key{}
	s.quotaUsed = make(map[quotaID]int)
	s.evicted = 0
	s.setPending(pending{})
}

// Answer tells what the person should read or hear for a key: the text of the newest picture, or the digits of the
// newest sound. It is the only way to learn it; no HTTP answer carries it. ok is false for a key that is unknown,
// expired, used up, or whose picture or sound was not fetched yet.
func (s *Simulator) Answer(k string) (answer string, ok bool) {
	id, ok := parseKey(k)
	if !ok {
		return "", false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.liveRecord(id, s.now())
	if r == nil || r.fetches == 0 {
		return "", false
	}
	return s.challenge(id, *r).answer(), true
}

// LastKey is the key that was issued last for a kind, on any platform. ok is false before the first.
func (s *Simulator) LastKey(kind naver.Kind) (k string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := s.lastImage
	if kind == naver.Audio {
		last = s.lastAudio
	}
	if last == (key{}) {
		return "", false
	}
	return last.String(), true
}

// Evicted counts the keys that were given up before their time because MaxKeys others were issued after them.
func (s *Simulator) Evicted() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.evicted
}

// now is the time since the simulator began; records keep times so. A monotonic clock stays monotonic.
func (s *Simulator) now() time.Duration { return s.clock().Sub(s.began) }

package simulator

import (
	"time"

	"navercaptcha/naver"
)

// Defaults of Options.
const (
	// DefaultKeyLife is how long a key can be used. NAVER documents no such time; it measures the response time up to
	// 7200 s and reports -1 beyond, so a key must live longer than that.
	DefaultKeyLife = 3 * time.Hour
	// DefaultMaxKeys is how many keys are alive at once. The oldest is given up for a newer one.
	DefaultMaxKeys = 1 << 20
)

// DefaultCredentials is the pair that is accepted where Options names none.
var DefaultCredentials = naver.Credentials{ID: "simulator", Secret: "simulator"}

// Options says how a Simulator behaves. The zero value is NAVER as far as it is known, without a quota.
type Options struct {
	// Seed decides keys, answers, pictures and sounds: the same seed and the same calls in the same order give the same
	// bytes, from the same build of the program. 0 takes a random one.
	Seed uint64
	// Credentials are the accepted pairs, on every platform. Empty means DefaultCredentials alone.
	Credentials []naver.Credentials
	// NotPermitted lists the APIs that are not ticked for the application, which NAVER refuses as 401.
	NotPermitted []naver.Kind

	// KeyLife is how long a key can be used from its issue. 0 means DefaultKeyLife. NAVER does not document it.
	KeyLife time.Duration
	// MaxKeys bounds the keys alive at once. 0 means DefaultMaxKeys.
	MaxKeys int
	// Quota is how many issues and verifies one client ID has a day, for each kind and platform; fetches are free. It
	// starts anew at midnight Korean time. 0 means no quota. NAVER Developers documents 1,000.
	Quota int

	// MediaAuth is what Cloud's -bin paths require: KeyOnly asks for no credentials, IDInQuery for the client ID,
	// InHeaders and IDAndSecretInQuery for the pair; what is required may come in the query or in headers. Empty means
	// KeyOnly, which is how pictures were seen to come in practice while NAVER's documents ask for more.
	MediaAuth naver.MediaAuth
	// KeepKeyAfterVerify lets a key be verified again. By default the first verify uses it up, right or wrong. NAVER
	// does not document it; users' reports point to the default.
	KeepKeyAfterVerify bool
	// SamePicture makes a second fetch with a key give the same picture or sound. By default each fetch draws a new
	// one, and the answer of the newest counts. NAVER does not document it.
	SamePicture bool
	// CaseSensitive makes a lower-case answer wrong. By default case does not matter. NAVER does not document it.
	CaseSensitive bool

	// Latency is waited before each call is carried out, for a NAVER that is farther away. 0 waits not at all.
	Latency time.Duration
	// OnCall is told of each call after it was answered, on the call's own goroutine, which it holds up; several may
	// come at once. nil costs nothing.
	OnCall func(Served)
	// AdminToken turns on the admin surface for those who send it as a bearer token. It has to be random and long, such
	// as crypto/rand.Text gives. Empty is off.
	AdminToken string

	// AnyAddress lets Start listen on addresses that others can reach, and lets callers write an address of any
	// computer as Host. Whoever reaches it gets answers: it is for closed networks, such as between containers.
	AnyAddress bool
	// Hosts are more names under which the simulator is called, without port. Calls to other names are refused.
	Hosts []string

	// Clock tells the time. nil means time.Now.
	Clock func() time.Time
}

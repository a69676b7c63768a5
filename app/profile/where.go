package profile

// Where tells where a secret is. Its text is the stable name of its sentence.
type Where string

// The places of a secret.
const (
	// WhereKeychain: the operating system's keychain; it is there at the next start.
	WhereKeychain Where = "keychain"
	// WhereMemory: this process, until it ends.
	WhereMemory Where = "memory"
	// WhereEnvironment: NAVER_CLIENT_SECRET.
	WhereEnvironment Where = "environment"
	// WhereBuiltIn: the simulator's own, which is no secret.
	WhereBuiltIn Where = "built-in"
	// WhereNowhere: not there; ask the person.
	WhereNowhere Where = "nowhere"
)

// Wheres lists every place, so that a test can ask for its sentence in each language.
func Wheres() []Where {
	return []Where{WhereKeychain, WhereMemory, WhereEnvironment, WhereBuiltIn, WhereNowhere}
}

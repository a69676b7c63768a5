package profile

// Cleaned is what was taken out of a credential before it was used. Whoever uses it as it stands, such as a customer's own
// program, sends that too, and is refused with a pair that works here.
type Cleaned struct {
	// From names the place where the credential stands, such as an environment's variable.
	From    string   `json:"from"`
	Changes []Change `json:"changes"`
}

// CleanFrom is Clean for a credential out of a named place. It adds to the list what was taken out, if anything was.
func CleanFrom(list []Cleaned, from, field string) (clean string, _ []Cleaned) {
	clean, changes := Clean(field)
	var applied []Change
	for _, c := range changes {
		if c.Applied() {
			applied = append(applied, c)
		}
	}
	if len(applied) > 0 {
		list = append(list, Cleaned{from, applied})
	}
	return clean, list
}

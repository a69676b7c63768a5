package history

// Notice tells of a damaged file that was put aside.
type Notice struct {
	Problem Problem // ErrDamaged
	// Detail is what is wrong, in English, for support.
	Detail string
	Aside  string // where the file is now
}

// TakeAside tells once that a damaged file was put aside. It is known after the first call that touched the file.
func (s *Store) TakeAside() (n Notice, ok bool) {
	s.place.mu.Lock()
	defer s.place.mu.Unlock()
	if s.place.aside == nil {
		return Notice{}, false
	}
	n, s.place.aside = *s.place.aside, nil
	return n, true
}

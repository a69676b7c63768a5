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
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.aside == nil {
		return Notice{}, false
	}
	n, s.aside = *s.aside, nil
	return n, true
}

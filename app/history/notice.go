package history

import "errors"

// Notice tells of something about the file that the window shows until it is dealt with.
type Notice struct {
	// Problem is ErrDamaged, ErrNewer, ErrReadOnly, ErrDiskFull, ErrNotWritten or ErrUnreadable.
	Problem Problem
	// Detail is what is wrong, in English, for support.
	Detail string
	// Aside is where a damaged file is now; empty where nothing was put aside.
	Aside string
}

// Notice tells whether the file was put aside, could not be opened, or could not be written the last time. It is known
// after the first call that touched the file, and one about writing passes with the next write that succeeds.
func (s *Store) Notice() (n Notice, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.aside != nil:
		return *s.aside, true
	case s.trouble != nil:
		return *s.trouble, true
	}
	return Notice{}, false
}

// TakeAside tells once that a damaged file was put aside. Afterwards Notice does not tell of it any more.
func (s *Store) TakeAside() (n Notice, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.aside == nil {
		return Notice{}, false
	}
	n, s.aside = *s.aside, nil
	return n, true
}

// remember keeps what the file's last write or opening came to.
func (s *Store) remember(err error) {
	p, known := ProblemOf(err)
	if err != nil && !known {
		return
	}
	var n *Notice
	switch p {
	case ErrDamaged, ErrNewer, ErrReadOnly, ErrDiskFull, ErrNotWritten, ErrUnreadable:
		n = &Notice{Problem: p}
		if e := (*Error)(nil); errors.As(err, &e) {
			n.Detail = e.Error()
		}
	default:
		if err != nil {
			return
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trouble = n
}

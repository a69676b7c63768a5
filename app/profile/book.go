package profile

import (
	"errors"
	"io/fs"
	"path/filepath"
	"sync"
	"time"
)

// Book is the stored list of profiles: one JSON file without any secret. Several windows of the app may have the same
// file open: each change is applied to what the file then holds, under a lock, and a profile that another window has
// changed meanwhile is not overwritten unseen. It is safe for concurrent use.
//
// Save, Delete, Select and Reload touch the disk, and wait up to 2 s for another window: keep them off the UI goroutine.
// The others never wait for those.
type Book struct {
	path     string
	now      func() time.Time
	lockWait time.Duration
	changing sync.Mutex // held for the whole of a change, so that whoever holds it may read what follows

	mu      sync.Mutex // held for a moment, to look at what follows or to replace it; replacing wants changing as well
	seen    contents   // the file as last read or written
	pending []edit     // what the file does not hold yet
	// selected is this window's choice; another window's does not move it.
	selected string
	chosen   bool // selected is still to be written
	notice   *Notice
}

// replace changes what the window shows.
func (b *Book) replace(change func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	change()
}

// Notice tells of a file that could not be used when it was read.
type Notice struct {
	// Problem is ErrFileDamaged, ErrFileNewer, ErrFileTooBig or ErrFileUnreadable.
	Problem Problem
	// Detail is what is wrong with it, in English, for support.
	Detail string
	// Aside is where the file is now; empty where it stays untouched, since a newer version wrote it or it could not be
	// moved.
	Aside string
}

// Open reads the profiles of a file, which need not exist. A file that cannot be used is renamed beside itself and
// reported by Notice, never wiped. One of a newer version is left alone: changes then fail with ErrFileNewer and last for
// this run. The only error is a path that is empty or cannot be made absolute.
func Open(path string) (*Book, error) {
	if path == "" {
		return nil, fail(ErrFileUnreadable, "no path", nil)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fail(ErrFileUnreadable, path, err)
	}
	// A rename would replace a link, not the file it stands for.
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	b := &Book{path: path, now: time.Now, lockWait: defaultLockWait}
	found, err := readFile(path)
	switch {
	case err == nil:
		b.seen = found
	case errors.Is(err, fs.ErrNotExist):
	default:
		b.reject(err)
	}
	b.selected = b.seen.selected
	return b, nil
}

// Notice tells whether the file could not be used, and where it is kept.
func (b *Book) Notice() (n Notice, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.notice == nil {
		return Notice{}, false
	}
	return *b.notice, true
}

// Path is where the profiles are stored, with links resolved.
func (b *Book) Path() string { return b.path }

// view is what the window shows: the file, and what could not be written to it.
func (b *Book) view() contents { return b.seen.with(b.pending) }

// Profiles lists the stored profiles in the order in which they were first saved. The built-in ones are not among them.
func (b *Book) Profiles() []Profile {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.view().profiles
}

// Get finds a stored profile by its id.
func (b *Book) Get(id string) (Profile, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if p := b.view().find(id); p != nil {
		return *p, true
	}
	return Profile{}, false
}

// Save stores a new profile, or the new state of one. On ErrNotWritten and ErrFileInUse the book has it for this run,
// and it is written together with the next change; on other errors nothing has changed but what ErrChangedElsewhere
// tells.
func (b *Book) Save(p Profile) error {
	if err := p.Check(); err != nil {
		return err
	}
	b.changing.Lock()
	defer b.changing.Unlock()
	if v := b.view(); v.find(p.ID) == nil && len(v.profiles) >= MaxProfiles {
		return fail(ErrTooMany, "", nil)
	}
	return b.commit(edit{id: p.ID, to: &p})
}

// Delete removes a profile. Its secret is removed by the next Vault.Sweep. Errors are those of Save.
func (b *Book) Delete(id string) error {
	if (Profile{ID: id}).BuiltIn() {
		return fail(ErrReadOnly, id, nil)
	}
	b.changing.Lock()
	defer b.changing.Unlock()
	if b.view().find(id) == nil {
		return fail(ErrUnknownProfile, "", nil)
	}
	return b.commit(edit{id: id})
}

// Selected is the id of the profile to start with: the simulator's until another one is chosen, and again once that one
// is gone.
func (b *Book) Selected() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.selected == EnvironmentID || b.view().find(b.selected) != nil {
		return b.selected
	}
	return SimulatorID
}

// Select remembers a profile for the next start. The environment's is selected for this run only, as it may be gone by
// then.
func (b *Book) Select(id string) error {
	b.changing.Lock()
	defer b.changing.Unlock()
	switch {
	case id == EnvironmentID:
		b.replace(func() { b.selected = id })
		return nil
	case id != SimulatorID && b.view().find(id) == nil:
		return fail(ErrUnknownProfile, "", nil)
	}
	if id == b.selected && !b.chosen {
		return nil
	}
	b.replace(func() { b.selected, b.chosen = id, true })
	return b.commit()
}

// Reload shows what other windows have written since.
func (b *Book) Reload() error {
	b.changing.Lock()
	defer b.changing.Unlock()
	found, err := readFile(b.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	b.replace(func() { b.seen = found })
	return nil
}

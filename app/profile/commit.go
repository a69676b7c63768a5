package profile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"navercaptcha/naver/safefile"
)

// commit writes the edits on top of what the file holds now. The caller holds changing.
func (b *Book) commit(edits ...edit) error {
	b.replace(func() {
		for _, e := range edits {
			b.pending = append(slices.DeleteFunc(b.pending, e.replaces), e)
		}
	})
	dir := filepath.Dir(b.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fail(ErrNotWritten, dir, err)
	}
	unlock, err := b.lock()
	if err != nil {
		return err
	}
	defer unlock()
	base, err := b.current()
	if err != nil {
		return err
	}
	if changed := b.takeChangedElsewhere(base); changed != "" {
		b.replace(func() { b.seen = base })
		return fail(ErrChangedElsewhere, changed, nil)
	}
	next := base.with(b.pending)
	if len(next.profiles) > MaxProfiles {
		b.replace(func() { b.seen, b.pending = base, b.pending[:len(b.pending)-1] })
		return fail(ErrTooMany, "", nil)
	}
	if b.chosen {
		next.selected = b.selected
	}
	return b.write(next)
}

// current is what the file holds now. Where it is gone or unusable, this window's memory stands in; one of a newer version
// is whole and stays.
func (b *Book) current() (contents, error) {
	found, err := readFile(b.path)
	switch {
	case err == nil:
		return found, nil
	case errors.Is(err, fs.ErrNotExist):
		return b.seen, nil
	case errors.Is(err, ErrFileNewer):
		return contents{}, err
	}
	if asideErr := b.aside(err); asideErr != nil {
		return contents{}, fail(ErrNotWritten, b.path, asideErr)
	}
	return b.seen, nil
}

// takeChangedElsewhere drops the edits of profiles that another window changed, and names one of them.
func (b *Book) takeChangedElsewhere(base contents) (name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pending = slices.DeleteFunc(b.pending, func(e edit) bool {
		if e.swept != nil {
			return false
		}
		now, before := base.find(e.id), b.seen.find(e.id)
		if same(now, before) || same(now, e.to) {
			return false
		}
		if now == nil {
			now = before
		}
		name = "“" + now.Name + "”"
		return true
	})
	return name
}

func (b *Book) write(next contents) error {
	data, err := next.encode()
	if err != nil {
		return err
	}
	if err := safefile.Write(context.Background(), b.path, 0o600, data); err != nil {
		return fail(ErrNotWritten, b.path, err)
	}
	b.replace(func() { b.seen, b.pending, b.chosen = next, nil, false })
	return nil
}

// reject looks once more under the lock, since another window may just have put the file right, and puts it aside, unless
// a newer version wrote it: then it is only noted.
func (b *Book) reject(err error) {
	unlock, lockErr := b.lock()
	if lockErr == nil {
		defer unlock()
		var found contents
		if found, err = readFile(b.path); err == nil {
			b.replace(func() { b.seen = found })
			return
		}
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
	}
	if errors.Is(err, ErrFileNewer) {
		b.note(err, "")
		return
	}
	_ = b.aside(err)
}

// aside moves an unusable file out of the way and notes it.
func (b *Book) aside(reason error) error {
	moved, err := putAside(b.path, b.now())
	if err != nil {
		moved = ""
	}
	b.note(reason, moved)
	return err
}

// note remembers why the file could not be used, and where it is now.
func (b *Book) note(reason error, aside string) {
	n := Notice{Problem: ErrFileUnreadable, Detail: reason.Error(), Aside: aside}
	var e *Error
	if errors.As(reason, &e) {
		n.Problem, n.Detail = e.Problem, e.Detail
	}
	b.replace(func() { b.notice = &n })
}

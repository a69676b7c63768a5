package history

import (
	"context"
	"fmt"
)

// Limits of giving room back, in pages of 4 KiB.
const (
	shrinkAtOnce = 2500 // in one transaction, for which other windows wait
	freeEnough   = 1000 // are left: what is saved next needs room, too
)

// shrink gives the room of what was deleted back to the disk, and empties the log, which still holds it. Where much is
// free the rest follows in the background. Where another window is busy this is left to the next time.
func (s *Store) shrink(ctx context.Context) error {
	f, err := s.place.ready(ctx)
	if err != nil {
		return err
	}
	if err := f.pragma(ctx, incrementalVacuum); err != nil {
		return ctx.Err()
	}
	if err := f.pragma(ctx, "wal_checkpoint(TRUNCATE)"); err != nil {
		return ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.tasks.Go(s.giveBack)
	}
	return ctx.Err()
}

// giveBack gives free room back to the disk until little is left, step by step, so that closing and other windows wait for
// one step at most. What is left then goes back after the next start.
func (s *Store) giveBack() {
	if !s.givingBack.CompareAndSwap(false, true) {
		return
	}
	defer s.givingBack.Store(false)
	f, err := s.place.held()
	if err != nil || f == nil || f.readOnly {
		return
	}
	for before := -1; ; {
		var free int
		if err := f.db.QueryRowContext(s.ctx, "PRAGMA freelist_count").Scan(&free); err != nil || free <= freeEnough || free == before {
			return
		}
		if f.pragma(s.ctx, incrementalVacuum) != nil || f.pragma(s.ctx, "wal_checkpoint(PASSIVE)") != nil {
			return
		}
		before = free
	}
}

var incrementalVacuum = fmt.Sprintf("incremental_vacuum(%d)", shrinkAtOnce)

// pragma runs a pragma to its end: each row that some give is a step of the work.
func (f *file) pragma(ctx context.Context, name string) error {
	rows, err := f.db.QueryContext(ctx, "PRAGMA "+name)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		continue
	}
	return rows.Err()
}

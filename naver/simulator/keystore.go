package simulator

import "time"

// record is what is kept of a live key. It holds no picture and no sound: they are drawn from the seed, the key and
// the number of the fetch whenever they are needed.
type record struct {
	issued  time.Duration // since the simulator began
	fetches uint32        // how many pictures or sounds were given out
	older   uint32        // neighbours in the order of issue, as slots
	newer   uint32
	key     key
	api     api
	magic   uint16 // the number of the client ID it was issued to, if that asks for a fault
}

// recordsPerBlock is how many records are allocated at once. Blocks, unlike one slice, are never copied to grow.
const recordsPerBlock = 4096

// none marks the end of the order of issue.
const none = ^uint32(0)

// keyStore holds the live keys, at most max, in the order of their issue. All keys live equally long, so the oldest is
// always the next to expire. Every operation takes constant time.
type keyStore struct {
	slots  map[key]uint32
	blocks []*[recordsPerBlock]record
	made   uint32 // slots that were ever handed out
	free   uint32 // the first slot to use again, chained through newer
	oldest uint32
	newest uint32
	max    int
}

func newKeyStore(max int) keyStore {
	return keyStore{slots: make(map[key]uint32), free: none, oldest: none, newest: none, max: max}
}

func (s *keyStore) at(slot uint32) *record {
	return &s.blocks[slot/recordsPerBlock][slot%recordsPerBlock]
}

func (s *keyStore) len() int { return len(s.slots) }

// find gives the record of a key, to be read and changed until the store changes; nil if there is none.
func (s *keyStore) find(k key) *record {
	slot, ok := s.slots[k]
	if !ok {
		return nil
	}
	return s.at(slot)
}

// add puts a new key in. If that is one more than max, the oldest key is given up.
func (s *keyStore) add(k key, a api, magic uint16, issued time.Duration) (evicted bool) {
	if len(s.slots) >= s.max {
		s.remove(s.at(s.oldest).key)
		evicted = true
	}
	slot := s.slot()
	*s.at(slot) = record{issued: issued, older: s.newest, newer: none, key: k, api: a, magic: magic}
	if s.newest == none {
		s.oldest = slot
	} else {
		s.at(s.newest).newer = slot
	}
	s.newest = slot
	s.slots[k] = slot
	return evicted
}

// slot finds room for one record.
func (s *keyStore) slot() uint32 {
	if s.free != none {
		slot := s.free
		s.free = s.at(slot).newer
		return slot
	}
	if int(s.made) == len(s.blocks)*recordsPerBlock {
		s.blocks = append(s.blocks, new([recordsPerBlock]record))
	}
	s.made++
	return s.made - 1
}

func (s *keyStore) remove(k key) {
	slot, ok := s.slots[k]
	if !ok {
		return
	}
	delete(s.slots, k)
	r := s.at(slot)
	if r.older == none {
		s.oldest = r.newer
	} else {
		s.at(r.older).newer = r.newer
	}
	if r.newer == none {
		s.newest = r.older
	} else {
		s.at(r.newer).older = r.older
	}
	*r = record{newer: s.free}
	s.free = slot
}

// removeIssuedBy drops the keys that were issued at a time or before it, oldest first, at most so many.
func (s *keyStore) removeIssuedBy(t time.Duration, atMost int) {
	for ; atMost > 0 && s.oldest != none; atMost-- {
		r := s.at(s.oldest)
		if r.issued > t {
			return
		}
		s.remove(r.key)
	}
}

package simulator

import (
	"math/rand/v2"
	"regexp"
	"runtime"
	"testing"

	"navercaptcha/naver"
)

func TestOldestKeyGivesWay(t *testing.T) {
	s := New(Options{Seed: 1, MaxKeys: 3})
	c := call(t, s, naver.Developers, naver.Image)
	first, _ := c.fetched()
	second, _ := c.fetched()
	third, _ := c.fetched()
	c.verify(second, "") // makes room in the middle
	fourth, _ := c.fetched()
	if _, ok := s.Answer(first); !ok || s.Evicted() != 0 {
		t.Fatalf("the first was given up with room left; evicted %d", s.Evicted())
	}
	fifth, _ := c.fetched()
	expect(t, c.fetch(first), 403, ct001)
	for _, key := range []string{third, fourth, fifth} {
		if _, ok := s.Answer(key); !ok {
			t.Errorf("%s is gone", key)
		}
	}
	if s.Evicted() != 1 || s.keys.len() != 3 {
		t.Errorf("evicted %d, kept %d", s.Evicted(), s.keys.len())
	}
}

// TestKeyStoreAgainstAList lets the store and a plain list go through the same random operations.
func TestKeyStoreAgainstAList(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	source := rand.NewChaCha8([32]byte{1})
	const most = 50
	store := newKeyStore(most)
	var list []key
	for step := range 20000 {
		switch random.IntN(3) {
		case 0, 1:
			k := newKey(source)
			store.add(k, developersImage, 0, 0)
			list = append(list, k)
			if len(list) > most {
				list = list[1:]
			}
		case 2:
			if len(list) > 0 {
				i := random.IntN(len(list))
				store.remove(list[i])
				list = append(list[:i:i], list[i+1:]...)
			}
		}
		if store.len() != len(list) {
			t.Fatalf("step %d: %d keys, want %d", step, store.len(), len(list))
		}
	}
	slot := store.oldest
	for _, k := range list {
		if store.at(slot).key != k {
			t.Fatal("the order of issue is lost")
		}
		slot = store.at(slot).newer
	}
	if slot != none {
		t.Error("the order of issue goes on")
	}
	if store.made > most {
		t.Errorf("%d slots for at most %d keys: freed ones are not used again", store.made, most)
	}
}

func TestKeysLookLikeNAVERs(t *testing.T) {
	c := call(t, New(Options{}), naver.Cloud, naver.Audio)
	seen := make(map[string]bool)
	form := regexp.MustCompile(`^SIM[0-9A-Za-z]{13}$`)
	for range 2000 {
		key := c.key()
		if !form.MatchString(key) {
			t.Fatalf("the key %q is not of the form", key)
		}
		if seen[key] {
			t.Fatalf("the key %q came twice", key)
		}
		seen[key] = true
	}
}

// BenchmarkLiveKeys reports what a million live keys take.
func BenchmarkLiveKeys(b *testing.B) {
	const keys = 1_000_000
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		s := New(Options{Seed: 1})
		for range keys {
			s.issue(developersImage, 0)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/keys, "B/key")
		runtime.KeepAlive(s)
	}
}

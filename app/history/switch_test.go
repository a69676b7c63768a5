package history

import (
	"context"
	"path/filepath"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

func TestKeepingCloudMediaCanBeSwitchedWhileTheHistoryIsOpen(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	before, during := on(naver.Cloud), on(naver.Cloud)
	save(t, s, before)
	if err := s.SetKeepCloudMedia(context.Background(), true); err != nil {
		t.Fatal(err)
	}
	save(t, s, during)
	if got := load(t, s, before.ID); typed(got) != NotKept || got.Calls[1].Exchange.Body != nil {
		t.Error("what was not kept before is there now")
	}
	if got := load(t, s, during.ID); typed(got) != "answer77" || got.Calls[1].Exchange.Body == nil {
		t.Errorf("switched on: answer %q, %d bytes", typed(got), len(got.Calls[1].Exchange.Body))
	}

	if err := s.SetKeepCloudMedia(context.Background(), false); err != nil {
		t.Fatal(err)
	}
	if got := load(t, s, during.ID); typed(got) != NotKept || got.Calls[1].Exchange.Body != nil || got.Calls[1].Missing != Terms {
		t.Errorf("switched off: answer %q, %+v", typed(got), got.Calls[1])
	}
	if hits := scan(t, filepath.Dir(path), "answer77"); hits > 0 {
		t.Error("the answer is still in the file")
	}
}

// keeps is what a window shows of the switch.
func keeps(t *testing.T, s *Store) bool {
	t.Helper()
	on, err := s.KeepsCloudMedia(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return on
}

func TestAllWindowsKeepWhatOneOfThemSwitched(t *testing.T) {
	path := newPath(t)
	first, second := openStore(t, path, unredacted()), openStore(t, path, unredacted())
	grows := on(naver.Gov) // in the second window, its last call is yet to come
	calls := grows.Calls
	grows.Calls = calls[:2]
	for _, switched := range []bool{true, false, true, false} {
		if err := first.SetKeepCloudMedia(t.Context(), switched); err != nil {
			t.Fatal(err)
		}
		third := openStore(t, path, unredacted()) // opened later
		for name, s := range map[string]*Store{"first": first, "second": second, "third": third} {
			if keeps(t, s) != switched {
				t.Errorf("switched to %v the %s window says otherwise", switched, name)
			}
			a := on(naver.Cloud)
			save(t, s, a)
			if got := load(t, first, a.ID); (got.Calls[1].Exchange.Body != nil) != switched || (typed(got) != NotKept) != switched {
				t.Errorf("switched to %v, %s window: %+v", switched, name, got.Calls[1])
			}
		}
		if switched {
			save(t, second, grows)
		}
	}
	grows.Calls = calls
	save(t, second, grows)
	if got := load(t, first, grows.ID); len(got.Calls) != 3 || got.Calls[1].Exchange.Body != nil || typed(got) != NotKept {
		t.Errorf("%+v", got)
	}
	if hits := scan(t, filepath.Dir(path), "answer77"); hits > 0 {
		t.Error("an answer is still in the file")
	}
}

// Another window switches in the very moment between a save's look at the file and its writing.
func TestASwitchInTheMiddleOfASaveCounts(t *testing.T) {
	path := newPath(t)
	o := unredacted()
	turn := func() {}
	o.Redact = func(e *exchange.Exchange) *exchange.Exchange {
		now := turn
		turn = func() {}
		now()
		return unredacted().Redact(e)
	}
	s, other := openStore(t, path, o), openStore(t, path, unredacted())
	for _, switched := range []bool{true, false} {
		turn = func() {
			if err := other.SetKeepCloudMedia(t.Context(), switched); err != nil {
				t.Error(err)
			}
		}
		a := on(naver.Cloud)
		save(t, s, a)
		if got := load(t, s, a.ID); (got.Calls[1].Exchange.Body != nil) != switched || (typed(got) != NotKept) != switched {
			t.Errorf("switched to %v: answer %q, %+v", switched, typed(got), got.Calls[1])
		}
	}
}

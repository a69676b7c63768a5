package history

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"navercaptcha/naver"
)

func count(t *testing.T, s *Store, id string, kind naver.Kind, call naver.Call, at time.Time) {
	t.Helper()
	if err := s.CountQuota(t.Context(), id, kind, call, at); err != nil {
		t.Fatal(err)
	}
}

func wantUsed(t *testing.T, s *Store, id string, kind naver.Kind, now time.Time, want int) {
	t.Helper()
	if used, err := s.Quota(t.Context(), id, kind, now); err != nil || used != want {
		t.Errorf("%s %s at %v: %d used, %v; want %d", id, kind, now, used, err, want)
	}
}

func TestQuotaCountsIssueAndVerifyUntilKoreanMidnight(t *testing.T) {
	s := openStore(t, newPath(t), Options{})
	// Korean midnight is 15:00 in UTC and 10:00 in New York.
	newYork := time.FixedZone("EST", -5*60*60)
	evening := time.Date(2026, 11, 20, 9, 59, 59, 999, newYork)
	midnight := time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)
	for range 2 {
		count(t, s, "a", naver.Image, naver.Issue, evening)
	}
	count(t, s, "a", naver.Image, naver.Fetch, evening)
	count(t, s, "a", naver.Image, naver.Verify, evening)
	count(t, s, "a", naver.Audio, naver.Issue, evening)
	count(t, s, "b", naver.Image, naver.Issue, evening)
	count(t, s, "a", naver.Image, naver.Issue, midnight)

	wantUsed(t, s, "a", naver.Image, evening, 3)
	wantUsed(t, s, "a", naver.Audio, evening, 1)
	wantUsed(t, s, "b", naver.Image, evening, 1)
	wantUsed(t, s, "c", naver.Image, evening, 0)
	wantUsed(t, s, "a", naver.Image, midnight, 1)
	wantUsed(t, s, "a", naver.Image, midnight.Add(24*time.Hour), 0)
	// The clock jumps forward by a month, and back.
	count(t, s, "a", naver.Image, naver.Issue, midnight.AddDate(0, 1, 0))
	wantUsed(t, s, "a", naver.Image, evening, 3)

	if got := NextReset(evening); !got.Equal(midnight) {
		t.Errorf("next reset after %v is %v", evening, got)
	}
	if got := NextReset(midnight); !got.Equal(midnight.Add(24 * time.Hour)) {
		t.Errorf("next reset after %v is %v", midnight, got)
	}
	if err := s.CountQuota(t.Context(), "", naver.Image, naver.Issue, noon); !errors.Is(err, ErrNoClientID) {
		t.Errorf("%v", err)
	}
}

// A clock that was wrong for one call does not cost the counts of the days that were right; old ones still go.
func TestTheQuotaSurvivesAClockThatIsYearsAhead(t *testing.T) {
	s := openStore(t, newPath(t), Options{})
	for range 3 {
		count(t, s, "a", naver.Image, naver.Issue, noon)
	}
	count(t, s, "a", naver.Image, naver.Issue, noon.AddDate(2, 0, 0))
	count(t, s, "b", naver.Image, naver.Issue, noon.AddDate(200, 0, 0))
	wantUsed(t, s, "a", naver.Image, noon, 3)
	count(t, s, "a", naver.Image, naver.Issue, noon)
	wantUsed(t, s, "a", naver.Image, noon, 4)

	for days := range quotaDays {
		count(t, s, "a", naver.Audio, naver.Issue, noon.AddDate(1, 0, days))
	}
	wantUsed(t, s, "a", naver.Image, noon, 0)
	wantUsed(t, s, "a", naver.Audio, noon.AddDate(1, 0, quotaDays-1), 1)
}

func TestQuotaIsSharedAndOutlivesTheWindow(t *testing.T) {
	path := newPath(t)
	left, right := openStore(t, path, Options{}), openStore(t, path, Options{})
	count(t, left, "my-client-id", naver.Image, naver.Issue, noon)
	count(t, right, "my-client-id", naver.Image, naver.Issue, noon)
	wantUsed(t, left, "my-client-id", naver.Image, noon, 2)
	if err := errors.Join(left.Close(), right.Close()); err != nil {
		t.Fatal(err)
	}
	wantUsed(t, openStore(t, path, Options{}), "my-client-id", naver.Image, noon, 2)
	if hits := scan(t, filepath.Dir(path), "my-client-id"); hits > 0 {
		t.Error("the client id is in the file")
	}
}

// The same client id has another hash in another history.
func TestClientIDsAreHashedWithAKeyOfTheFile(t *testing.T) {
	var hashes [2]string
	for i := range hashes {
		s := openStore(t, newPath(t), Options{})
		count(t, s, "id", naver.Image, naver.Issue, noon)
		f, err := s.place.ready(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := f.db.QueryRow("SELECT hex(client) FROM quota").Scan(&hashes[i]); err != nil {
			t.Fatal(err)
		}
	}
	if hashes[0] == hashes[1] || len(hashes[0]) != 64 {
		t.Errorf("%q", hashes)
	}
}

package app

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/app/words"
	"navercaptcha/naver"
)

// used are the words beside Verify on NAVER Developers, in English.
func used(n int) string {
	english := words.In(English)
	return english.Format("quota.used", map[string]any{"Kind": english.Text("kind.image"), "Used": n, "Quota": history.DevelopersLimit})
}

// sharing gives windows one history.
func sharing(path string) func(*desk, *Config) {
	return func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) { return history.Open(path, o) }
	}
}

func TestIssueAndVerifyCountAgainstTheQuota(t *testing.T) {
	d := open(t, acceptingOwn, remembering(t))
	d.tries()
	d.wantUnseen(used(2)) // the simulator's quota is nobody's
	d.entersOwn()
	d.untilSeen(used(0))
	d.newShown()
	d.untilSeen(used(1)) // the picture costs nothing
	d.writes(d.answerField(), "wrong")
	d.tap("answer.verify")
	d.untilSeen(used(2))
	d.tap("credentials.check")
	d.untilSeen(used(3))
	d.selects(d.platformChoice(), d.text("platform.cloud")) // where it is charged, without a limit
	d.untilSeen(d.textf("quota.counted", map[string]any{"Kind": d.text("kind.image"), "Used": 3}))
	d.pastes(d.clientIDField(), "another-application")
	d.untilSeen(d.textf("quota.counted", map[string]any{"Kind": d.text("kind.image"), "Used": 0}))
}

// A call counts for the client ID that it was made with, whoever is on the screen when it ends.
func TestALateCallCountsForItsOwnClientID(t *testing.T) {
	d := open(t, acceptingOwn, remembering(t))
	d.entersOwn()
	d.untilSeen(used(0))
	held := d.door.holdNext(naver.Issue)
	d.tap("action.issue")
	<-held.here
	d.pastes(d.clientIDField(), "another-application")
	close(held.on)
	d.untilSeen(used(0))
	d.pastes(d.clientIDField(), ownID)
	d.untilSeen(used(1))
}

func TestTheQuotaIsSharedByWindowsAndOutlivesThem(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	first, second := open(t, acceptingOwn, sharing(path)), open(t, acceptingOwn, sharing(path))
	first.entersOwn()
	second.entersOwn()
	second.untilSeen(used(0))
	first.newShown()
	first.untilSeen(used(1))
	entered := second.config.App.Lifecycle().(interface{ OnEnteredForeground() func() }).OnEnteredForeground()
	entered() // the person comes to the second window, which was opened last
	second.untilSeen(used(1))
	if err := first.ends(); err != nil {
		t.Error(err)
	}
	third := open(t, acceptingOwn, sharing(path))
	third.entersOwn()
	third.untilSeen(used(1))
}

func TestTheQuotaBeginsAnewAtMidnightInKorea(t *testing.T) {
	midnight := history.NextReset(time.Now())
	var ahead atomic.Int64 // of the clock on the wall
	ahead.Store(int64(time.Until(midnight) - time.Hour))
	d := open(t, acceptingOwn, remembering(t), func(_ *desk, c *Config) {
		c.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	})
	d.entersOwn()
	count(t, d.historyStore(), 5, midnight.Add(-time.Minute))
	d.refreshQuota()
	d.untilSeen(used(5))
	ahead.Store(int64(time.Until(midnight) - time.Second))
	d.refreshQuota()
	d.untilSeen(used(0)) // nobody does anything
	if now := d.config.Now(); now.Before(midnight) {
		t.Errorf("it begins anew %v before midnight", midnight.Sub(now))
	}
}

func TestTheQuotaWarnsFromNineTenths(t *testing.T) {
	d := open(t, acceptingOwn, remembering(t))
	d.entersOwn()
	count(t, d.historyStore(), 899, time.Now())
	d.refreshQuota()
	d.untilSeen(used(899))
	d.tap("credentials.check")
	d.untilSeen(d.textf("quota.nearly", map[string]any{"Kind": d.text("kind.image"), "Used": 900, "Quota": history.DevelopersLimit}))
}

// count is what a tester's other calls of the day left behind.
func count(t *testing.T, kept History, n int, at time.Time) {
	t.Helper()
	for range n {
		if err := kept.CountQuota(context.Background(), ownID, naver.Image, naver.Issue, at); err != nil {
			t.Fatal(err)
		}
	}
}

func TestACallThatWasNotSentDoesNotCount(t *testing.T) {
	d := open(t, remembering(t))
	d.use(profile.Profile{ID: profile.NewID(), Name: "Mine", Platform: naver.Developers, BaseURL: "http://127.0.0.1:1", ClientID: ownID}, ownSecret)
	d.untilSeen(used(0))
	d.tap("credentials.check")
	d.until("it is refused", func() bool { return d.credentialsRefused() && !d.savesOrChecks() })
	d.tap("credentials.check")
	d.until("it is refused again", func() bool { return d.credentialsRefused() && !d.savesOrChecks() })
	d.wantSeen(used(0))
}

// busyHistory refuses to count until it is let.
type busyHistory struct {
	History
	free atomic.Bool
}

func (b *busyHistory) CountQuota(ctx context.Context, id string, kind naver.Kind, call naver.Call, at time.Time) error {
	if !b.free.Load() {
		return history.ErrInUse
	}
	return b.History.CountQuota(ctx, id, kind, call, at)
}

func TestACallThatCouldNotBeCountedIsCountedLater(t *testing.T) {
	var busy busyHistory
	path := filepath.Join(t.TempDir(), "history.db")
	d := open(t, acceptingOwn, func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := history.Open(path, o)
			busy.History = store
			return &busy, err
		}
	})
	d.entersOwn()
	d.untilSeen(used(0))
	d.newShown()
	d.tries()
	busy.free.Store(true)
	d.tap("credentials.check")
	d.untilSeen(used(4)) // two issues, a verify and the check
}

// NAVER counts a verify once, whatever it said. The number is read when all is written down, as the next window does.
func TestEachVerifyCountsOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	d := open(t, acceptingOwn, sharing(path))
	d.entersOwn()
	d.tries()
	d.tap("action.new")
	d.untilPhase(session.Shown)
	d.door.breakNext(naver.Verify) // NAVER may have counted it
	d.writes(d.answerField(), "wrong")
	d.tap("answer.verify")
	d.untilSeen("do not send it again: get a new CAPTCHA")
	if err := d.ends(); err != nil {
		t.Fatal(err)
	}
	if issues := d.door.count(naver.Issue); issues != 2 {
		t.Fatalf("%d issues", issues)
	}
	kept, err := history.Open(path, history.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	if n, err := kept.Quota(t.Context(), ownID, naver.Image, time.Now()); err != nil || n != 4 {
		t.Errorf("2 issues and 2 verifies are counted as %d, %v", n, err)
	}
}

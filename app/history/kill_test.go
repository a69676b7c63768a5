package history

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"navercaptcha/naver"
)

// children are what the test binary does when a test starts it again as another window of the app.
var children = map[string]func(*Store){}

func TestMain(m *testing.M) {
	if child, ok := children[os.Getenv("HISTORY_TEST_CHILD")]; ok {
		s, err := Open(os.Getenv("HISTORY_TEST_PATH"), unredacted())
		if err != nil {
			panic(err)
		}
		child(s)
		if err := s.Close(); err != nil {
			panic(err)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// window starts the test binary as another window of the app.
func window(t *testing.T, does, path string) (cmd *exec.Cmd, says io.Reader) {
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "HISTORY_TEST_CHILD="+does, "HISTORY_TEST_PATH="+path)
	cmd.Stderr = os.Stderr
	says, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	return cmd, says
}

func init() {
	children["save for ever"] = func(s *Store) { saveAndTell(s, -1) }
	children["save 10"] = func(s *Store) { saveAndTell(s, 10) }
}

// saveAndTell is a window that saves each attempt twice, as calls come in, and counts each call. It tells what it would
// show as saved: the attempt's id and its number of calls.
func saveAndTell(s *Store, attempts int) {
	ctx := context.Background()
	for n := 0; n != attempts; n++ {
		a := wrongAnswer()
		a.Note = fmt.Sprint("attempt ", n)
		a.Calls[0].Exchange.Body = []byte(strings.Repeat("x", 1+n*7919%60_000))
		for _, calls := range []int{1, 3} {
			a.Calls = wrongAnswer().Calls[:calls]
			for {
				err := s.Save(ctx, a)
				if err == nil {
					break
				}
				if p, _ := ProblemOf(err); p != ErrInUse { // a busy machine
					panic(err)
				}
			}
			fmt.Println(a.ID, calls)
		}
		if err := s.CountQuota(ctx, "client", naver.Image, naver.Issue, noon); err != nil {
			panic(err)
		}
		fmt.Println("counted")
	}
}

// told is what windows told to be saved: the calls of each attempt, and how often they counted.
type told struct {
	mu      sync.Mutex
	calls   map[int64]int
	counted int
}

func (w *told) listen(says io.Reader) {
	for lines := bufio.NewScanner(says); lines.Scan(); {
		var id int64
		var calls int
		w.mu.Lock()
		if n, _ := fmt.Sscan(lines.Text(), &id, &calls); n == 2 {
			w.calls[id] = calls
		} else if lines.Text() == "counted" {
			w.counted++
		}
		w.mu.Unlock()
	}
}

// check opens the history and looks for all that was told.
func (w *told) check(t *testing.T, path string) {
	t.Helper()
	s := openStore(t, path, unredacted())
	defer s.Close()
	found := find(t, s, Query{Limit: maxLimit})
	if n, ok := s.TakeAside(); ok {
		t.Fatalf("%+v", n)
	}
	calls := map[int64]int{}
	for _, f := range found {
		calls[f.ID] = f.Calls
	}
	for id, want := range w.calls {
		if calls[id] < want {
			t.Errorf("attempt %d was saved with %d calls and has %d", id, want, calls[id])
		}
	}
	if used, err := s.Quota(t.Context(), "client", naver.Image, noon); err != nil || used < w.counted {
		t.Errorf("%d calls were counted and %d are left, %v", w.counted, used, err)
	}
}

// TestWhatWasSavedSurvivesAKill kills windows at random moments, also while the file is being made. NAVERCAPTCHA_KILLS
// sets how often.
func TestWhatWasSavedSurvivesAKill(t *testing.T) {
	t.Parallel()
	kills := 5
	if n, err := strconv.Atoi(os.Getenv("NAVERCAPTCHA_KILLS")); err == nil {
		kills = n
	}
	path := newPath(t)
	saved := told{calls: map[int64]int{}}
	total := 0
	for n := range kills {
		if n%50 == 49 { // begin again, since making the file is the delicate moment, and a full one is slow
			total += len(saved.calls)
			path, saved = newPath(t), told{calls: map[int64]int{}}
		}
		var windows sync.WaitGroup
		for range 1 + n%2 {
			windows.Go(func() {
				cmd, says := window(t, "save for ever", path)
				kill := time.AfterFunc(time.Duration(rand.Int64N(int64(300*time.Millisecond))), func() { _ = cmd.Process.Kill() })
				defer kill.Stop()
				saved.listen(says)
				_ = cmd.Wait()
			})
		}
		windows.Wait()
		saved.check(t, path)
		if t.Failed() {
			t.Fatalf("after kill %d", n+1)
		}
	}
	t.Logf("%d kills, %d attempts", kills, total+len(saved.calls))
}

func TestTwoWindowsShareOneHistory(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	saved := told{calls: map[int64]int{}}
	var windows sync.WaitGroup
	for range 2 {
		windows.Go(func() {
			cmd, says := window(t, "save 10", path)
			saved.listen(says)
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
	windows.Wait()
	if len(saved.calls) != 20 || saved.counted != 20 {
		t.Errorf("%d attempts, %d counted", len(saved.calls), saved.counted)
	}
	saved.check(t, path)
}

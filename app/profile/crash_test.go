package profile

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const perWindow = 12

func init() { children["save"] = saveForEver }

// saveForEver is a window that saves one profile after the other and tells each that is safe.
func saveForEver() {
	b, err := Open(os.Getenv("PROFILE_TEST_PATH"))
	if err != nil {
		panic(err)
	}
	who := os.Getenv("PROFILE_TEST_WHO")
	for i := range perWindow {
		p := named(fmt.Sprintf("%s-%d", who, i), strings.Repeat("x", MaxName))
		err := b.Save(p)
		for errors.Is(err, ErrFileInUse) { // on a busy machine, with three others writing
			err = b.Save(p)
		}
		if err != nil {
			panic(err)
		}
		fmt.Println(p.ID)
	}
}

// second starts the test binary as another window, and returns what it reports as saved.
func second(t *testing.T, path, who string, killAfter int) (saved []string) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "PROFILE_TEST_CHILD=save", "PROFILE_TEST_PATH="+path, "PROFILE_TEST_WHO="+who)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Error(err)
		return nil
	}
	if err := cmd.Start(); err != nil {
		t.Error(err)
		return nil
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		saved = append(saved, lines.Text())
		if len(saved) == killAfter {
			time.Sleep(time.Duration(len(who)) * 300 * time.Microsecond) // somewhere in the next write
			_ = cmd.Process.Kill()
		}
	}
	_ = cmd.Wait()
	return saved
}

func TestWhatWasSavedOutlivesAKill(t *testing.T) {
	path := newPath(t)
	saved := map[string]bool{}
	for round := range 4 {
		for _, id := range second(t, path, strings.Repeat("k", round+1), 5) {
			saved[id] = true
		}
		b := openBook(t, path)
		if n, ok := b.Notice(); ok {
			t.Fatalf("round %d left a file that cannot be used: %+v", round, n)
		}
		for id := range saved {
			if _, ok := b.Get(id); !ok {
				t.Fatalf("round %d lost %s", round, id)
			}
		}
	}
	if len(saved) == 0 {
		t.Error("nothing was saved")
	}
}

func TestFourWindowsSavingAtOnceLoseNothing(t *testing.T) {
	path := newPath(t)
	var all sync.WaitGroup
	for _, who := range []string{"a", "b", "c", "d"} {
		all.Go(func() {
			if saved := second(t, path, who, 0); len(saved) != perWindow {
				t.Errorf("window %s saved %d profiles", who, len(saved))
			}
		})
	}
	all.Wait()
	if got := len(openBook(t, path).Profiles()); got != 4*perWindow {
		t.Errorf("%d profiles, want %d", got, 4*perWindow)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 2 {
		t.Errorf("there is more than the file and its lock: %q, %v", left, err)
	}
}

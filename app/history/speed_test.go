package history

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
)

// tenThousand makes a history of 10,000 attempts, which is ten days of NAVER Developers' whole quota.
func tenThousand(b *testing.B) (path string) {
	b.Helper()
	path = filepath.Join(b.TempDir(), "history.db")
	o := unredacted()
	o.Now = func() time.Time { return noon }
	s, err := Open(path, o)
	if err != nil {
		b.Fatal(err)
	}
	err = s.place.write(b.Context(), func(ctx context.Context, c *sql.Conn) error {
		for n := range 10_000 {
			a := wrongAnswer()
			a.Started = noon.Add(time.Duration(n) * time.Minute)
			a.Platform = naver.Platforms()[n%4]
			a.Note = fmt.Sprintf("메모 %d of a tester about what was seen, 10 words or so", n)
			a.Tags = []string{fmt.Sprint("tag ", n%97)}
			a.Calls[1].Exchange.Body = append(a.Calls[1].Exchange.Body, make([]byte, 5000)...)
			explained := diagnosis.Explain(attempt.Call{Platform: a.Platform, Kind: a.Kind, Call: naver.Verify})
			if n%3 == 0 {
				a.Verdict, a.Finding = nil, &explained
			}
			p, err := s.options.prepare(a, known{})
			if err != nil {
				return err
			}
			if _, err := p.write(ctx, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

var searches = []struct {
	name  string
	query Query
}{
	{"first-page", Query{}},
	{"rare-text", Query{Text: "메모 7777"}},
	{"text-nowhere", Query{Text: "nowhere to be found"}},
	{"filters", Query{Platform: naver.Developers, Kind: naver.Image, Verdict: Wrong, Since: noon, Until: noon.AddDate(0, 0, 2)}},
	{"day", Query{Since: noon.AddDate(0, 0, 2), Until: noon.AddDate(0, 0, 3)}},
	{"tag", Query{Tag: "tag 33"}},
	{"last-page", Query{Offset: 9_900}},
	{"everything", Query{Limit: maxLimit}},
}

// columns are what a list shows, as anybody would ask for them.
const columns = `a.id, a.started, a.zone, a.profile, a.platform, a.host, a.kind, a.outcome, a.response_time, a.rule,
	substr(a.note, 1, 200), a.tags, a.calls`

// asText is the query with its values in it, for the command line of sqlite3.
func (q Query) asText() string {
	where, args := q.where(false)
	text := searchQuery(columns, where)
	limit := q.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	for _, a := range append(args, limit, q.Offset) {
		literal := fmt.Sprint(a)
		if s, ok := a.(string); ok {
			literal = "'" + strings.ReplaceAll(s, "'", "''") + "'"
		}
		text = strings.Replace(text, "?", literal, 1)
	}
	return text
}

// console is a running sqlite3.
type console struct {
	in  io.Writer
	out *bufio.Scanner
}

func startConsole(b *testing.B, program, path string) *console {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), program, "-readonly", path)
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	return &console{in, bufio.NewScanner(out)}
}

func (c *console) ask(query string) (lines int) {
	fmt.Fprintf(c.in, "%s;\n.print that is all\n", strings.ReplaceAll(query, "\n", " "))
	for c.out.Scan() && c.out.Text() != "that is all" {
		lines++
	}
	return lines
}

// BenchmarkSearch compares a search with the same query typed into a running sqlite3.
func BenchmarkSearch(b *testing.B) {
	path := tenThousand(b)
	program, missing := exec.LookPath("sqlite3")
	for _, search := range searches {
		var lines int
		b.Run(search.name+"/history", func(b *testing.B) {
			s, err := Open(path, unredacted())
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			if _, err := s.Search(b.Context(), Query{Limit: 1}); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				found, err := s.Search(b.Context(), search.query)
				if err != nil {
					b.Fatal(err)
				}
				lines = len(found)
			}
		})
		b.Run(search.name+"/sqlite3", func(b *testing.B) {
			if missing != nil {
				b.Skip(missing)
			}
			c := startConsole(b, program, path)
			c.ask("SELECT 1")
			for b.Loop() {
				if got := c.ask(search.query.asText()); got != lines {
					b.Fatalf("%d lines, the history found %d", got, lines)
				}
			}
		})
	}
}

// BenchmarkDelete compares deleting a third of a history with the same statements in sqlite3, with the same promises: all
// that belongs to an attempt goes with it and is overwritten, and the room goes back to the disk.
func BenchmarkDelete(b *testing.B) {
	original, err := os.ReadFile(tenThousand(b))
	if err != nil {
		b.Fatal(err)
	}
	const third = 3_333
	before := noon.Add(third * time.Minute)
	path := filepath.Join(b.TempDir(), "history.db")
	fresh := func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + end)
		}
		if err := os.WriteFile(path, original, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("history", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			fresh()
			s, err := Open(path, unredacted())
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if n, err := s.DeleteBefore(b.Context(), before); err != nil || n != third {
				b.Fatal(n, err)
			}
			b.StopTimer()
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
	b.Run("sqlite3", func(b *testing.B) {
		program, err := exec.LookPath("sqlite3")
		if err != nil {
			b.Skip(err)
		}
		statements := fmt.Sprintf(`PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL;
			DELETE FROM attempt WHERE started<%d;
			DELETE FROM finding WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE finding=finding.id)
				AND NOT EXISTS (SELECT 1 FROM call WHERE finding=finding.id);
			PRAGMA incremental_vacuum(25000); PRAGMA wal_checkpoint(TRUNCATE);`, before.UnixNano())
		for b.Loop() {
			b.StopTimer()
			fresh()
			b.StartTimer()
			if out, err := exec.CommandContext(b.Context(), program, path, statements).CombinedOutput(); err != nil {
				b.Fatalf("%v: %s", err, out)
			}
		}
	})
}

// BenchmarkOpen compares opening a history of 10,000 attempts and searching it with running sqlite3 on it, and with
// running sqlite3 on nothing, which is what starting a program costs.
func BenchmarkOpen(b *testing.B) {
	path := tenThousand(b)
	program, missing := exec.LookPath("sqlite3")
	for _, search := range searches[:2] {
		b.Run(search.name+"/history", func(b *testing.B) {
			for b.Loop() {
				s, err := Open(path, unredacted())
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Search(b.Context(), search.query); err != nil {
					b.Fatal(err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
		for name, file := range map[string][]string{
			"sqlite3": {path, search.query.asText()}, "sqlite3-on-nothing": {":memory:", "SELECT 1"},
		} {
			b.Run(search.name+"/"+name, func(b *testing.B) {
				if missing != nil {
					b.Skip(missing)
				}
				for b.Loop() {
					if out, err := exec.CommandContext(b.Context(), program, file...).CombinedOutput(); err != nil {
						b.Fatalf("%v: %s", err, out)
					}
				}
			})
		}
	}
}

// BenchmarkOpenLazily is what the start of the app pays, with a history and without.
func BenchmarkOpenLazily(b *testing.B) {
	for name, path := range map[string]string{"10000-attempts": tenThousand(b), "none": filepath.Join(b.TempDir(), "h.db")} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s, err := Open(path, unredacted())
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSave is an attempt of three calls, with all syncs.
func BenchmarkSave(b *testing.B) {
	s, err := Open(filepath.Join(b.TempDir(), "history.db"), unredacted())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		if err := s.Save(b.Context(), wrongAnswer()); err != nil {
			b.Fatal(err)
		}
	}
}

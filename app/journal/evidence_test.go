package journal

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"navercaptcha/app/history"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// others are so many calls that another program made with the client ID of those of state.
func others(calls int) []attempt.Call {
	list := state(1, calls).Calls
	for i := range list {
		list[i].Source, list[i].Place.Line = attempt.Evidence, i+1
	}
	return list
}

func TestEvidenceIsAnAttemptOfItsOwnAndCountsForNothing(t *testing.T) {
	d := &disk{}
	j, _ := open(d)
	kept := make(chan error, 2)
	tell := func(err error) { kept <- err }
	j.Record(state(1, 1))
	j.Keep(others(3), nil, "capture.har", tell)
	j.Keep(others(history.MaxCalls+1), nil, "a long one", tell)
	j.RecordDetached(others(1)[0])
	for range 2 {
		if err := <-kept; err != nil {
			t.Fatal(err)
		}
	}
	j.Close(func() {})
	if err := j.Wait(); err != nil {
		t.Fatal(err)
	}
	all := d.attempts()
	if len(all) != 5 || len(all[1].Calls) != 3 || len(all[2].Calls) != history.MaxCalls || len(all[3].Calls) != 1 {
		t.Fatalf("%d attempts are kept", len(all))
	}
	if a := all[1]; a.Note != "capture.har" || a.Tags[0] != EvidenceTag || time.Since(a.Started) > time.Minute || a.Calls[2].Place.Line != 3 {
		t.Errorf("%+v", a)
	}
	if n := d.used["client-id-of-call"]; n != 1 {
		t.Errorf("%d calls are counted, want this program's own", n)
	}
}

func TestThatEvidenceCannotBeKeptIsTold(t *testing.T) {
	full := errors.New("disk full")
	d := &disk{hold: make(chan error, 1)}
	j, _ := open(d)
	kept := make(chan error, 1)
	d.hold <- full
	j.Keep(others(1), nil, "", func(err error) { kept <- err })
	if err := <-kept; !errors.Is(err, full) {
		t.Errorf("%v is told", err)
	}
	j.Close(func() {
		d.hold <- full
		j.Keep(others(1), nil, "", func(err error) { kept <- err })
		<-kept
	})
	if err := j.Wait(); !errors.Is(err, full) {
		t.Errorf("after closing %v is told", err)
	}
	New(Options{Now: time.Now}).Keep(others(1), nil, "", func(err error) { kept <- err })
	if err := <-kept; !errors.Is(err, history.ErrNotWritten) {
		t.Errorf("without a history %v is told", err)
	}
}

// What the evidence says of itself to be secret is in no byte of the file, wherever else it stands.
func TestNoSecretOfEvidenceReachesTheHistory(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2026))
	letters := "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
	random := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		return string(b)
	}
	for n := range 20 {
		id, secret, cookie := random(20), random(10+n), random(16)
		for form, text := range map[string]string{
			"curl": "> GET /v1/captcha/nkey?code=0 HTTP/1.1\n> Host: openapi.naver.com\n> X-Naver-Client-Id: %[1]s\n" +
				"> X-Naver-Client-Secret: %[2]s\n> Cookie: s=%[3]s\n>\n< HTTP/1.1 401 Unauthorized\n< X-Echo: %[2]s\n<\n" +
				`{"errorMessage":"%[2]s","errorCode":"024"}`,
			"source": "import requests\nheaders = {'X-Naver-Client-Id': '%[1]s', 'X-Naver-Client-Secret': '%[2]s'}\n" +
				"requests.get('https://openapi.naver.com/v1/captcha/nkey?code=0&x=%[2]s', headers=headers)\n",
			"log": "2026-11-20 12:00:00.123 ERROR X-Naver-Client-Id: %[1]s X-Naver-Client-Secret: %[2]s Cookie: s=%[3]s\n" +
				"2026-11-20 12:00:00.200 ERROR GET https://openapi.naver.com/v1/captcha/nkey?code=0 401 {\"errorMessage\":\"bad %[2]s\",\"errorCode\":\"024\"}\n",
		} {
			found, err := evidence.Read("of "+secret+".log", fmt.Appendf(nil, text, id, secret, cookie))
			if err != nil || !found.Explained() {
				t.Fatalf("%s: %v", form, err)
			}
			folder := t.TempDir()
			store, err := history.Open(filepath.Join(folder, "history.db"), history.Options{
				Redact: func(e *exchange.Exchange) *exchange.Exchange {
					clean, _ := e.Redact(redaction.New())
					return clean
				},
				RedactText: redaction.New().Text,
			})
			if err != nil {
				t.Fatal(err)
			}
			j := New(Options{Store: store, Now: time.Now, OnSaved: func(Saved) {}, OnCounted: func() {}, OnQuota: func(string, map[naver.Kind]int) {}})
			kept := make(chan error, 1)
			j.Keep(found.Calls, found.Mask(), "of "+secret+".log", func(err error) { kept <- err })
			if err := <-kept; err != nil {
				t.Fatal(err)
			}
			files, _ := filepath.Glob(filepath.Join(folder, "*"))
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for what, value := range map[string]string{"client ID": id, "client secret": secret, "cookie": cookie} {
					if bytes.Contains(bytes.ToLower(data), bytes.ToLower([]byte(value))) {
						t.Errorf("%s: the %s is in %s", form, what, filepath.Base(file))
					}
				}
			}
			j.Close(func() {})
			if err := j.Wait(); err != nil || len(files) == 0 {
				t.Errorf("%v, %d files", err, len(files))
			}
		}
	}
}

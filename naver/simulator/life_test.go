package simulator

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"navercaptcha/naver"
)

// everyAPI runs a test against both kinds on a platform of each family.
func everyAPI(t *testing.T, test func(t *testing.T, p naver.Platform, k naver.Kind)) {
	for _, p := range naver.Platforms() {
		for _, k := range []naver.Kind{naver.Image, naver.Audio} {
			t.Run(string(p)+"/"+string(k), func(t *testing.T) { test(t, p, k) })
		}
	}
}

func verdictBody(p naver.Platform, k naver.Kind, result, responseTime string) string {
	if p == naver.Developers && k == naver.Audio {
		return `{"result":` + result + `}`
	}
	return `{"result":` + result + `,"responseTime":` + responseTime + `}`
}

func TestRightAnswerThenKeyIsUsedUp(t *testing.T) {
	everyAPI(t, func(t *testing.T, p naver.Platform, k naver.Kind) {
		clock := newFakeClock()
		c := call(t, New(Options{Seed: 1, Clock: clock.now}), p, k)
		key, answer := c.fetched()
		clock.add(14130 * time.Millisecond)
		expect(t, c.verify(key, answer), 200, verdictBody(p, k, "true", "14.13"))
		expect(t, c.verify(key, answer), 403, ct001)
		expect(t, c.fetch(key), 403, ct001)
		if _, ok := c.simulator.Answer(key); ok {
			t.Error("a used key still has an answer")
		}
	})
}

func TestWrongAnswerIsNoError(t *testing.T) {
	everyAPI(t, func(t *testing.T, p naver.Platform, k naver.Kind) {
		clock := newFakeClock()
		c := call(t, New(Options{Seed: 1, Clock: clock.now}), p, k)
		key, answer := c.fetched()
		clock.add(8800 * time.Millisecond)
		expect(t, c.verify(key, answer+"X"), 200, verdictBody(p, k, "false", "8.8"))
		expect(t, c.verify(key, answer), 403, ct001)
	})
}

func TestVerifyBeforeFetch(t *testing.T) {
	everyAPI(t, func(t *testing.T, p naver.Platform, k naver.Kind) {
		c := call(t, New(Options{Seed: 1}), p, k)
		key := c.key()
		message := "Unissued image."
		if k == naver.Audio {
			message = "Unissued wav."
		}
		body := `{"result":false,"errorMessage":"` + message + `","errorCode":"CT002"}`
		expect(t, c.verify(key, "1"), 400, body)
		if _, ok := c.simulator.Answer(key); ok {
			t.Error("there is an answer before there is a picture")
		}
		// The key was not used up by that.
		c.fetch(key)
		answer, _ := c.simulator.Answer(key)
		if w := c.verify(key, answer); !strings.HasPrefix(w.Body.String(), `{"result":true`) {
			t.Errorf("after the fetch: %s", w.Body)
		}
	})
}

func TestKeysThatAreInvalid(t *testing.T) {
	everyAPI(t, func(t *testing.T, p naver.Platform, k naver.Kind) {
		s := New(Options{Seed: 1})
		c := call(t, s, p, k)
		other := naver.Audio
		if k == naver.Audio {
			other = naver.Image
		}
		otherKind, _ := call(t, s, p, other).fetched()
		otherPlatform := naver.Developers
		if p == naver.Developers {
			otherPlatform = naver.Cloud
		}
		elsewhere, _ := call(t, s, otherPlatform, k).fetched()
		mine := c.key()
		for name, key := range map[string]string{
			"never issued":          "SIM0000000000000",
			"one of NAVER's":        "t521bp3qM7Qyk2X2",
			"too short":             "SIM",
			"written twice":         mine + mine,
			"of the other kind":     otherKind,
			"of the other platform": elsewhere,
			"not ASCII":             "SIM열쇠열쇠열",
		} {
			t.Run(name, func(t *testing.T) {
				expect(t, c.fetch(key), 403, ct001)
				expect(t, c.verify(key, "1"), 403, ct001)
			})
		}
	})
}

func TestKeyExpires(t *testing.T) {
	clock := newFakeClock()
	c := call(t, New(Options{Seed: 1, Clock: clock.now}), naver.Developers, naver.Image)
	inTime, answer := c.fetched()
	late, lateAnswer := c.fetched()
	clock.add(DefaultKeyLife - 1)
	expect(t, c.verify(inTime, answer), 200, `{"result":true,"responseTime":-1}`)
	clock.add(1)
	if _, ok := c.simulator.Answer(late); ok {
		t.Error("an expired key has an answer")
	}
	expect(t, c.fetch(late), 403, ct001)
	expect(t, c.verify(late, lateAnswer), 403, ct001)
	c.key()
	if n := c.simulator.keys.len(); n != 1 {
		t.Errorf("%d keys are kept, want the new one alone", n)
	}
}

func TestKeyLifeIsAnOption(t *testing.T) {
	clock := newFakeClock()
	c := call(t, New(Options{Seed: 1, Clock: clock.now, KeyLife: time.Minute}), naver.Developers, naver.Image)
	key, answer := c.fetched()
	clock.add(time.Minute)
	expect(t, c.verify(key, answer), 403, ct001)
}

func TestKeptKeyIsJudgedAgain(t *testing.T) {
	clock := newFakeClock()
	s := New(Options{Seed: 1, Clock: clock.now, KeepKeyAfterVerify: true})
	c := call(t, s, naver.Cloud, naver.Image)
	key, answer := c.fetched()
	expect(t, c.verify(key, "no"), 200, `{"result":false,"responseTime":0.0}`)
	expect(t, c.verify(key, answer), 200, `{"result":true,"responseTime":0.0}`)
	expect(t, c.verify(key, answer), 200, `{"result":true,"responseTime":0.0}`)
}

func TestSecondFetchDrawsAnew(t *testing.T) {
	everyAPI(t, func(t *testing.T, p naver.Platform, k naver.Kind) {
		c := call(t, New(Options{Seed: 1, KeepKeyAfterVerify: true}), p, k)
		key, first := c.fetched()
		again := c.fetch(key)
		second, _ := c.simulator.Answer(key)
		if first == second {
			t.Fatal("the answer is the same")
		}
		if again.Code != http.StatusOK || again.Body.Len() == 0 {
			t.Fatalf("the second fetch: %d", again.Code)
		}
		if body := c.verify(key, first).Body.String(); !strings.HasPrefix(body, `{"result":false`) {
			t.Errorf("the first answer still counts: %s", body)
		}
		if body := c.verify(key, second).Body.String(); !strings.HasPrefix(body, `{"result":true`) {
			t.Errorf("the second answer does not count: %s", body)
		}
	})
}

func TestSamePictureIsAnOption(t *testing.T) {
	everyAPI(t, func(t *testing.T, p naver.Platform, k naver.Kind) {
		c := call(t, New(Options{Seed: 1, SamePicture: true}), p, k)
		key := c.key()
		first, second := c.fetch(key).Body.String(), c.fetch(key).Body.String()
		if first != second {
			t.Error("the second fetch differs")
		}
	})
}

func TestCaseOfTheAnswer(t *testing.T) {
	for _, sensitive := range []bool{false, true} {
		c := call(t, New(Options{Seed: 1, CaseSensitive: sensitive}), naver.Developers, naver.Image)
		key, answer := c.fetched()
		for strings.ToLower(answer) == answer { // digits alone have no case
			key, answer = c.fetched()
		}
		body := c.verify(key, strings.ToLower(answer)).Body.String()
		if right := strings.HasPrefix(body, `{"result":true`); right == sensitive {
			t.Errorf("CaseSensitive %v: %s", sensitive, body)
		}
	}
}

func TestOneOfManyVerifiesWins(t *testing.T) {
	s := New(Options{Seed: 1})
	c := call(t, s, naver.Developers, naver.Image)
	for range 20 {
		key, answer := c.fetched()
		const callers = 16
		bodies := make([]string, callers)
		start := make(chan struct{})
		var group sync.WaitGroup
		for i := range callers {
			group.Go(func() {
				<-start
				bodies[i] = c.verify(key, answer).Body.String()
			})
		}
		close(start)
		group.Wait()
		right := 0
		for _, body := range bodies {
			switch {
			case strings.HasPrefix(body, `{"result":true`):
				right++
			case body != ct001:
				t.Errorf("a loser got %s", body)
			}
		}
		if right != 1 {
			t.Fatalf("%d verifies of one key won", right)
		}
	}
}

func TestLastKey(t *testing.T) {
	s := New(Options{Seed: 1})
	if key, ok := s.LastKey(naver.Image); ok {
		t.Errorf("a key before the first: %q", key)
	}
	image := call(t, s, naver.Cloud, naver.Image).key()
	audio := call(t, s, naver.Developers, naver.Audio).key()
	if key, _ := s.LastKey(naver.Image); key != image {
		t.Errorf("image: %s, want %s", key, image)
	}
	if key, _ := s.LastKey(naver.Audio); key != audio {
		t.Errorf("audio: %s, want %s", key, audio)
	}
}

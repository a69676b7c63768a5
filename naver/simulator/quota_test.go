package simulator

import (
	"testing"
	"time"

	"navercaptcha/naver"
)

func TestQuotaCountsIssueAndVerifyUntilKoreanMidnight(t *testing.T) {
	clock := &fakeClock{at: time.Date(2026, 12, 31, 14, 0, 0, 0, time.UTC)} // 23:00 in Korea
	s := New(Options{Seed: 1, Quota: 3, Clock: clock.now})
	c := call(t, s, naver.Developers, naver.Image)

	key, _ := c.fetched() // 1
	for range 5 {
		c.fetch(key) // free
	}
	c.verify(key, "") // 2
	c.key()           // 3
	used := func(n string) string {
		return `{"errorMessage":"{count/quota=` + n + `/3} : Query limit exceeded. (쿼리 한도를 초과했습니다.)","errorCode":"010"}`
	}
	expect(t, c.issue(), 429, used("4"))
	expect(t, c.verify(key, ""), 429, used("5"))

	// Others have their own: the other kind, the other platform.
	call(t, s, naver.Developers, naver.Audio).key()
	call(t, s, naver.Cloud, naver.Image).key()

	clock.add(time.Hour - 1)
	expect(t, c.issue(), 429, used("6"))
	clock.add(1) // midnight in Korea, 15:00 in Greenwich
	c.key()
}

func TestQuotaOfCloud(t *testing.T) {
	c := call(t, New(Options{Seed: 1, Quota: 1}), naver.Gov, naver.Audio)
	c.key()
	expect(t, c.issue(), 429, `{"error":{"errorCode":"400","message":"Quota Exceeded"}}`)
}

func TestQuotaIsOfAClientID(t *testing.T) {
	s := New(Options{Seed: 1, Quota: 1, Credentials: []naver.Credentials{{ID: "a", Secret: "1"}, {ID: "b", Secret: "1"}}})
	for _, id := range []string{"a", "b"} {
		c := call(t, s, naver.Developers, naver.Image)
		c.id, c.secret = id, "1"
		c.key()
		if w := c.issue(); w.Code != 429 {
			t.Errorf("%s: %d", id, w.Code)
		}
		c.secret = "wrong" // costs nobody anything, and is refused as such
		if w := c.issue(); w.Code != 401 {
			t.Errorf("%s with a wrong secret: %d", id, w.Code)
		}
	}
}

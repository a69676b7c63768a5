package journal

import (
	"context"
	"slices"
	"sync"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// counted is a call that NAVER counts against the day's quota of a client ID.
type counted struct {
	clientID string
	kind     naver.Kind
	call     naver.Call
	at       time.Time
}

// countedCalls are those calls of this program that reached NAVER. Their client ID is the one that was sent: the one on the screen may
// have changed since.
func countedCalls(calls []attempt.Call) (list []counted) {
	for _, c := range calls {
		if c.Source.Others() || c.Call == naver.Fetch || c.Caller.Simulated || c.Exchange == nil || c.Exchange.Sends == 0 {
			continue
		}
		if id := c.Exchange.RequestHeader.Get(c.Platform.IDHeader()); id != "" {
			list = append(list, counted{clientID: id, kind: c.Kind, call: c.Call, at: c.Exchange.Start})
		}
	}
	return list
}

// quotaTime bounds one question for the numbers.
const quotaTime = 15 * time.Second

// maxCounted bounds how many calls wait for a disk that does not answer.
const maxCounted = 10_000

// quotaCounter keeps the day's quota in the history, which all windows share. It does one thing after the other, so that
// an older number never comes after a newer one.
type quotaCounter struct {
	store   Store
	now     func() time.Time
	onQuota func(clientID string, used map[naver.Kind]int)
	// onFailed hears why a call could not be counted.
	onFailed func(error)

	mu      sync.Mutex
	waiting []counted
	asked   string // whose numbers are wanted next, if anybody's
	running bool
	idle    sync.WaitGroup // done when nothing waits
}

// put counts calls, soon.
func (q *quotaCounter) put(calls []counted) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, calls[:min(len(calls), maxCounted-len(q.waiting))]...)
	q.start()
}

// ask tells the numbers of a client ID once everything is counted. Only the newest question is answered.
func (q *quotaCounter) ask(clientID string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.asked = clientID
	q.start()
}

// start lets the work begin. The caller holds the lock.
func (q *quotaCounter) start() {
	if q.store != nil && !q.running && (len(q.waiting) > 0 || q.asked != "") {
		q.running = true
		q.idle.Go(q.run)
	}
}

func (q *quotaCounter) run() {
	for {
		q.mu.Lock()
		calls, clientID := q.waiting, q.asked
		q.waiting, q.asked = nil, ""
		if len(calls) == 0 && clientID == "" {
			q.running = false
			q.mu.Unlock()
			return
		}
		q.mu.Unlock()
		for i, c := range calls {
			if err := q.count(c); err != nil { // the history says why where it saves
				q.onFailed(err)
				q.pause(calls[i:])
				return
			}
		}
		if clientID == "" {
			continue
		}
		if used, err := q.used(clientID); err == nil {
			q.onQuota(clientID, used)
		}
	}
}

// pause takes back what could not be counted: it is tried again with the next call or question.
func (q *quotaCounter) pause(calls []counted) {
	q.mu.Lock()
	defer q.mu.Unlock()
	calls = append(slices.Clone(calls), q.waiting...)
	q.waiting = calls[:min(len(calls), maxCounted)]
	q.running = false
}

func (q *quotaCounter) count(c counted) error {
	ctx, cancel := context.WithTimeout(context.Background(), saveTime)
	defer cancel()
	return q.store.CountQuota(ctx, c.clientID, c.kind, c.call, c.at)
}

func (q *quotaCounter) used(clientID string) (map[naver.Kind]int, error) {
	ctx, cancel := context.WithTimeout(context.Background(), quotaTime)
	defer cancel()
	used := map[naver.Kind]int{}
	for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
		n, err := q.store.Quota(ctx, clientID, kind, q.now())
		if err != nil {
			return nil, err
		}
		used[kind] = n
	}
	return used, nil
}

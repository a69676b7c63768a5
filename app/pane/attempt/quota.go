package attempt

import (
	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/naver"
)

// DayUsed is how much of the day's quota of a client ID is used.
type DayUsed struct {
	ClientID string
	Used     map[naver.Kind]int
}

// Quota is the day's count beside Verify, of the client ID that is called with.
type Quota struct {
	pane    *Pane
	of      string // the client ID
	used    map[naver.Kind]int
	nextDay timer // which has a quota of its own
}

// Refresh asks for the day's numbers.
func (q *Quota) Refresh() { q.pane.parts.Journal.AskQuota(q.of) }

// OnCredentials hears that others may be called with.
func (q *Quota) OnCredentials() {
	if of := countedID(q.pane.parts.Connector.Current().Profile); of != q.of {
		q.of, q.used = of, nil
		q.Refresh()
	}
}

// countedID is the client ID of a profile. The simulator's quota is nobody's.
func countedID(p profile.Profile) string {
	if p.ID == profile.SimulatorID {
		return ""
	}
	return p.ClientID
}

// OnUsed hears the day's numbers of a client ID, and asks again when the next day begins.
func (q *Quota) OnUsed(day DayUsed) {
	if q.pane.closed || day.ClientID != q.of {
		return
	}
	q.used = day.Used
	q.draw()
	now := q.pane.parts.Now()
	q.nextDay.start(q.pane.host, history.NextReset(now).Sub(now), q.Refresh)
}

func (q *Quota) draw() { q.pane.view.answer.showQuota(q.text()) }

// text is the day's count, with a warning when most of the quota is used.
func (q *Quota) text() (said string, warn bool) {
	if q.used == nil {
		return "", false
	}
	kind, in := q.pane.kind, q.pane.words
	values := map[string]any{"Kind": in.Text("kind." + string(kind)), "Used": q.used[kind], "Quota": history.DevelopersLimit}
	switch {
	case q.pane.parts.Connector.Current().Profile.Platform != naver.Developers:
		return in.Format("quota.counted", values), false
	case float64(q.used[kind]) >= history.QuotaWarning*history.DevelopersLimit:
		return in.Format("quota.nearly", values), true
	default:
		return in.Format("quota.used", values), false
	}
}

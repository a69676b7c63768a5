package app

import (
	"time"

	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/naver"
)

// dayUsed is how much of the day's quota of a client ID is used.
type dayUsed struct {
	clientID string
	used     map[naver.Kind]int
}

// refreshQuota asks for the day's numbers of the client ID on the screen.
func (w *Window) refreshQuota() {
	if !w.closing.Load() {
		w.journal.AskQuota(w.quotaOf())
	}
}

// quotaOf is the client ID whose quota is shown.
func (w *Window) quotaOf() string { return countedID(w.who.draft.Profile) }

// countedID is the client ID of a profile. The simulator's quota is nobody's.
func countedID(p profile.Profile) string {
	if p.ID == profile.SimulatorID {
		return ""
	}
	return p.ClientID
}

// showQuota hears the day's numbers of a client ID, and asks again when the next day begins.
func (w *Window) showQuota(day dayUsed) {
	if w.closing.Load() || day.clientID != w.quotaOf() {
		return
	}
	w.used = day.used
	w.challenge.showQuota(w.quotaText())
	if w.dayTimer != nil {
		w.dayTimer.Stop()
	}
	now := w.config.Now()
	w.dayTimer = time.AfterFunc(history.NextReset(now).Sub(now), func() { w.do(w.refreshQuota) })
}

// quotaText is the day's count beside Verify, with a warning when most of the quota is used.
func (w *Window) quotaText() (words string, warn bool) {
	if w.used == nil {
		return "", false
	}
	used := w.used[w.kind]
	values := map[string]any{"Kind": w.words.Text("kind." + string(w.kind)), "Used": used, "Quota": history.DevelopersLimit}
	switch {
	case w.who.draft.Profile.Platform != naver.Developers:
		return w.words.Format("quota.counted", values), false
	case float64(used) >= history.QuotaWarning*history.DevelopersLimit:
		return w.words.Format("quota.nearly", values), true
	default:
		return w.words.Format("quota.used", values), false
	}
}

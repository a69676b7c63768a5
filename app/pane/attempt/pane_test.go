package attempt

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/connect"
	"navercaptcha/app/embedded"
	"navercaptcha/app/journal"
	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/app/widgets/widgettest"
	"navercaptcha/app/words"
	"navercaptcha/audio"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// room is a window with nothing in it but the pane.
type room struct {
	fyne.Window
	waiting []*attempt.Call // what OnWaiting was told
}

func (r *room) Do(func())                                                  {}
func (r *room) ShowsAttempt() bool                                         { return true }
func (r *room) Escape()                                                    {}
func (r *room) Copy(string)                                                {}
func (r *room) SaveAs(string, string, func(context.Context, string) error) {}
func (r *room) OnAttempt(session.State, []attempt.Call)                    {}
func (r *room) OnWaiting(call *attempt.Call, _ time.Duration)              { r.waiting = append(r.waiting, call) }

// silent is a player without a device.
type silent struct{}

func (silent) Load(*audio.Clip)               {}
func (silent) Play()                          {}
func (silent) Pause()                         {}
func (silent) Replay()                        {}
func (silent) Stop()                          {}
func (silent) SetVolume(float64)              {}
func (silent) Status() playback.Status        { return playback.Status{} }
func (silent) OnChange(func(playback.Status)) {}
func (silent) Close()                         {}

func open(t *testing.T, language text.Lang) (*Pane, *room) {
	t.Helper()
	r := &room{Window: widgettest.App().NewWindow("")}
	t.Cleanup(r.Close)
	connector := connect.New(&embedded.Simulator{}, exchange.NewRecorder(0, nil))
	p := New(r, Parts{
		Session:     session.New(session.Options{Connect: connector.Connect, Changed: func(session.State) {}}),
		Connector:   connector,
		Journal:     journal.New(journal.Options{Now: time.Now}),
		Player:      silent{},
		Preferences: widgettest.App().Preferences(),
		Now:         time.Now,
	}, words.In(language))
	r.SetContent(p.Content())
	p.Draw()
	t.Cleanup(p.Close)
	return p, r
}

func TestNothingTicksWithoutAKey(t *testing.T) {
	p, _ := open(t, text.English)
	if p.timers.age.running != nil || p.timers.progress.running != nil || p.Quota.nextDay.running != nil {
		t.Error("a timer runs with nothing to tell")
	}
}

func TestNothingTicksOnceThePaneIsClosed(t *testing.T) {
	p, r := open(t, text.English)
	p.OnState(session.State{Kind: naver.Image, Phase: session.Fetching, Key: "SIM4jfA8OVKb4eDD", Issued: time.Now(), Began: time.Now()})
	if p.timers.age.running == nil || p.timers.progress.running == nil {
		t.Fatal("no timer runs with a key and a call on its way")
	}
	p.Close()
	told := len(r.waiting)
	p.OnState(session.State{Kind: naver.Image, Phase: session.Verifying, Key: "another", Issued: time.Now(), Began: time.Now()})
	p.Draw()
	p.DrawProgress()
	if p.timers.age.running != nil || p.timers.progress.running != nil || len(r.waiting) != told {
		t.Error("something is drawn after the end")
	}
}

// Whatever the middle says, in both languages, it fits between the columns of a small window.
func TestLongWordsDoNotWidenTheMiddle(t *testing.T) {
	for _, language := range []text.Lang{text.English, text.Korean} {
		p, _ := open(t, language)
		check := func(what string) {
			t.Helper()
			if got := p.Content().MinSize().Width; got > widgets.MiddleLeast {
				t.Errorf("%s: %s needs %v pixels, and has %v", language, what, got, widgets.MiddleLeast)
			}
		}
		p.view.key.show(session.State{Key: strings.Repeat("SIM4jfA8OVKb4eDD", 20)})
		check("a long key")
		nearly := map[string]any{"Kind": p.words.Text("kind.image"), "Used": 100_000, "Quota": 1000}
		p.view.answer.showQuota(p.words.Format("quota.nearly", nearly), true)
		check("a quota that is nearly used")
		p.view.answer.set(strings.Repeat("한", 100))
		check("a long answer")
		for _, seconds := range []float64{-1, 1e300} {
			p.view.verdict.headline.show(&naver.Verdict{ResponseTime: naver.ResponseTime{Reported: true, Seconds: seconds}})
			check("an odd time")
		}
	}
}

func TestTheOfferStandsInThePlaceOfTheFacts(t *testing.T) {
	p, _ := open(t, text.English)
	for typed, offers := range map[string]bool{"": false, "ㅁㅠㅊ": true, "abc": false, "a\u200bb": true} {
		p.view.answer.set(typed)
		if p.view.answer.hangul.Visible() != offers || p.view.answer.facts.Visible() == offers {
			t.Errorf("%q: the offer is seen %t, host and quota %t", typed, p.view.answer.hangul.Visible(), p.view.answer.facts.Visible())
		}
	}
}

package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/export"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// host is what the panes need of the window; a type for each pane adds what that pane alone needs. Each pane says as its
// own Host what it means.
type host struct{ w *Window }

func (h host) Do(f func())                         { h.w.Do(f) }
func (h host) Canvas() fyne.Canvas                 { return h.w.window.Canvas() }
func (h host) Escape()                             { h.w.escape() }
func (h host) Ask(question, yes string, do func()) { h.w.dialogs.Ask(question, yes, do) }
func (h host) Copy(text string)                    { h.w.handout.Copy(text) }
func (h host) ShowCalls(calls []attempt.Call)      { h.w.panes.calls.Show(calls) }
func (h host) CloseMiddle()                        { h.w.middle.close() }

func (h host) Shown() (kind naver.Kind, number uint64) {
	kind = h.w.panes.attempt.Kind()
	return kind, h.w.panes.attempt.State(kind).Attempt
}

type attemptHost struct{ host }

func (h attemptHost) ShowsAttempt() bool { return h.w.showsAttempt() }

func (h attemptHost) SaveAs(title, name string, write func(ctx context.Context, path string) error) {
	h.w.handout.SaveAs(title, name, write)
}

// OnAttempt lists the calls of the attempt on the screen and says whether they are kept.
func (h attemptHost) OnAttempt(st session.State, calls []attempt.Call) {
	if h.w.middle.shown.ListsAttempt() {
		h.w.panes.calls.Show(calls)
		// Told again: it may have been known before the state was.
		if saved, known := h.w.journal.Saved(st); known {
			h.w.onSaved(saved)
		}
	}
	h.w.columns.drawBanner()
}

// OnWaiting lists the call on its way where it takes long.
func (h attemptHost) OnWaiting(call *attempt.Call, took time.Duration) {
	if call == nil || !h.w.middle.shown.ListsAttempt() {
		h.w.panes.calls.HideRunning()
		return
	}
	h.w.panes.calls.ShowRunning(*call, took)
}

type callsHost struct{ host }

func (h callsHost) Exporter() export.Exporter { return h.w.handout.Exporter() }
func (h callsHost) HandOut(text string)       { h.w.handout.HandOut(text) }

type credentialsHost struct{ host }

// FocusCredentials shows the left column, also where there is room for one only, and gives a field of it the focus.
func (h credentialsHost) FocusCredentials(field fyne.Focusable) {
	h.w.columns.unfoldCredentials()
	h.Canvas().Focus(field)
}

func (h credentialsHost) OnOtherField()                         { h.w.panes.attempt.OnOtherField() }
func (h credentialsHost) OnCheck(c attempt.Call, during uint64) { h.w.panes.attempt.OnCheck(c, during) }

// OnCredentials draws what depends on the credentials. The banner is the simulator's.
func (h credentialsHost) OnCredentials() {
	h.w.panes.attempt.Quota.OnCredentials()
	h.w.panes.attempt.Draw()
	if (h.w.columns.banner != nil) != (h.w.connector.Current().Profile.ID == profile.SimulatorID) {
		h.w.columns.arrange()
	}
}

type historyHost struct{ host }

func (h historyHost) SayWrong(what string)       { h.w.panes.calls.SayWrong(what) }
func (h historyHost) ReportQuarantined()         { h.w.dialogs.ReportQuarantined() }
func (h historyHost) ExportHAR(of export.Source) { h.w.handout.ExportHAR(of) }
func (h historyHost) ExportCSV(of export.Source) { h.w.handout.ExportCSV(of) }

type evidenceHost struct{ host }

func (h evidenceHost) ChooseEvidence() { h.w.opening.ChooseEvidence() }
func (h evidenceHost) PasteEvidence()  { h.w.opening.PasteEvidence() }

type simulatorHost struct{ host }

func (h simulatorHost) OnFault() { h.w.columns.drawBanner() }

type scenariosHost struct{ host }

func (h scenariosHost) Shows(content fyne.CanvasObject) bool {
	return h.w.middle.shown.Content() == content
}

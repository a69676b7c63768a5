package app

import (
	"net/url"
	"strings"
	"testing"

	"navercaptcha/app/session"
)

func TestDetailsOfACallThatWasNotSentSayWhy(t *testing.T) {
	d := open(t)
	d.tap("banner.setUp")
	d.tap("action.new")
	d.untilPhase(session.Failed)
	d.wantSeen(d.text("own.noCredentials.happened"))
	d.tap("calls.copy")
	copied := d.config.App.Clipboard().Content()
	for _, want := range []string{d.text("platform.developers"), d.text("calls.notSent"), d.text("own.noCredentials.happened")} {
		if !strings.Contains(copied, want) {
			t.Errorf("%q is missing in:\n%s", want, copied)
		}
	}
}

// A copy is searched once more: what slipped through the masks keeps the clipboard as it was.
func TestACopyWithASecretIsNotMade(t *testing.T) {
	for name, size := range map[string]int{"short": 0, "long": 2 * checkedAtOnce} {
		t.Run(name, func(t *testing.T) {
			d := open(t, acceptingOwn)
			d.entersOwn()
			d.config.App.Clipboard().SetContent("as it was")
			d.handout.HandOut(strings.Repeat("x", size) + url.QueryEscape(ownSecret))
			d.untilSeen(d.text("own.leak.happened"))
			d.wantUnseen(ownSecret)
			if got := d.config.App.Clipboard().Content(); got != "as it was" {
				t.Errorf("%d bytes were copied", len(got))
			}
		})
	}
}

func TestTheReportIsCopied(t *testing.T) {
	d := open(t, acceptingOwn, remembering(t))
	d.entersOwn()
	d.tries() // until it is kept, which is said in the same place
	d.chooses(d.text("export.copyReport"))
	d.until("it is copied", func() bool {
		copied := d.config.App.Clipboard().Content()
		return strings.HasPrefix(copied, "# ") && strings.Contains(copied, d.state(d.kindShown()).Key) &&
			strings.Contains(copied, d.text("verdict.wrong")) && !strings.Contains(copied, ownSecret) && !strings.Contains(copied, ownID)
	})
	d.wantSeen(d.text("calls.copied"))
}

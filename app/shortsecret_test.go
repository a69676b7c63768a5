package app

import (
	"strings"
	"testing"

	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/naver"
)

func TestASecretThatIsTooShortToBeFoundByValueIsPointedOut(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.wantUnseen(d.text("credentials.shortSecret"))
	d.pastes(d.secretField(), "1234567")
	d.wantSeen(d.text("credentials.shortSecret"))
	d.pastes(d.secretField(), "12345678")
	d.wantUnseen(d.text("credentials.shortSecret"))
	d.pastes(d.clientIDField(), "abcdefg")
	d.wantSeen(d.text("credentials.shortSecret"))
	d.pastes(d.clientIDField(), "abcdefgh")
	d.wantUnseen(d.text("credentials.shortSecret"))
}

// What is copied into a ticket says what was not looked for in it. A command would not bear a remark in every shell, nor in
// the programs that import it: there it is said in the window.
func TestWhatIsCopiedSaysThatASecretIsShort(t *testing.T) {
	for language, words := range map[string]string{
		English: "The client secret has under 8 bytes", Korean: "클라이언트 시크릿: 8바이트보다 짧으므로",
	} {
		for secret, short := range map[string]bool{"1234567": true, "12345678": false} {
			d := open(t, func(_ *desk, c *Config) { c.Language = language })
			d.use(profile.Profile{ID: profile.NewID(), Name: "Mine", Platform: naver.Developers, BaseURL: d.door.url, ClientID: ownID}, secret)
			d.tap("action.issue")
			d.untilPhase(session.Failed) // the simulator does not know it
			d.tap("calls.copy")
			if copied := d.config.App.Clipboard().Content(); strings.Contains(copied, words) != short {
				t.Errorf("%s, a secret of %d bytes:\n%s", language, len(secret), copied)
			}
			d.chooses(d.text("export.curl"), "sh")
			d.wantSeen(d.text("calls.copied"))
			if d.sees(words) != short {
				t.Errorf("%s, a secret of %d bytes is not said to be short beside a command:\n%s", language, len(secret), d.screen())
			}
		}
	}
}

package app

import "testing"

func TestASecretThatIsTooShortToBeFoundByValueIsPointedOut(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.wantUnseen(d.text("credentials.shortSecret"))
	d.pastes(d.credentials.secret, "1234567")
	d.wantSeen(d.text("credentials.shortSecret"))
	d.pastes(d.credentials.secret, "12345678")
	d.wantUnseen(d.text("credentials.shortSecret"))
}

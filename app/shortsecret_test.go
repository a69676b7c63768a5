package app

import "testing"

func TestASecretThatIsTooShortToBeFoundByValueIsPointedOut(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.wantUnseen(text("credentials.shortSecret"))
	d.pastes(d.credentials.secret, "1234567")
	d.wantSeen(text("credentials.shortSecret"))
	d.pastes(d.credentials.secret, "12345678")
	d.wantUnseen(text("credentials.shortSecret"))
}

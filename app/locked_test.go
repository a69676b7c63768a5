package app

import (
	"testing"
	"time"

	"navercaptcha/app/profile"
)

// impatient gives up on the keychain soon. What it holds is given at once, unless it is locked.
func impatient(d *desk, c *Config) { c.Vault = profile.NewVault(d.keychain, 300*time.Millisecond) }

func TestALockedKeychainOffersThreeWaysOut(t *testing.T) {
	d := open(t, acceptingOwn, impatient)
	d.entersOwn()
	d.keychain.lock()
	d.tap("credentials.save")
	d.untilSeen(d.text("problem.keychain-locked.happened"))
	for _, key := range []string{"credentials.retry", "credentials.inMemory", "action.cancel"} {
		d.button(key)
	}
	d.newShown() // meanwhile the typed secret is used

	d.tap("credentials.inMemory")
	d.untilSeen(d.text("where.memory"))
	d.wantUnseen(d.text("credentials.retry"))
	d.keychain.unlock()
	if len(d.keychain.items) != 0 {
		t.Error("the keychain has what was to stay in memory")
	}
}

func TestALockedKeychainIsTriedAgain(t *testing.T) {
	d := open(t, acceptingOwn, impatient)
	d.entersOwn()
	d.keychain.lock()
	d.tap("credentials.save")
	d.untilSeen(d.text("credentials.retry"))
	d.keychain.unlock()
	d.tap("credentials.retry")
	d.untilSeen(d.text("where.keychain"))
	if len(d.keychain.items) != 1 {
		t.Errorf("%d secrets in the keychain", len(d.keychain.items))
	}
}

func TestALockedKeychainCanBeGivenUp(t *testing.T) {
	d := open(t, acceptingOwn, impatient)
	d.entersOwn()
	d.keychain.lock()
	defer d.keychain.unlock()
	d.tap("credentials.save")
	d.untilSeen(d.text("credentials.retry"))
	d.tap("action.cancel")
	d.wantUnseen(d.text("credentials.retry"))
	if d.currentDraft().Secret != ownSecret {
		t.Error("what was typed is gone")
	}
}

func TestTheWindowStartsWithALockedKeychain(t *testing.T) {
	first := open(t, acceptingOwn)
	first.entersOwn()
	first.tap("credentials.save")
	first.untilSeen(first.text("where.keychain"))

	first.keychain.lock()
	second := open(t, acceptingOwn, func(d *desk, c *Config) {
		d.book, d.keychain = first.book, first.keychain
		c.Vault = profile.NewVault(d.keychain, 50*time.Millisecond)
	})
	second.untilSeen(second.text("problem.keychain-locked.happened"))
	second.keychain.unlock() // the person answers the system's prompt
	second.untilSeen(second.text("where.keychain"))
	if second.currentDraft().Secret != ownSecret {
		t.Error("the secret did not come")
	}
}

func TestWithoutAKeychainTheSecretStaysInMemoryAndItIsSaid(t *testing.T) {
	d := open(t, acceptingOwn, func(d *desk, _ *Config) { d.keychain.err = profile.ErrAbsent })
	d.entersOwn()
	d.tap("credentials.save")
	d.untilSeen(d.text("where.memory"))
	d.newShown()
}

// A secret that comes late belongs to the profile that it was asked for, and is sent to no other host.
func TestASecretThatComesLateIsNotTakenForAnotherProfiles(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.tap("credentials.save")
	d.untilSeen(d.text("where.keychain"))
	d.newProfile()
	d.writes(d.profileNameField(), "Another")
	d.pastes(d.baseURLField(), "https://example.com")
	d.pastes(d.clientIDField(), "another-id")
	d.pastes(d.secretField(), "another-secret")
	d.until("the secret is looked for", func() bool { return !d.readsSecret() })

	d.keychain.lock()
	d.profileChoice().SetSelected("My application")
	d.until("the keychain is asked", func() bool { return d.working("app/pane/credentials.(*Pane).lookForSecret") })
	d.profileChoice().SetSelected("Another")
	d.wantUnseen(d.text("where.loading"))
	d.keychain.unlock()
	d.until("the keychain has answered", func() bool { return !d.working("app/pane/credentials.(*Pane).lookForSecret") })
	if got := d.currentDraft(); got.Profile.Name != "Another" || got.Secret != "another-secret" {
		t.Errorf("%s has another profile's secret", got.Profile.Name)
	}
}

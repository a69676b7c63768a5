package redaction_test

import (
	"os"
	"os/exec"
	"reflect"
	"testing"

	"navercaptcha/naver/exchange/redaction"
)

// A fresh Redactor does what a new one for the same secrets does, whatever the one that it comes from has found.
func TestAFreshRedactorIsAsNew(t *testing.T) {
	secrets := []redaction.Secret{
		{Kind: redaction.ClientSecret, Value: "Q2vD1mkXw9"},
		{Kind: redaction.ClientID, Value: "yFq3VxZ8mW4tRb7Kc2Hs"},
		{Kind: redaction.ClientSecret, Value: "short"},
		{Kind: redaction.ClientSecret, Value: "kC81mQwz0P"},
	}
	const text = "kC81mQwz0P, Q2vD1mkXw9 and yFq3VxZ8mW4tRb7Kc2Hs\nX-Naver-Client-Secret: short\nCookie: a=b"
	kept := redaction.New(secrets...)
	for round := range 3 {
		fresh, made := kept.Fresh(), redaction.New(secrets...)
		if got, want := fresh.Text(text), made.Text(text); got != want {
			t.Errorf("round %d:\n%s\nwant\n%s", round, got, want)
		}
		if got, want := fresh.Report(), made.Report(); !reflect.DeepEqual(got, want) {
			t.Errorf("round %d: %+v, want %+v", round, got, want)
		}
	}
	if report := kept.Report(); len(report.Markers) != 0 {
		t.Errorf("what fresh ones found stands in the one that is kept: %+v", report.Markers)
	}
}

// Some hundred redactions with a fresh Redactor each cost no more memory than the finder of one.
func TestAFreshRedactorBuildsNothing(t *testing.T) {
	kept := threeSecrets()
	made := testing.AllocsPerRun(100, func() { threeSecrets() })
	if fresh := testing.AllocsPerRun(100, func() { kept.Fresh() }); fresh > made/5 {
		t.Errorf("%.0f allocations, %.0f for a new one", fresh, made)
	}
}

// A proxy's password that was used after the first Redactor was made is known to the fresh ones.
func TestAFreshRedactorKnowsTheProxysPassword(t *testing.T) {
	// In a process of its own, since what is remembered is for the whole process.
	const alone = "NAVERCAPTCHA_TEST_ALONE"
	if os.Getenv(alone) == "" {
		again := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		again.Env = append(os.Environ(), alone+"=1")
		if out, err := again.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	kept := redaction.New()
	redaction.Remember(redaction.Secret{Kind: redaction.ProxyPassword, Value: "late-proxy-password"})
	if got := kept.Fresh().Text("it is late-proxy-password"); got != "it is «proxy-password-1»" {
		t.Error(got)
	}
}

package app

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"navercaptcha/app/widgets/widgettest"
)

// Fyne reads the system's language once, so each system is a process of its own.
func TestBothLanguagesOnEverySystem(t *testing.T) {
	for _, system := range []struct{ locale, own string }{
		{"C", English},
		{"", English},
		{"C.UTF-8", English},
		{"en_US.UTF-8", English},
		{"ko_KR.UTF-8", Korean},
		{"fr_FR.UTF-8", English},
		{"zh_TW.UTF-8", English},
		{"sr_RS@latin", English},
	} {
		t.Run(system.locale, func(t *testing.T) {
			if widgettest.UnderRace && system.locale != "fr_FR.UTF-8" {
				t.Skip("has nothing to race with, and takes long")
			}
			child := exec.Command(os.Args[0], "-test.run=^TestSpeakBothLanguages$", "-test.v")
			child.Env = []string{"SPEAK=1", "LANG=" + system.locale, "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}
			out, err := child.CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			const want = "ko 취소 새 캡차 저장 / en Cancel New Save / ko 취소 새 캡차 저장 / en Cancel New Save"
			if !strings.Contains(string(out), want) {
				t.Errorf("says %s", out)
			}
			if !strings.Contains(string(out), "system "+system.own) {
				t.Errorf("the system's language is not taken for %s: %s", system.own, out)
			}
		})
	}
}

// TestSpeakBothLanguages is what the processes above do: back and forth, with words of Fyne's and of the window's.
func TestSpeakBothLanguages(t *testing.T) {
	if os.Getenv("SPEAK") == "" {
		t.Skip("is started by TestBothLanguagesOnEverySystem")
	}
	var said []string
	for _, code := range []string{Korean, English, Korean, English} {
		words, err := useLanguage(code)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, strings.Join([]string{code, lang.L("Cancel"), words.Text("action.new"), lang.L("Save")}, " "))
	}
	t.Log(strings.Join(said, " / "))
	t.Log("system " + SystemLanguage())
}

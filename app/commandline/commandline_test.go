package commandline

import (
	"errors"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"navercaptcha/naver"
)

var hangul = regexp.MustCompile(`\p{Hangul}`)

func TestWhatIsWrongIsSaidInTheLanguageThatIsSpoken(t *testing.T) {
	for args, names := range map[string]string{
		"-nothing": "-nothing", "-platform": "-platform", "-demo=perhaps": "-demo", "more": `"more"`, "-platform aws": `"aws"`,
		"-lang fr": `"fr"`, "-log-level loud": `"loud"`, "-demo -base-url https://example.com": "-base-url",
		"-base-url http://example.com": "-base-url", "-base-url :": "-base-url",
	} {
		for _, spoken := range []string{"ko", "en"} {
			for _, how := range []struct{ args, system string }{{args, spoken}, {"-lang=" + spoken + " " + args, ""}} {
				if strings.Contains(args, "-lang") && how.system == "" {
					continue
				}
				_, help, err := Read(strings.Fields(how.args), how.system)
				if !errors.As(err, new(Error)) || help != "" || !strings.Contains(err.Error(), names) || hangul.MatchString(err.Error()) != (spoken == "ko") {
					t.Errorf("%s: %q in %q: %v", spoken, how.args, how.system, err)
				}
			}
		}
	}
}

func TestHelpIsInTheLanguageThatIsSpoken(t *testing.T) {
	for spoken, words := range map[string]string{"ko": "시뮬레이터로 시작", "en": "start on the simulator"} {
		for _, args := range [][]string{{"-help"}, {"-h", "-lang", spoken}, {"-lang=" + spoken, "--help"}} {
			_, help, err := Read(args, spoken)
			if err != nil || !strings.Contains(help, words) || !strings.Contains(help, "-base-url URL") {
				t.Errorf("%v: %v, %s", args, err, help)
			}
		}
	}
}

func TestFlagsAreRead(t *testing.T) {
	got, _, err := Read([]string{"-platform", "gov", "-base-url", "https://example.com", "-lang", "ko", "-log-level", "debug", "-files", "-version"}, "en")
	want := Choices{Platform: naver.Gov, BaseURL: "https://example.com", Lang: "ko", LogLevel: slog.LevelDebug, Files: true, Version: true}
	if err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	got, _, err = Read(nil, "en")
	if want := (Choices{Platform: naver.Developers, LogLevel: slog.LevelWarn}); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
}

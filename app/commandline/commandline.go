// Package commandline reads the flags of the window's program, and says in both languages what is wrong with them.
package commandline

import (
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// Choices are what the window is opened with.
type Choices struct {
	Demo           bool
	Files, Version bool // print this, and end
	Platform       naver.Platform
	BaseURL        string
	Lang           text.Lang // empty is the system's
	LogLevel       slog.Level
}

// Error is what is wrong with the command line, in the language that is spoken.
type Error string

func (e Error) Error() string { return string(e) }

// usages are what -help says of each flag; a word between ` is what stands for its value.
var usages = map[string]text.Text{
	"demo":      {Ko: "시뮬레이터로 시작합니다. 아무것도 이 컴퓨터 밖으로 나가지 않습니다.", En: "start on the simulator; nothing leaves this computer"},
	"base-url":  {Ko: "플랫폼의 호스트 대신 이 `URL`을 호출합니다.", En: "call this `URL` instead of the platform's own host"},
	"platform":  {Ko: "developers, cloud, gov, fin 중 하나", En: "developers, cloud, gov or fin"},
	"lang":      {Ko: "ko 또는 en. 지정하지 않으면 시스템의 언어입니다.", En: "ko or en; the system's language by default"},
	"files":     {Ko: "데이터가 저장되는 위치를 출력하고 끝냅니다.", En: "print where data is kept, and end"},
	"version":   {Ko: "버전을 출력하고 끝냅니다.", En: "print the version, and end"},
	"log-level": {Ko: "debug, info, warn, error 중 하나", En: "debug, info, warn or error"},
}

// What can be wrong.
var (
	unreadable = text.Text{Ko: "명령줄을 읽을 수 없습니다. -help를 확인하십시오.", En: "The command line cannot be read: see -help."}
	unexpected = text.Text{Ko: "알 수 없는 인자 %q이(가) 있습니다. -help를 확인하십시오.", En: "unexpected %q: see -help"}
	platform   = text.Text{Ko: "-platform %q: developers, cloud, gov, fin 중 하나를 지정하십시오.", En: "-platform %q: use developers, cloud, gov or fin"}
	language   = text.Text{Ko: "-lang %q: ko 또는 en을 지정하십시오.", En: "-lang %q: use ko or en"}
	logLevel   = text.Text{Ko: "-log-level %q: debug, info, warn, error 중 하나를 지정하십시오.", En: "-log-level %q: use debug, info, warn or error"}
	exclusive  = text.Text{
		Ko: "-demo는 내장 시뮬레이터를, -base-url은 다른 주소를 호출합니다. 둘 중 하나만 사용하십시오.",
		En: "-demo calls the built-in simulator, -base-url something else: use one of them",
	}
	baseURL = text.Text{
		Ko: "-base-url의 주소를 사용할 수 없습니다. https 주소, 또는 이 컴퓨터의 http 주소를 지정하십시오.",
		En: "-base-url cannot be used: give an https address, or an http one of this computer.",
	}
)

// Read reads the arguments. Where they ask for help it is returned, and nothing else. The error is an Error, in the language
// of -lang as far as it was read, or else of the system.
func Read(args []string, system text.Lang) (c Choices, help string, err error) {
	spoken := system
	for i, arg := range args { // the flags before it may be the ones that cannot be read
		name, value, joined := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		if strings.HasPrefix(arg, "-") && name == "lang" && (value == text.Korean || value == text.English) {
			spoken = value
		}
	}
	usage := func(name string) string { return usages[name].In(spoken) }
	bad := func(t text.Text, values ...any) (Choices, string, error) {
		return Choices{}, "", Error(fmt.Sprintf(t.In(spoken), values...))
	}

	set := flag.NewFlagSet("navercaptcha", flag.ContinueOnError)
	var said strings.Builder
	set.SetOutput(&said)
	var called, level string
	set.BoolVar(&c.Demo, "demo", false, usage("demo"))
	set.StringVar(&c.BaseURL, "base-url", "", usage("base-url"))
	set.StringVar(&called, "platform", "developers", usage("platform"))
	set.StringVar(&c.Lang, "lang", "", usage("lang"))
	set.BoolVar(&c.Files, "files", false, usage("files"))
	set.BoolVar(&c.Version, "version", false, usage("version"))
	set.StringVar(&level, "log-level", "warn", usage("log-level"))
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return Choices{}, said.String(), nil
	case err != nil:
		return bad(text.Text{Ko: unreadable.Ko + "\n%s", En: unreadable.En + "\n%s"}, said.String())
	case set.NArg() > 0:
		return bad(unexpected, set.Arg(0))
	case c.Lang != "" && c.Lang != text.Korean && c.Lang != text.English:
		return bad(language, c.Lang)
	case c.LogLevel.UnmarshalText([]byte(level)) != nil:
		return bad(logLevel, level)
	case c.Demo && c.BaseURL != "":
		return bad(exclusive)
	}
	if c.Platform, err = naver.ParsePlatform(called); err != nil {
		return bad(platform, called)
	}
	if c.BaseURL != "" {
		if err := naver.CheckBaseURL(c.BaseURL); err != nil {
			return bad(text.Text{Ko: baseURL.Ko + "\n(%v)", En: baseURL.En + "\n(%v)"}, err)
		}
	}
	return c, "", nil
}

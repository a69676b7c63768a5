// NAVER CAPTCHA Tester drives NAVER's image and audio CAPTCHA APIs through one window. This file puts the real parts
// together: flags, files, the keychain, the sound device, the simulator.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"github.com/BurntSushi/toml"

	"navercaptcha/app"
	"navercaptcha/app/display"
	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/simulator"
)

// The packaging tool and the program read the same file, so that their versions cannot differ.
//
//go:embed FyneApp.toml
var fyneApp string

// dailyQuota is NAVER Developers' limit of issue and verify calls a day, which the simulator applies too.
const dailyQuota = 1000

func main() {
	errOut := redaction.CatchLogs(os.Stderr)
	switch err := run(os.Args[1:], os.Stdout, errOut); {
	case errors.Is(err, errUsage):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(errOut, "navercaptcha:", err)
		os.Exit(1)
	}
}

// errUsage is a wrong command line, of which the person has been told already.
var errUsage = errors.New("usage")

// flags are the command line.
type flags struct {
	demo, files, version              bool
	baseURL, platform, lang, logLevel string
}

func run(args []string, out, errOut io.Writer) error {
	about, err := readAbout()
	if err != nil {
		return err
	}
	var f flags
	set := flag.NewFlagSet("navercaptcha", flag.ContinueOnError)
	set.SetOutput(errOut)
	set.BoolVar(&f.demo, "demo", false, "start on the simulator; nothing leaves this computer")
	set.StringVar(&f.baseURL, "base-url", "", "call this `URL` instead of the platform's own host")
	set.StringVar(&f.platform, "platform", "developers", "developers, cloud, gov or fin")
	set.StringVar(&f.lang, "lang", "", "ko or en; the system's language by default")
	set.BoolVar(&f.files, "files", false, "print where data is kept, and end")
	set.BoolVar(&f.version, "version", false, "print the version, and end")
	set.StringVar(&f.logLevel, "log-level", "warn", "debug, info, warn or error")
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return nil
	case err != nil:
		return errUsage // the flag package has said why
	case set.NArg() > 0:
		fmt.Fprintf(errOut, "navercaptcha: unexpected %q: see -help\n", set.Arg(0))
		return errUsage
	}
	chosen, err := f.choose()
	if err != nil {
		fmt.Fprintln(errOut, "navercaptcha:", err)
		return errUsage
	}
	if f.version { // which works where there is no place for files, too
		fmt.Fprintln(out, about.Name, about.Version)
		return nil
	}
	places, err := findPlaces(about.ID)
	if err != nil {
		return err
	}
	if f.files {
		for _, file := range places.list() {
			fmt.Fprintf(out, "%-12s %s\n", file.Key, file.Path)
		}
		return nil
	}
	return open(chosen, about, places, errOut)
}

// choices are what the window is opened with.
type choices struct {
	demo          bool
	platform      naver.Platform
	baseURL, lang string
	logLevel      slog.Level
}

// choose finds the mistakes that the flag package does not: values that nobody knows, and flags that exclude each other.
func (f flags) choose() (choices, error) {
	platform, err := naver.ParsePlatform(f.platform)
	if err != nil {
		return choices{}, fmt.Errorf("-platform: %w", err)
	}
	if f.lang != "" && f.lang != app.Korean && f.lang != app.English {
		return choices{}, fmt.Errorf("-lang %q: use ko or en", f.lang)
	}
	var level slog.Level
	if err := level.UnmarshalText([]byte(f.logLevel)); err != nil {
		return choices{}, fmt.Errorf("-log-level %q: use debug, info, warn or error", f.logLevel)
	}
	if f.demo && f.baseURL != "" {
		return choices{}, errors.New("-demo calls the built-in simulator, -base-url something else: use one of them")
	}
	if f.baseURL != "" {
		if err := naver.CheckBaseURL(f.baseURL); err != nil {
			return choices{}, fmt.Errorf("-base-url: %w", err)
		}
	}
	return choices{demo: f.demo, platform: platform, baseURL: f.baseURL, lang: f.lang, logLevel: level}, nil
}

// open shows the window and returns when it is closed.
func open(c choices, about about, at places, errOut io.Writer) error {
	if err := findDisplay(); err != nil {
		return err
	}
	if err := at.prepare(); err != nil {
		slog.Warn("no crash file can be written", "error", err) // the window works without one
	}
	book, err := profile.Open(at.profiles)
	if err != nil {
		return err
	}
	vault := profile.NewVault(profile.SystemKeychain(), 0)
	environment, err := fromEnvironment(vault, c.platform, c.baseURL)
	if err != nil {
		return err
	}
	preferX11()
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: about.ID, Name: about.Name, Version: about.Version, Migrations: map[string]bool{"fyneDo": true},
	})
	fyneApp := app.Quiet(fyneapp.NewWithID(about.ID))
	stand := app.NewStand(simulator.Options{Quota: dailyQuota})
	defer stand.Stop()
	window, err := app.New(app.Config{
		App: fyneApp, Version: about.Version, Language: c.lang,
		Book: book, Vault: vault, Player: playback.New(), Simulator: stand,
		Room:        display.Room,
		Environment: environment, Demo: c.demo, Platform: c.platform, BaseURL: c.baseURL, Files: at.list(),
		OpenHistory: func(o history.Options) (app.History, error) { return history.Open(at.history, o) },
		Log:         slog.New(slog.NewTextHandler(errOut, &slog.HandlerOptions{Level: c.logLevel})),
	})
	if err != nil {
		return err
	}
	// Reading the fonts leaves twice their size behind, which the system has better use for.
	fyneApp.Lifecycle().SetOnStarted(func() { time.AfterFunc(time.Second, debug.FreeOSMemory) })
	fyneApp.Run() // until the window is closed, or Fyne hears SIGINT or SIGTERM
	return window.End()
}

// about is what FyneApp.toml says of the program.
type about struct{ ID, Name, Version string }

func readAbout() (about, error) {
	var file struct{ Details about }
	_, err := toml.Decode(fyneApp, &file)
	return file.Details, err
}

// fromEnvironment makes the profile of NAVER_CLIENT_ID and NAVER_CLIENT_SECRET, or nil without them.
func fromEnvironment(vault *profile.Vault, platform naver.Platform, baseURL string) (*profile.Profile, error) {
	p, secret, ok, err := profile.FromEnvironment(os.Getenv, platform, baseURL)
	if err != nil || !ok {
		return nil, err
	}
	if _, err := vault.Keep(context.Background(), p, secret, profile.WhereEnvironment); err != nil {
		return nil, err
	}
	return &p, nil
}

// findDisplay says in words what Fyne says in a panic.
func findDisplay() error {
	if runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" {
		return nil
	}
	return errors.New("there is no display here: start it on a desktop, or under xvfb-run")
}

// preferX11 keeps Fyne from speaking Wayland where X11 is to be had, too: there, its window library knows no input
// methods, so no Hangul could be typed. FYNE_PLATFORM=wayland overrules it.
func preferX11() {
	if runtime.GOOS == "linux" && os.Getenv("FYNE_PLATFORM") == "" && os.Getenv("DISPLAY") != "" {
		_ = os.Setenv("FYNE_PLATFORM", "x11")
	}
}

// places are the files of the program.
type places struct{ profiles, history, preferences, crash string }

func findPlaces(id string) (places, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return places{}, fmt.Errorf("there is no place for settings: %w", err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return places{}, fmt.Errorf("there is no place for the crash file: %w", err)
	}
	return places{
		profiles:    filepath.Join(config, "naver-captcha-tester", "profiles.json"),
		history:     filepath.Join(config, "naver-captcha-tester", "history.sqlite"),
		preferences: preferencesPath(config, id),
		crash:       filepath.Join(cache, "naver-captcha-tester", "crash.txt"),
	}, nil
}

// preferencesPath is where Fyne keeps an app's preferences.
func preferencesPath(config, id string) string {
	home, _ := os.UserHomeDir()
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Preferences", "fyne", id, "preferences.json")
	case "windows":
		return filepath.Join(home, "AppData", "Roaming", "fyne", id, "preferences.json")
	default:
		return filepath.Join(config, "fyne", id, "preferences.json")
	}
}

func (p places) list() []app.File {
	return []app.File{
		{Key: "profiles", Path: p.profiles},
		{Key: "history", Path: p.history},
		{Key: "preferences", Path: p.preferences},
		{Key: "crash", Path: p.crash},
		{Key: "keychain", Path: profile.Service},
	}
}

// prepare makes a crash leave its traces in a file. The traces hold no values of strings.
func (p places) prepare() error {
	if err := os.MkdirAll(filepath.Dir(p.crash), 0o700); err != nil {
		return err
	}
	// The last crash is read from here until the next one, so the file is not emptied.
	if err := app.TrimCrash(p.crash); err != nil {
		return err
	}
	f, err := os.OpenFile(p.crash, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer f.Close() // the runtime keeps its own handle
	return debug.SetCrashOutput(f, debug.CrashOptions{})
}

// NAVER CAPTCHA Tester drives NAVER's image and audio CAPTCHA APIs through one window. This file puts the real parts
// together: flags, files, the keychain, the sound device, the simulator.
package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"github.com/BurntSushi/toml"

	"navercaptcha/app"
	"navercaptcha/app/commandline"
	"navercaptcha/app/display"
	"navercaptcha/app/embedded"
	_ "navercaptcha/app/fynecache" // which is all there is to it
	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/app/theme"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/simulator"
)

// The packaging tool and the program read the same file, so that their versions cannot differ.
//
//go:embed FyneApp.toml
var details string

// The window's icon is smaller than the packages': Fyne decodes it at every start, and hands all of it to X.
//
//go:embed app/icon.png
var icon []byte

// dailyQuota is NAVER Developers' limit of issue and verify calls a day, which the simulator applies too.
const dailyQuota = 1000

// collectAt is how much garbage there may be beside what is in use, in percent.
const collectAt = 50

func main() {
	errOut := redaction.CatchLogs(os.Stderr)
	getenv := profile.TakeEnvironment()
	about, err := readAbout()
	if err == nil {
		err = run(about, os.Args[1:], getenv, os.Stdout, errOut)
	}
	if err == nil {
		return
	}
	display.Tell(errOut, about.Name, "navercaptcha: "+strings.TrimSuffix(err.Error(), "\n")+"\n")
	if errors.As(err, new(commandline.Error)) {
		os.Exit(2)
	}
	os.Exit(1)
}

func run(about about, args []string, getenv func(string) string, out, errOut io.Writer) error {
	chosen, help, err := commandline.Read(args, app.SystemLanguage())
	switch {
	case err != nil:
		return err
	case help != "":
		display.Tell(errOut, about.Name, help)
		return nil
	case chosen.Version: // which works where there is no place for files, too
		display.Tell(out, about.Name, about.Name+" "+about.Version+"\n")
		return nil
	}
	places, err := findPlaces(about.ID)
	if err != nil {
		return errors.New(app.Explain(err, app.Language(nil, chosen.Lang)))
	}
	if chosen.Files {
		var list strings.Builder
		for _, file := range places.list() {
			fmt.Fprintf(&list, "%-12s %s\n", file.Key, file.Path)
		}
		display.Tell(out, about.Name, list.String())
		return nil
	}
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: about.ID, Name: about.Name, Version: about.Version, Icon: fyne.NewStaticResource("icon.png", icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	fyneApp := theme.WithoutAnimations(fyneapp.NewWithID(about.ID))
	if err := open(fyneApp, chosen, about, places, getenv, errOut); err != nil {
		return errors.New(app.Explain(err, app.Language(fyneApp, chosen.Lang)))
	}
	return nil
}

// open shows the window and returns when it is closed.
func open(fyneApp fyne.App, c commandline.Choices, about about, at places, getenv func(string) string, errOut io.Writer) error {
	log := slog.New(slog.NewTextHandler(errOut, &slog.HandlerOptions{Level: c.LogLevel}))
	if err := display.Prepare(about.Name); err != nil {
		return err
	}
	if err := at.prepare(); err != nil {
		log.Warn("no crash file can be written", "error", err) // the window works without one
	}
	book, err := profile.Open(at.profiles)
	if err != nil {
		return err
	}
	vault := profile.NewVault(profile.SystemKeychain(), 0)
	cleaned := profile.EnvironmentCleaned(getenv)
	environment, err := fromEnvironment(vault, getenv, c.Platform, c.BaseURL)
	if err != nil {
		return err
	}
	stand := embedded.New(simulator.Options{Quota: dailyQuota})
	defer stand.Stop()
	window, err := app.New(app.Config{
		App: fyneApp, Version: about.Version, Language: c.Lang,
		Book: book, Vault: vault, Player: playback.New(), Simulator: stand,
		Environment: app.Environment{Profile: environment, Cleaned: cleaned},
		Start:       app.Start{Demo: c.Demo, Platform: c.Platform, BaseURL: c.BaseURL},
		Desktop:     app.Desktop{Room: display.Room},
		Files:       at.list(),
		OpenHistory: func(o history.Options) (app.History, error) { return history.Open(at.history, o) },
		Log:         log,
	})
	if err != nil {
		return err
	}
	// Reading the fonts leaves twice their size behind, which the system has better use for. Afterwards little is made at
	// a time, so that collecting twice as often costs nothing that can be felt and keeps the window smaller.
	fyneApp.Lifecycle().SetOnStarted(func() {
		time.AfterFunc(time.Second, func() {
			debug.SetGCPercent(collectAt)
			debug.FreeOSMemory()
		})
	})
	fyneApp.Run() // until the window is closed, or Fyne hears SIGINT or SIGTERM
	return window.End()
}

// about is what FyneApp.toml says of the program.
type about struct{ ID, Name, Version string }

func readAbout() (about, error) {
	var file struct{ Details about }
	_, err := toml.Decode(details, &file)
	return file.Details, err
}

// fromEnvironment makes the profile of NAVER_CLIENT_ID and NAVER_CLIENT_SECRET, or nil without them.
func fromEnvironment(vault *profile.Vault, getenv func(string) string, platform naver.Platform, baseURL string) (*profile.Profile, error) {
	p, secret, ok, err := profile.FromEnvironment(getenv, platform, baseURL)
	if err != nil || !ok {
		return nil, err
	}
	if _, err := vault.Keep(context.Background(), p, secret, profile.WhereEnvironment); err != nil {
		return nil, err
	}
	return &p, nil
}

// places are the files of the program.
type places struct{ profiles, history, preferences, crash string }

func findPlaces(id string) (places, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return places{}, fmt.Errorf("%w: %w", app.ErrNoPlace, err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return places{}, fmt.Errorf("%w: %w", app.ErrNoPlace, err)
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

package app

import (
	"context"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// patience is how long a test waits for what takes milliseconds. Only a broken window reaches it.
const patience = 20 * time.Second

// desk is the window with a person at it. Everything but sound device and keychain is real; the network is loopback.
type desk struct {
	*Window
	t        *testing.T
	queue    *queue
	sim      *simulator.Simulator
	door     *door
	player   *fakePlayer
	keychain *fakeKeychain
	book     string // the path of the profiles
	closed   bool
}

// open opens a window in English on the simulator. When the test ends it is closed, and must leave no goroutine.
func open(t *testing.T, change ...func(*desk, *Config)) *desk {
	t.Helper()
	d := &desk{
		t: t, queue: &queue{news: make(chan struct{}, 1)}, sim: simulator.New(simulator.Options{Seed: 11}),
		player: &fakePlayer{}, keychain: &fakeKeychain{items: map[string]string{}},
		book: filepath.Join(t.TempDir(), "profiles.json"),
	}
	d.door = newDoor(d.sim)
	server := httptest.NewServer(d.door)
	t.Cleanup(server.Close)
	d.door.url = server.URL

	c := Config{
		App: newApp(), Version: "1.2.3", Language: English,
		Player: d.player, Start: Start{Platform: naver.Developers},
		Desktop:   Desktop{Do: d.queue.put, ChooseFiles: func(string, string) ([]string, error) { return nil, nil }},
		Vault:     profile.NewVault(d.keychain, 10*time.Second),
		Simulator: &besideDoor{Simulator: d.sim, url: server.URL},
	}
	for _, f := range change {
		f(d, &c)
	}
	book, err := profile.Open(d.book)
	if err != nil {
		t.Fatal(err)
	}
	c.Book = book
	if d.Window, err = New(c); err != nil {
		t.Fatal(err)
	}
	d.window.SetOnClosed(func() { d.closed = true })
	t.Cleanup(func() {
		d.Close()
		d.until("closed", func() bool { return d.closed })
		d.until("no goroutine is left", func() bool {
			return !d.working("app.(*Window)") && !d.working("app.handout") && !d.working("app.(*opening)") && !d.working("app/pane/") &&
				!d.working("app/session.(*Session)") && !d.working("app/journal.")
		})
	})
	d.until("the secret is read", func() bool { return !d.readsSecret() })
	return d
}

// ends closes the window and stays until everything is on the disk, as the program does.
func (d *desk) ends() error {
	d.t.Helper()
	d.Close()
	d.until("closed", func() bool { return d.closed })
	return d.End()
}

// besideDoor is the simulator behind the door, which never stops.
type besideDoor struct {
	*simulator.Simulator
	url string
}

func (b *besideDoor) URL(context.Context) (string, error) { return b.url, nil }
func (b *besideDoor) Start(context.Context, int) error    { return nil }
func (b *besideDoor) Running() string                     { return b.url }
func (b *besideDoor) Stop()                               {}
func (b *besideDoor) Calls() []simulator.Served           { return nil }
func (b *besideDoor) OnChange(func())                     {}

// startsBy is a simulator that starts in a way of its own.
type startsBy struct {
	Simulator
	url func(context.Context) (string, error)
}

func (s startsBy) URL(ctx context.Context) (string, error) { return s.url(ctx) }

// until lets the window's goroutine, which is the test's, work until something is so.
func (d *desk) until(what string, is func() bool) {
	d.t.Helper()
	late := time.After(patience)
	for {
		d.queue.run()
		if is() {
			return
		}
		select {
		case <-d.queue.news:
		case <-time.After(20 * time.Millisecond): // for what the queue does not tell
		case <-late:
			d.t.Fatalf("waited in vain until %s; the window shows:\n%s", what, d.screen())
		}
	}
}

// untilSeen waits for words on the screen.
func (d *desk) untilSeen(words string) {
	d.t.Helper()
	d.until("it says "+words, func() bool { return d.sees(words) })
}

// untilPhase waits for the kind on the screen.
func (d *desk) untilPhase(phase session.Phase) session.State {
	d.t.Helper()
	d.until(string(phase), func() bool { return d.state(d.kindShown()).Phase == phase })
	return d.state(d.kindShown())
}

// answer is what a person would read or hear now.
func (d *desk) answer() string {
	d.t.Helper()
	answer, ok := d.sim.Answer(d.state(d.kindShown()).Key)
	if !ok {
		d.t.Fatal("the simulator has no answer")
	}
	return answer
}

// newShown taps New and waits for the picture or the sound.
func (d *desk) newShown() session.State {
	d.t.Helper()
	d.tap("action.new")
	return d.untilPhase(session.Shown)
}

// queue runs what is meant for the window's goroutine on the test's, so that there is one.
type queue struct {
	mu   sync.Mutex
	todo []func()
	news chan struct{}
}

func (q *queue) put(f func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.todo = append(q.todo, f)
	select {
	case q.news <- struct{}{}:
	default:
	}
}

func (q *queue) run() {
	for {
		q.mu.Lock()
		if len(q.todo) == 0 {
			q.mu.Unlock()
			return
		}
		f := q.todo[0]
		q.todo = q.todo[1:]
		q.mu.Unlock()
		f()
	}
}

// press hands a key to whoever has the focus, as a driver does.
func (d *desk) press(key fyne.KeyName) {
	event := &fyne.KeyEvent{Name: key}
	if focused := d.window.Canvas().Focused(); focused != nil {
		focused.TypedKey(event)
	} else if f := d.window.Canvas().OnTypedKey(); f != nil {
		f(event)
	}
	d.queue.run()
}

// types types into whatever has the focus.
func (d *desk) types(words string) {
	d.t.Helper()
	for _, r := range words {
		focused := d.window.Canvas().Focused()
		if focused == nil {
			d.t.Fatal("nothing has the focus")
		}
		focused.TypedRune(r)
	}
	d.queue.run()
}

// writes replaces what is in a field by typing.
func (d *desk) writes(e *widgets.Entry, words string) {
	d.t.Helper()
	d.window.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.press(fyne.KeyBackspace)
	d.types(words)
}

// pastes replaces what is in a field through the clipboard.
func (d *desk) pastes(e *widgets.Entry, words string) {
	d.window.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.config.App.Clipboard().SetContent(words)
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: d.config.App.Clipboard()})
	d.queue.run()
}

// text is the words for a key in the language of the window.
func (d *desk) text(key string) string { return d.words.Text(key) }

// textf is the words for a key with their places filled.
func (d *desk) textf(key string, values map[string]any) string { return d.words.Format(key, values) }

// plural is textf for a number of things.
func (d *desk) plural(key string, n int, values map[string]any) string {
	return d.words.Plural(key, n, values)
}

// waiting counts what the window's goroutine has not come to.
func (q *queue) waiting() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.todo)
}

// meanwhile waits until something is so while the window's goroutine is busy with something else.
func (d *desk) meanwhile(what string, is func() bool) {
	d.t.Helper()
	for late := time.Now().Add(patience); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(late) {
			d.t.Fatalf("waited in vain until %s", what)
		}
	}
}

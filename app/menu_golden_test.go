package app

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"navercaptcha/naver"
)

// A walk through every item of the main menu, by its keys where it has some: what the window says after each stays the
// same, whatever becomes of the rooms behind it.
func TestEveryMenuItemLeadsWhereItLed(t *testing.T) {
	for _, language := range []struct{ code, item string }{{English, "English"}, {Korean, "한국어"}} {
		t.Run(language.code, func(t *testing.T) {
			var walked strings.Builder
			for _, path := range allMenuItems(t, language.item) {
				d := open(t, remembering(t))
				d.chooses(language.item)
				d.newShown()
				d.untilSeen(d.text("history.kept"))
				item, before := d.menuItem(path[0]), d.callsMade()
				if item.IsQuit {
					continue // which other tests press
				}
				if item.Shortcut != nil {
					d.shortcut(item.Shortcut)
				} else {
					d.chooses(path[0], path[1:]...)
				}
				d.settle(item, before)
				fmt.Fprintf(&walked, "=== %s %s\n%s\n", strings.Join(path, " > "), keysOf(item), changing.ReplaceAllString(d.screen(), "·"))
				d.chooses("English")
			}
			wantGolden(t, "menu-"+language.code+".txt", steady(walked.String()))
		})
	}
}

// callsMade is how many calls have come by.
func (d *desk) callsMade() int {
	return d.door.count(naver.Issue) + d.door.count(naver.Fetch) + d.door.count(naver.Verify)
}

// settle waits until what an item has started is done: the calls since then are kept, and the history has its answer.
func (d *desk) settle(item *fyne.MenuItem, before int) {
	d.t.Helper()
	d.until("nothing is under way", func() bool { return !d.state(d.kindShown()).Phase.Busy() && !d.working("app/session.(*Session)") })
	if d.callsMade() > before {
		d.untilSeen(d.text("history.kept"))
	}
	if d.sees(d.text("history.deleteBefore")) {
		d.untilFound(1)
	}
	if item.Shortcut != nil {
		return
	}
	// The dialogs of the other items come a moment later, where their text is made beside the window.
	last, since := "", time.Now()
	d.until("the screen rests", func() bool {
		if now := d.screen(); now != last {
			last, since = now, time.Now()
		}
		return time.Since(since) > 300*time.Millisecond
	})
}

// changing is what differs from run to run: times, the age of a key, sizes, keys, ports, the folders of a test.
var changing = regexp.MustCompile(`(?m:^new$)|방금 발급|\d+ s old|발급 후 \d+초|SIM[0-9A-Za-z]{13}|\d+(\.\d+)? (ms|s|B|kB)\b|\d\d:\d\d:\d\d( GMT|[+-]\d\d:\d\d)?|127\.0\.0\.1:\d+|(/[^/\s]+)+/|` +
	`\w{3}, \d\d \w{3} \d{4}|\d{4}-\d\d-\d\d|\d{8}-\d{6}|Content-Length: \d+|\d+(초|분)|\d+ (seconds?|minutes?)`)

// allMenuItems are the paths of all items of the main menu, as they read in a language.
func allMenuItems(t *testing.T, language string) (paths [][]string) {
	d := open(t, remembering(t))
	d.chooses(language)
	defer d.chooses("English")
	for _, menu := range d.window.MainMenu().Items {
		for _, item := range menu.Items {
			switch {
			case item.IsSeparator:
			case item.ChildMenu != nil:
				for _, inside := range item.ChildMenu.Items {
					paths = append(paths, []string{item.Label, inside.Label})
				}
			default:
				paths = append(paths, []string{item.Label})
			}
		}
	}
	if len(paths) < 30 {
		t.Fatalf("only %d items: %v", len(paths), paths)
	}
	return paths
}

// keysOf writes the keys of a menu item.
func keysOf(item *fyne.MenuItem) string {
	s, ok := item.Shortcut.(*desktop.CustomShortcut)
	if !ok {
		return ""
	}
	var keys []string
	if s.Modifier&fyne.KeyModifierShortcutDefault != 0 {
		keys = append(keys, "Ctrl")
	}
	if s.Modifier&fyne.KeyModifierShift != 0 {
		keys = append(keys, "Shift")
	}
	return "(" + strings.Join(slices.Concat(keys, []string{string(s.KeyName)}), "+") + ")"
}

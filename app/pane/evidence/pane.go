// Package evidence is the pane of what a customer sent: the calls found in it with what they mean and where they stand,
// the lines there, and a reply to the customer. Nothing in it is sent anywhere, and none of its secrets is shown.
package evidence

import (
	"context"

	"fyne.io/fyne/v2"

	"navercaptcha/app/export"
	"navercaptcha/app/words"
	"navercaptcha/audio"
	"navercaptcha/naver/attempt"
)

// Pane shows evidence. Only the window's goroutine calls its methods.
type Pane struct {
	host   Host
	keeper Keeper
	player Player
	words  *words.Catalogue
	view   *view

	items  []*item
	rows   []row
	chosen int // of rows, or -1
	asked  int // counts the choices: what is made ready for an older one is dropped

	reading  reading
	unopened []string    // what could not be opened of the last that came, and why
	clip     *audio.Clip // of the chosen call
	open     bool        // it is what the middle shows, and the right column is its own
}

// reading is the reading that is under way.
type reading struct {
	cancel   context.CancelFunc // ends it; nil while nothing is read
	done, of int                // files read
	now      string             // the file that is read
}

// row is a call of an item.
type row struct {
	of   *item
	call int
}

// New makes a pane with nothing in it.
func New(host Host, keeper Keeper, player Player, in *words.Catalogue) *Pane {
	p := &Pane{host: host, keeper: keeper, player: player, words: in, chosen: -1}
	p.view = newView(p)
	return p
}

// Content is what the pane shows.
func (p *Pane) Content() fyne.CanvasObject { return p.view.content }

// SetWords makes the content anew in another language.
func (p *Pane) SetWords(in *words.Catalogue) {
	p.words, p.unopened = in, nil // which is in the other language
	p.view = newView(p)
	p.choose(p.chosen)
	p.view.mark(p.chosen)
}

// Open begins to show the pane: the chosen call stands in the right column.
func (p *Pane) Open() {
	p.open = true
	p.choose(p.chosen)
	p.view.mark(p.chosen)
}

// Leave ends the reading. What was found stays, for as long as the window is open.
func (p *Pane) Leave() {
	p.open = false
	p.Cancel()
}

// OnArranged hears that the content is in the window, and has its size.
func (p *Pane) OnArranged() { p.view.details.scroll() }

// Focus puts the cursor into the field of the path, or onto the calls where there are some.
func (p *Pane) Focus() {
	if len(p.rows) > 0 {
		p.host.Canvas().Focus(p.view.calls)
		return
	}
	p.host.Canvas().Focus(p.view.opener.path)
}

// ListsAttempt is false: the calls on the right are those that were found.
func (p *Pane) ListsAttempt() bool { return false }

// WhenEmpty is the key of the words on the right while no call is there.
func (p *Pane) WhenEmpty() string { return "evidence.noCalls" }

// choose shows a call with its lines; -1 shows none.
func (p *Pane) choose(i int) {
	if i >= len(p.rows) {
		i = len(p.rows) - 1
	}
	p.chosen, p.clip = i, nil
	p.asked++
	if i < 0 {
		p.show(nil)
		p.view.details.showNothing()
		return
	}
	r, asked, in := p.rows[i], p.asked, p.words
	go func() { // masking a large answer takes a while
		shown := r.of.shown(r.call, in)
		p.host.Do(func() {
			if p.asked == asked {
				p.clip = shown.clip
				p.show([]attempt.Call{shown.call})
				p.view.details.show(shown)
			}
		})
	}()
}

// show puts a call into the right column, where that is this pane's.
func (p *Pane) show(calls []attempt.Call) {
	if p.open {
		p.host.ShowCalls(nil) // two calls of one moment are not the same one
		p.host.ShowCalls(calls)
	}
}

// onCopyReply copies what to tell the customer about the chosen call.
func (p *Pane) onCopyReply() {
	if p.chosen >= 0 {
		r := p.rows[p.chosen]
		c := r.of.result.Calls[r.call]
		p.host.Copy(export.Reply(p.words, c, r.of.name, r.of.result.LeaksSecret(), r.of.result.Mask()))
	}
}

func (p *Pane) onPlay() {
	if p.clip != nil {
		p.player.Load(p.clip)
		p.player.Play()
	}
}

// onCloseItem takes away what the chosen call was found in.
func (p *Pane) onCloseItem() {
	if p.chosen < 0 {
		return
	}
	gone := p.rows[p.chosen].of
	for i, it := range p.items {
		if it == gone {
			p.items = append(p.items[:i:i], p.items[i+1:]...)
			break
		}
	}
	p.refill()
	p.view.draw()
	p.choose(min(p.chosen, len(p.rows)-1))
	p.view.mark(p.chosen)
}

// refill lists the calls of all items.
func (p *Pane) refill() {
	p.rows = nil
	for _, it := range p.items {
		for i := range it.result.Calls {
			p.rows = append(p.rows, row{it, i})
		}
	}
}

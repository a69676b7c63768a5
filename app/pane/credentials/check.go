package credentials

import (
	"context"
	"strings"

	"navercaptcha/app/explain"
	"navercaptcha/app/profile"
	"navercaptcha/naver/attempt"
)

// onCheck asks NAVER for a key with the credentials shown. It costs one issue of the quota, as the panel says.
func (p *Pane) onCheck() {
	kind, during := p.host.Shown()
	checked := p.Selected()
	p.run(p.words.Text("credentials.checking"), func(ctx context.Context) func(bool) {
		c, ok := p.session.Check(ctx, kind)
		return func(cancelled bool) {
			others := checked.Version != p.Selected().Version // the screen has other credentials now
			if ok && !others {
				p.host.OnCheck(c, during)
			}
			switch {
			case cancelled:
				p.tell(nil, p.words.Text("credentials.cancelled"))
			case others:
				p.tell(nil, "")
			default:
				p.tellCheck(c)
			}
		}
	})
}

// tellCheck puts the outcome under the form.
func (p *Pane) tellCheck(c attempt.Call) {
	switch _, own := explain.Own(c.Err); {
	case c.Err == nil:
		p.tell(nil, strings.Join(append([]string{p.words.Text("credentials.good." + string(c.Kind))}, p.cleanedWords()...), " "))
	case own:
		p.tell(c.Err, "")
	default:
		p.outcome = outcome{c.Finding.Happened.In(p.words.Lang()) + " " + c.Finding.Next.In(p.words.Lang()), true}
	}
}

// cleanedWords say what was taken out of the environment's pair, where that was checked: a program that sends it as it
// stands is refused with a pair that is good here. Of a pair that was pasted the form says so.
func (p *Pane) cleanedWords() (words []string) {
	if p.Selected().Profile.ID != profile.EnvironmentID {
		return nil
	}
	for _, c := range p.cleaned {
		var changes []string
		for _, change := range c.Changes {
			changes = append(changes, p.words.Text("clean."+string(change)))
		}
		words = append(words, p.words.Format("credentials.cleaned", map[string]any{"From": c.From, "Changes": strings.Join(changes, " ")}))
	}
	return words
}

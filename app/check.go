package app

import (
	"context"
	"strings"

	"navercaptcha/app/explain"
	"navercaptcha/app/profile"
	"navercaptcha/naver/attempt"
)

// check asks NAVER for a key with the credentials shown. It costs one issue of the quota, as the panel says.
func (w *Window) check() {
	kind, version := w.attempt.Kind(), w.connector.Current().Version
	during := w.attempt.State(kind).Attempt
	w.run(w.words.Text("credentials.checking"), func(ctx context.Context) func(bool) {
		c, ok := w.session.Check(ctx, kind)
		return func(cancelled bool) {
			others := version != w.connector.Current().Version // the screen has other credentials now
			if ok && !others {
				w.attempt.OnCheck(c, during)
			}
			switch {
			case cancelled:
				w.tell(nil, w.words.Text("credentials.cancelled"))
			case others:
				w.tell(nil, "")
			default:
				w.tellCheck(c)
			}
		}
	})
}

// tellCheck puts the outcome under the form.
func (w *Window) tellCheck(c attempt.Call) {
	switch _, own := explain.Own(c.Err); {
	case c.Err == nil:
		w.tell(nil, strings.Join(append([]string{w.words.Text("credentials.good." + string(c.Kind))}, w.cleanedWords()...), " "))
	case own:
		w.tell(c.Err, "")
	default:
		w.who.message, w.who.bad = c.Finding.Happened.In(w.words.Lang())+" "+c.Finding.Next.In(w.words.Lang()), true
		w.drawCredentials()
	}
}

// cleanedWords say what was taken out of the environment's pair, where that was checked: a program that sends it as it
// stands is refused with a pair that is good here. Of a pair that was pasted the form says so.
func (w *Window) cleanedWords() (words []string) {
	if w.connector.Current().Profile.ID != profile.EnvironmentID {
		return nil
	}
	for _, c := range w.config.EnvironmentCleaned {
		var changes []string
		for _, change := range c.Changes {
			changes = append(changes, w.words.Text("clean."+string(change)))
		}
		words = append(words, w.words.Format("credentials.cleaned", map[string]any{"From": c.From, "Changes": strings.Join(changes, " ")}))
	}
	return words
}

package evidence

import (
	"bytes"
	"image"
	_ "image/gif" // pictures that customers send
	"strings"

	"navercaptcha/app/words"
	"navercaptcha/audio"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/media"
)

// item is one file, or one text from the clipboard, and what was found in it.
type item struct {
	name   string // as the person knows it
	result *evidence.Result
	mask   *redaction.Redactor // for the names on the list
	kept   kept
}

// shown is a call made ready to be looked at: all of it is masked.
type shown struct {
	name    string // of the item
	call    attempt.Call
	finding attempt.Finding
	notes   []string // what there is to know of the evidence beside the finding
	lines   []string
	at      int // of lines, where the call stands
	picture image.Image
	clip    *audio.Clip
	facts   string
}

// shown makes a call ready. It takes a while where there is much of it.
func (it *item) shown(i int, in *words.Catalogue) shown {
	mask := it.result.Mask()
	c := evidence.Masked(it.result.Calls[i], mask)
	s := shown{name: it.masked(it.name), call: c, finding: *c.Finding}
	if n := it.result.LeftOut; n > 0 {
		s.notes = append(s.notes, in.Plural("evidence.leftOut", n, map[string]any{"N": n}))
	}
	if it.result.LeaksSecret() {
		s.notes = append(s.notes, in.Text("evidence.leaks"))
	}
	document := it.result.Document(it.result.Calls[i].Place)
	content := document.Media
	if content == nil && c.Exchange != nil && document.Text == "" {
		content = c.Exchange.Body
	}
	switch {
	case document.Text != "":
		s.lines, s.at = excerpt(document.Text, c.Place, mask)
	case len(content) > 0:
		s.open(content, in)
	}
	return s
}

// open opens a picture or a sound.
func (s *shown) open(content []byte, in *words.Catalogue) {
	if opened, err := media.Open(naver.Audio, content); err == nil && opened.Clip != nil {
		s.clip = opened.Clip
		f := opened.Clip.Facts
		s.facts = in.Format("evidence.sound", map[string]any{
			"Format": f.Format, "Rate": f.Rate, "Channels": f.Channels, "Seconds": strings.TrimSuffix(f.Duration.Round(1e7).String(), "s"),
			"Bytes": len(content),
		})
		return
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(content))
	const most = 64 << 20 // pixels: what a person would send is a hundredth of that
	if err != nil || config.Width*config.Height > most {
		s.facts = in.Format("evidence.bytes", map[string]any{"Bytes": len(content)})
		return
	}
	s.facts = in.Format("evidence.picture", map[string]any{
		"Format": strings.ToUpper(format), "Width": config.Width, "Height": config.Height, "Bytes": len(content),
	})
	if picture, _, err := image.Decode(bytes.NewReader(content)); err == nil {
		s.picture = picture
	}
}

// masked takes the secrets of the evidence out of a few words.
func (it *item) masked(words string) string { return it.mask.Text(words) }

package export

import (
	"regexp"
	"strings"

	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// Reply is what to write to a customer about a call that was found in what they sent: where, what happened, what to do. The
// name is what they sent; leaks tells that it shows a secret, which has to be issued anew.
func Reply(in *words.Catalogue, c attempt.Call, name string, leaks bool, mask *redaction.Redactor) string {
	var parts []string
	say := func(words string) {
		if words = strings.TrimSpace(words); words != "" {
			parts = append(parts, words)
		}
	}
	place := map[string]any{"Name": name, "Line": c.Place.Line, "Entry": c.Place.Entry}
	switch {
	case c.Place.Line > 0:
		say(in.Format("reply.line", place))
	case c.Place.Entry > 0:
		say(in.Format("reply.entry", place))
	default:
		say(in.Format("reply.whole", place))
	}
	if f := c.Finding; f != nil {
		to := toCustomer[in.Lang()]
		if asked, ok := quoted(f.Next.In(in.Lang())); ok {
			say(to.Replace(plain.ReplaceAllString(f.Happened.In(in.Lang()), "")))
			say(asked)
		} else {
			for _, sentence := range []text.Text{f.Happened, f.Why, f.Next} {
				say(to.Replace(wanted(plain.ReplaceAllString(sentence.In(in.Lang()), ""))))
			}
		}
		for _, link := range f.Links {
			say(link.Title.In(in.Lang()) + ": " + link.URL)
		}
	}
	if leaks {
		say(in.Text("reply.leaks"))
	}
	return mask.Text(strings.Join(parts, "\n") + "\n")
}

// plain finds what only we look things up by: statuses and codes in brackets.
var plain = regexp.MustCompile(`\s*\((?:HTTP[^()]*|CT\d+|\d{2,4})\)`)

// quoted is what a finding asks the customer for in so many words.
func quoted(words string) (asked string, ok bool) {
	from, to := strings.IndexByte(words, '"'), strings.LastIndexByte(words, '"')
	asksFor := strings.HasPrefix(words, "Ask the customer:") || strings.HasPrefix(words, "고객에게")
	if !asksFor || from < 0 || to <= from {
		return "", false
	}
	return words[from+1 : to], true
}

// wanted turns what a Korean finding tells to ask the customer for, and no one else, into a request to them.
func wanted(words string) string {
	sentences := strings.SplitAfter(words, ". ")
	for i, one := range sentences {
		if strings.Contains(one, "고객에게 ") {
			sentences[i] = fromUs.Replace(one)
		}
	}
	return strings.Join(sentences, "")
}

var fromUs = strings.NewReplacer(
	"고객에게 ", "", "보내 달라고 요청하십시오", "보내 주십시오", "요청하십시오", "보내 주십시오", "요청하고", "보내 주시고",
)

// toCustomer turns advice about a customer into advice for them.
var toCustomer = map[text.Lang]*strings.Replacer{
	text.Korean: strings.NewReplacer(
		"고객사의 ", "", "고객사 ", "귀사 ", "넣게 하십시오", "넣으십시오", "게 하십시오", "십시오", "하게 하고", "하고",
	),
	text.English: strings.NewReplacer(
		"Ask the customer to ", "Please ", "Ask the customer for ", "Please send us ", "Ask for ", "Please send us ", " ask for ", " send us ",
		"have the customer ", "please ", "Have the customer ", "Please ", "a server of the customer's own", "a server of your own",
		"the customer's own", "your own", "the customer's", "your", "The customer's", "Your", "their network's", "your network's",
		"their code", "your code", "the customer", "you",
	),
}

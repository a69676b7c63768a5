package diagnosis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// What the simulator answers is explained in the words for NAVER, but with its name in their place: who reads a finding in
// a ticket must not take it for NAVER's. What is said of NAVER's documents, hosts and portals stays.
var (
	simulatedKo = asSimulator("네이버", "시뮬레이터",
		"네이버 개발자 센터", "네이버 개발자 포럼", "네이버 클라우드 플랫폼", "네이버 문서", "네이버의 안내", "네이버의 CAPTCHA", "네이버의 주소", "네이버라면",
		"네이버에는", "네이버 캡차", "네이버 API", "네이버가 발급하는", "네이버가 보내는", "실제 네이버")
	simulatedEn = asSimulator("NAVER", "the simulator",
		"NAVER Developers", "NAVER Cloud", "NAVER's documents", "NAVER's own documents", "NAVER documents", "NAVER does not document",
		"NAVER's CAPTCHA", "NAVER's APIs", "NAVER's keys", "NAVER's own authority", "NAVER's address", "NAVER's have none",
		"it is NAVER", "real host of NAVER", "as NAVER sends it", "as NAVER describes it", "NAVER's are")
)

// asSimulator replaces a name but in the phrases to keep.
func asSimulator(name, by string, keep ...string) *strings.Replacer {
	var pairs []string
	for _, phrase := range keep {
		pairs = append(pairs, phrase, phrase)
	}
	return strings.NewReplacer(append(pairs, name, by)...)
}

func simulatedText(t text.Text) text.Text {
	return text.Text{Ko: simulatedKo.Replace(t.Ko), En: sentences(simulatedEn.Replace(t.En))}
}

// sentences begins each sentence with a capital.
func sentences(s string) string {
	parts := strings.SplitAfter(s, ". ")
	for i, part := range parts {
		first, size := utf8.DecodeRuneInString(part)
		parts[i] = string(unicode.ToUpper(first)) + part[size:]
	}
	if s == "" {
		return ""
	}
	return strings.Join(parts, "")
}

// madeUp is what to do about a fault that would be NAVER's: with the simulator there is nobody to tell.
var madeUp = text.Text{
	Ko: "시뮬레이터가 꾸며 낸 오류이므로 문의할 곳은 없습니다.",
	En: "The simulator made this fault up, so there is nobody to tell.",
}

// SimulatedNote is the ID of the note that the simulator was called.
const SimulatedNote = "simulated"

// ofSimulator makes the finding of an answer of NAVER's one of the simulator's.
func (r *rule) ofSimulator(f *facts, finding attempt.Finding) attempt.Finding {
	finding.Happened, finding.Why, finding.Next = simulatedText(finding.Happened), simulatedText(finding.Why), simulatedText(finding.Next)
	if r.providerFault {
		again := tryAgain
		if finding.Action != attempt.Repeat(f.Call) {
			again = text.Text{Ko: "새 캡차로 다시 시도하십시오.", En: "Try again with a new CAPTCHA."}
		}
		finding.Next = text.Text{Ko: again.Ko + " " + madeUp.Ko, En: again.En + " " + madeUp.En}
		finding.Send = text.Text{}
		toReport := report(f.Platform, f.Kind)
		finding.Links = slices.DeleteFunc(finding.Links, func(l attempt.Link) bool { return l == toReport })
	}
	finding.Notes = append([]attempt.Note{{ID: SimulatedNote, Text: text.Text{
		Ko: "네이버가 아니라 시뮬레이터를 호출했습니다.",
		En: "This was a call to the simulator, not to NAVER.",
	}}}, finding.Notes...)
	return finding
}

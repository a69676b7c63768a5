package main

import (
	"fmt"
	"strings"

	"navercaptcha/app/profile"
	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// warnCleaned means that credentials were good, or not, only after something was taken out of them.
const warnCleaned naver.Warning = "credentials-cleaned"

// cleanedWords say what was taken out.
var cleanedWords = map[profile.Change]text.Text{
	profile.ByteOrderMark:     {Ko: "바이트 순서 표시(BOM)", En: "a byte order mark"},
	profile.Invisible:         {Ko: "보이지 않는 문자", En: "invisible characters"},
	profile.ControlCharacters: {Ko: "제어 문자", En: "control characters"},
	profile.LineBreaks:        {Ko: "줄 바꿈", En: "line breaks"},
	profile.OtherLines:        {Ko: "첫 줄 다음의 줄", En: "the lines behind the first"},
	profile.FullWidth:         {Ko: "전각 문자", En: "full-width characters"},
	profile.OddBlanks:         {Ko: "특수한 공백", En: "unusual blanks"},
	profile.SurroundingBlanks: {Ko: "앞뒤 공백", En: "blanks around it"},
	profile.HeaderName:        {Ko: "헤더 이름", En: "a header's name"},
	profile.Quotes:            {Ko: "따옴표", En: "quotes"},
}

// warnCleaned says what was taken out of the credentials: a program that sends them as they stand gets another answer.
func (p *program) warnCleaned(cleaned []profile.Cleaned) {
	for _, c := range cleaned {
		var what []string
		for _, change := range c.Changes {
			what = append(what, cleanedWords[change].In(p.lang))
		}
		fmt.Fprintf(p.term.err, text.Text{
			Ko: "%s: 호출 전에 정리했습니다(%s). 값을 그대로 쓰는 프로그램은 이것까지 보내어 거절당합니다. 값을 고치십시오. [%s]\n",
			En: "%s was cleaned before the call: %s. A program that uses it as it stands sends that, too, and is refused: correct the value. [%s]\n",
		}.In(p.lang), c.From, strings.Join(what, ", "), warnCleaned)
	}
}

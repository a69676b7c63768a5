package report

import (
	"fmt"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// CallName is a call in the words of a language: "키 발급 (issue), 이미지". The kind is not said twice.
func CallName(language text.Lang, call, kind string) string {
	return wordsIn(language).callName(call, kind)
}

func (w words) callName(call, kind string) string {
	parts := []string{w.call(call)}
	if kind != "" && kind != call {
		parts = append(parts, w.kind(kind))
	}
	return strings.Join(parts, ", ")
}

func (w words) platformName(p naver.Platform) string { return named(w.platformNames, p) }

func (w words) call(id string) string              { return named(w.callNames, id) }
func (w words) kind(id string) string              { return named(w.kindNames, id) }
func (w words) phase(p exchange.Phase) string      { return named(w.phaseNames, p) }
func (w words) body(n redaction.BodyNote) string   { return named(w.bodyNotes, n) }
func (w words) secretKind(k redaction.Kind) string { return named(w.secretKinds, k) }

// Notes says in a language why values were taken out only where a name says what they are.
func Notes(language text.Lang, list []redaction.Note) (said []string) {
	for _, n := range list {
		said = append(said, wordsIn(language).byName(n))
	}
	return said
}

// byName says why a value was taken out only where a name says what it is.
func (w words) byName(n redaction.Note) string {
	switch {
	case w.public == "": // English is what the note itself speaks
		return n.String()
	case n.Under > 0:
		return fmt.Sprintf(w.short, w.secretKind(n.Kind), n.Under)
	}
	return fmt.Sprintf(w.public, w.secretKind(n.Kind))
}

// named is the name of something, or its id where it has none of its own.
func named[ID ~string](names map[ID]string, id ID) string {
	if name, ok := names[id]; ok {
		return name
	}
	return string(id)
}

var englishPlatforms = map[naver.Platform]string{
	naver.Developers: "NAVER Developers", naver.Cloud: "NAVER Cloud", naver.Gov: "NAVER Cloud for government",
	naver.Fin: "NAVER Cloud for finance",
}

var koreanPlatforms = map[naver.Platform]string{
	naver.Developers: "네이버 개발자 센터", naver.Cloud: "네이버 클라우드", naver.Gov: "네이버 클라우드 (공공)", naver.Fin: "네이버 클라우드 (금융)",
}

var englishCalls = map[string]string{
	"issue": "issue a key", "image": "fetch the picture", "audio": "fetch the sound",
}

// koreanCalls have the API's own word, too: it is what NAVER's pages and the request itself say.
var koreanCalls = map[string]string{
	"issue": "키 발급 (issue)", "image": "이미지 요청 (image)", "audio": "음성 요청 (audio)", "verify": "검증 (verify)",
}

var koreanKinds = map[string]string{"image": "이미지", "audio": "음성"}

var koreanPhases = map[exchange.Phase]string{
	exchange.Blocked: "대기", exchange.DNS: "DNS 조회", exchange.Connect: "연결", exchange.TLSHand: "TLS 협상",
	exchange.Send: "보내기", exchange.Wait: "응답 대기", exchange.Receive: "받기",
}

var koreanBodies = map[redaction.BodyNote]string{
	redaction.BodyRedacted: "본문에서 비밀 값을 가렸습니다.",
	redaction.BodyDecoded:  "본문에서 비밀 값을 가렸고, 압축을 푼 본문을 담았습니다.",
	redaction.BodyDamaged:  "본문의 압축이 손상되어, 풀 수 있는 부분만 담았습니다.",
	redaction.BodyWithheld: "본문의 압축을 풀어 비밀 값을 찾을 수 없으므로 본문을 담지 않았습니다.",
}

var koreanSecrets = map[redaction.Kind]string{
	redaction.ClientID: "클라이언트 아이디", redaction.ClientSecret: "클라이언트 시크릿", redaction.ProxyPassword: "프록시 비밀번호",
	redaction.CaptchaKey: "캡차 키", redaction.Answer: "답",
}

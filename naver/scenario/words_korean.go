package scenario

// korean has the Korean form of each sentence of this package. No particle stands after a value, whose sound is not
// known.
var korean = map[string]string{
	// The file.
	"the file is longer than 1 MiB":                                                     "파일이 1MiB보다 큽니다",
	"the file is empty: a scenario has at least a name and steps":                       "파일이 비어 있습니다. 시나리오에는 적어도 name과 steps가 있어야 합니다",
	"one file holds one scenario: take out the --- and what follows":                    "한 파일에는 시나리오가 하나만 있습니다. --- 이후를 지우십시오",
	"this is no YAML that a scenario can be: %s":                                        "시나리오로 읽을 수 있는 YAML이 아닙니다: %s",
	"the file has more than %d values":                                                  "파일의 값이 %d개를 넘습니다",
	"the file nests deeper than %d levels":                                              "파일의 중첩이 %d단계를 넘습니다",
	"anchors and aliases (& and *) are not possible in a scenario: write the value out": "시나리오에는 앵커와 별칭(&, *)을 쓸 수 없습니다. 값을 그대로 쓰십시오",
	"tags (!) are not possible in a scenario":                                           "시나리오에는 태그(!)를 쓸 수 없습니다",
	"%q is there already, in line %d":                                                   "%q: 이미 %d번째 줄에 있습니다",

	// Mappings, lists and single values.
	"a mapping":                       "매핑",
	"a list":                          "목록",
	"a text":                          "글",
	"nothing":                         "빈 값",
	"a scenario":                      "시나리오",
	"the step %s":                     "%s 단계",
	"the expectation of a path":       "JSON 경로의 기대값",
	"a range":                         "범위",
	"a text in two languages":         "두 언어로 쓴 글",
	"%s is a mapping with %s, not %s": "%s: %s 등을 담은 매핑이어야 하는데 %s입니다",
	"%s has no %s; it has %s":         "%s: %s 항목은 없습니다. 쓸 수 있는 항목: %s",
	"a single value is expected here, not %s":                    "값 하나가 와야 하는데 %s입니다",
	"%q is there twice":                                          "%q: 두 번 나옵니다",
	"%q is none of %s":                                           "%q: 쓸 수 없는 값입니다. 쓸 수 있는 값: %s",
	"the list is empty: nothing could be right":                  "목록이 비어 있어 아무것도 맞을 수 없습니다",
	"the list is empty: use some of %s, or leave it out for all": "목록이 비어 있습니다. %s 가운데 고르거나, 모두라면 빼십시오",

	// The scenario and its table.
	"the name is missing":         "name이 없습니다",
	"the steps are missing":       "steps가 없습니다",
	"a name has 1 to %d bytes":    "이름은 1~%d바이트입니다",
	"a name has at most %d bytes": "이름은 최대 %d바이트입니다",
	"a text in two languages has both en and ko; one for every reader is written without them":         "두 언어로 쓸 때는 en과 ko가 모두 있어야 합니다. 하나로 쓸 때는 en과 ko 없이 쓰십시오",
	"the scenario makes more than %d steps, with all repetitions and rows":                             "반복과 행을 모두 합해 단계가 %d개를 넘습니다",
	"the scenario waits for more than %v in all":                                                       "기다리는 시간이 모두 합해 %v를 넘습니다",
	"data is a list of rows, each a mapping from column to value":                                      "data는 행의 목록이며, 각 행은 열 이름과 값의 매핑입니다",
	"data has more than %d rows":                                                                       "data의 행이 %d개를 넘습니다",
	"a row is a mapping from column to value, with 1 to %d columns":                                    "행은 열 이름과 값의 매핑이며 열은 1~%d개입니다",
	"a column's name has up to 32 letters, digits and _, and begins with a letter":                     "열 이름은 영문자로 시작하고 영문자, 숫자, _로 된 32자 이내입니다",
	"the first row has no column %q":                                                                   "첫 행에 %q 열이 없습니다",
	"a cell is a single value, not %s":                                                                 "칸에는 값 하나가 와야 하는데 %s입니다",
	"the row has not all the columns of the first":                                                     "첫 행에 있는 열이 이 행에 모두 있지는 않습니다",
	"there is no column %q in data":                                                                    "data에 %q 열이 없습니다",
	"the text is longer than %d bytes with its columns filled in":                                      "열의 값을 채우면 글이 %d바이트보다 깁니다",
	"the steps are longer than %d MiB with all rows of data filled in: use fewer rows or expectations": "data의 모든 행을 채우면 steps가 %dMiB보다 깁니다. 행이나 기대값을 줄이십시오",

	// Steps.
	"steps are a list with at least one step":                                                            "steps는 단계가 하나 이상 있는 목록입니다",
	"there are more than %d steps":                                                                       "단계가 %d개를 넘습니다",
	"a step does one thing: here are %s and %s":                                                          "한 단계는 한 가지 일만 합니다. 여기에는 %s, %s 두 가지가 있습니다",
	"the step says nothing to do: it has one of %s":                                                      "단계에 할 일이 없습니다. 다음 가운데 하나가 있어야 합니다: %s",
	"a step is a mapping with one of %s, not %s":                                                         "단계는 다음 가운데 하나가 있는 매핑이어야 합니다: %s. 여기에는 %s이(가) 있습니다",
	"%s has no value: what is expected of it stands beside it, under expect":                             "%s에는 값을 쓰지 않습니다. 기대값은 그 옆의 expect에 쓰십시오",
	"timeout takes a time up to %v, such as 2s or 500ms":                                                 "timeout에는 2s, 500ms처럼 %v 이내의 시간을 씁니다",
	"timeout takes a time, or {first-byte: TIME, whole: TIME}":                                           "timeout에는 시간이나 {first-byte: 시간, whole: 시간}을 씁니다",
	"wait takes a time up to %v, such as 2s or 500ms":                                                    "wait에는 2s, 500ms처럼 %v 이내의 시간을 씁니다",
	"verify takes right, wrong, ask or {value: TEXT}":                                                    "verify에는 right, wrong, ask 또는 {value: 글자}를 씁니다",
	"the value is longer than %d bytes":                                                                  "값이 %d바이트보다 깁니다",
	"repeat takes how often, 1 to %d":                                                                    "repeat에는 횟수를 1~%d 사이로 씁니다",
	"repeat has steps beside it":                                                                         "repeat 옆에는 steps가 있어야 합니다",
	"repeats stand at most %d deep within each other":                                                    "repeat는 %d단계까지만 중첩할 수 있습니다",
	"client takes one of the simulator's client IDs, such as sim-ct001; your own never stands in a file": "client에는 sim-ct001 같은 시뮬레이터의 클라이언트 아이디를 씁니다. 실제 아이디는 파일에 쓰지 않습니다",
	"%q is no time such as 2s or 500ms":                                                                  "%q: 2s, 500ms 같은 시간이 아닙니다",

	// Expectations.
	"expect is empty: it has some of %s": "expect가 비어 있습니다. 쓸 수 있는 항목: %s",
	"right is for verify alone":          "right는 verify에만 쓸 수 있습니다",
	"facts are those of a picture or a sound: they go with fetch, image and audio": "facts는 이미지나 음성의 정보이므로 fetch, image, audio에 씁니다",
	"warnings are a list; [] for none":                                             "warnings는 목록입니다. 없으면 []를 쓰십시오",
	"%q is no HTTP status such as 200":                                             "%q: 200 같은 HTTP 상태가 아닙니다",
	"%q is neither true nor false":                                                 "%q: true도 false도 아닙니다",
	"%q is no finding; there are %s":                                               "%q: 없는 진단입니다. 쓸 수 있는 진단: %s",
	"%q is no %s":                                                                  "%q: %s 형식이 아닙니다",
	"number":                                                                       "숫자",
	"number of bytes":                                                              "바이트 수",
	"time such as 500ms":                                                           "500ms 같은 시간",
	"a range has min, max or both":                                                 "범위에는 min이나 max 또는 둘 다 있어야 합니다",
	"min is above max: nothing could be right":                                     "min이 max보다 커서 아무것도 맞을 수 없습니다",
	"json is a mapping from a path, such as error.errorCode, to what is there":                 "json은 error.errorCode 같은 경로와 그 자리의 값을 담은 매핑입니다",
	"a path has a single value, or one of {exists: ...}, {matches: ...}, {min: ..., max: ...}": "경로에는 값 하나 또는 {exists: ...}, {matches: ...}, {min: ..., max: ...} 가운데 하나를 씁니다",
	"a path has one of {exists: ...}, {matches: ...}, {min: ..., max: ...}":                    "경로에는 {exists: ...}, {matches: ...}, {min: ..., max: ...} 가운데 하나를 씁니다",
	"%q is no regular expression of at most %d bytes":                                          "%q: 최대 %d바이트의 정규식이 아닙니다",

	// What was wanted and what came.
	"%s: %s: want %s, got %s":    "%s: %s: 예상 %s, 실제 %s",
	"none":                       "없음",
	"at least %s":                "%s 이상",
	"at most %s":                 "%s 이하",
	"at least %s and at most %s": "%s 이상 %s 이하",
	"%s bytes":                   "%s바이트",
	"to match %s":                "%s 패턴과 일치",
	"something there":            "값 있음",
	"nothing there":              "값 없음",
	"to go well":                 "성공",
	"right":                      "정답",
	"wrong":                      "오답",
	"verdict":                    "판정",
	"call":                       "호출",
	"to be made":                 "호출함",
	"key":                        "키",
	"answer":                     "답",
	"no key was issued before":   "그 전에 발급한 키가 없습니다",
	"no key was verified before": "그 전에 검증한 키가 없습니다",
	"there is no right answer to be had: the picture or sound was not fetched, or the key is used up": "정답을 알 수 없습니다. 이미지나 음성을 받지 않았거나 이미 쓴 키입니다",

	// Making a scenario of an attempt.
	"no call was made yet: issue a key first":                           "아직 호출이 없습니다. 먼저 키를 발급하십시오",
	"the calls are to several platforms: a scenario is for one attempt": "호출이 여러 플랫폼에 걸쳐 있습니다. 시나리오는 한 시도에 대한 것입니다",
}

// abouts are what the words of expect, and the steps, are in Korean.
var abouts = map[string]string{
	"status": "HTTP 상태", "code": "오류 코드", "right": "판정", "finding": "진단", "media": "미디어 형식", "size": "크기",
	"warnings": "경고", "duration": "걸린 시간",
	"format": "형식", "width": "너비", "height": "높이", "rate": "표본화율", "bits": "비트 수", "channels": "채널 수",
	"seconds": "길이(초)", "damaged": "손상",
	"blocked": "대기", "dns": "DNS 조회", "connect": "연결", "tls": "TLS 협상", "send": "보내기", "wait": "응답 대기", "receive": "받기",
	"issue": "키 발급", "fetch": "받기", "verify": "검증",
}

// skips are the reasons in Korean.
var skips = map[Skip]string{
	SkipSimulator:   "시뮬레이터가 필요합니다",
	SkipAnswer:      "정답이 필요합니다. --interactive를 쓰면 사람에게 묻습니다",
	SkipPerson:      "사람에게 묻는 단계가 있습니다. --interactive를 쓰면 묻습니다",
	SkipEarlier:     "앞 단계가 예상과 달랐습니다",
	SkipLimit:       "호출 한도에 이르렀습니다",
	SkipInterrupted: "실행이 중단되었습니다",
}

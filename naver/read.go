package naver

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// answer is the union of everything that NAVER answers in JSON. Fields stay raw so that one of an unexpected type does
// not hide the others.
type answer struct {
	Key          json.RawMessage `json:"key"`
	Result       json.RawMessage `json:"result"`
	ResponseTime json.RawMessage `json:"responseTime"`
	ErrorCode    json.RawMessage `json:"errorCode"`
	ErrorMessage json.RawMessage `json:"errorMessage"`
	Error        json.RawMessage `json:"error"`
}

// gatewayError is the inside of a nested error.
type gatewayError struct {
	ErrorCode json.RawMessage `json:"errorCode"`
	Message   json.RawMessage `json:"message"`
	Details   json.RawMessage `json:"details"`
}

// trimJSON takes off what may stand around JSON: a byte order mark and blanks.
func trimJSON(body []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(bytes.TrimSpace(body), []byte("\xef\xbb\xbf")))
}

// readAnswer reads an object of JSON, whatever Content-Type it came with.
func readAnswer(body []byte) (a answer, ok bool) {
	body = trimJSON(body)
	if len(body) == 0 || body[0] != '{' {
		return answer{}, false
	}
	return a, json.Unmarshal(body, &a) == nil
}

// apiError finds the error in an answer, in any of its shapes.
func (a *answer) apiError() (e APIError, ok bool) {
	if len(a.Error) > 0 && a.Error[0] == '{' {
		var inner gatewayError
		if json.Unmarshal(a.Error, &inner) == nil {
			e = APIError{
				Shape: ShapeNested, Code: scalar(inner.ErrorCode), Message: scalar(inner.Message),
				Details: scalar(inner.Details),
			}
			return e, e.Code != "" || e.Message != ""
		}
	}
	e = APIError{Shape: ShapeFlat, Code: scalar(a.ErrorCode), Message: scalar(a.ErrorMessage)}
	if len(a.Result) > 0 {
		e.Shape = ShapeCaptcha
	}
	return e, e.Code != "" || e.Message != ""
}

// key is the issued key. NAVER's have 16 letters and digits; whatever can stand in a URL is taken.
func (a *answer) key() (string, bool) {
	var key string
	if json.Unmarshal(a.Key, &key) != nil || key == "" || len(key) > 256 {
		return "", false
	}
	return key, !strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r > '~' })
}

// verdict is the result of verify. Only a JSON boolean counts.
func (a *answer) verdict() (right, ok bool) {
	switch string(a.Result) {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return false, false
}

// responseTime reads a number, or a number in a string as the older documents type it. ok is false where something is
// there that is neither.
func (a *answer) responseTime() (t ResponseTime, ok bool) {
	text := strings.TrimSpace(scalar(a.ResponseTime))
	if text == "" {
		return ResponseTime{}, true
	}
	seconds, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(seconds) || math.IsInf(seconds, 0) {
		return ResponseTime{}, false
	}
	return ResponseTime{Seconds: seconds, Reported: true}, true
}

// isAmbiguous tells whether an object has a member of a verdict twice, or under a name that only those take for it who do
// not mind case: of several, one client takes the first and another the last.
func isAmbiguous(body []byte) bool {
	members := json.NewDecoder(bytes.NewReader(trimJSON(body)))
	if _, err := members.Token(); err != nil { // the brace
		return false
	}
	seen := map[string]bool{}
	for members.More() {
		token, err := members.Token()
		name, isName := token.(string)
		var value json.RawMessage
		if err != nil || !isName || members.Decode(&value) != nil {
			return false
		}
		for _, known := range []string{"result", "responseTime"} {
			if strings.EqualFold(name, known) && (name != known || seen[known]) {
				return true
			}
		}
		seen[name] = true
	}
	return false
}

// scalar gives the text of a string, and of anything else its JSON: error codes are documented as numbers and come as
// strings. Nothing and null give "".
func scalar(raw json.RawMessage) string {
	if len(raw) == 0 || string(raw) == "null" {
		return ""
	}
	var s string
	if raw[0] == '"' && json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

package evidence

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

const formPostman attempt.Form = "postman"

// postmanItem is a request of a collection with the answers saved beside it, or a folder of them.
type postmanItem struct {
	Item     []json.RawMessage
	Request  json.RawMessage
	Response []struct {
		OriginalRequest json.RawMessage
		Code            int
		Header          json.RawMessage
		Body            *string
	}
}

type postmanRequest struct {
	Method string
	Header json.RawMessage
	URL    json.RawMessage
}

func isPostman(d *document) bool {
	text := strings.TrimSpace(d.text)
	return strings.HasPrefix(text, "{") && strings.Contains(text, `"item"`) &&
		(strings.Contains(text, "schema.getpostman.com") || strings.Contains(text, `"_postman_id"`)) && json.Valid([]byte(text))
}

func (r *reading) readPostman(d *document) error {
	var root postmanItem
	_ = json.Unmarshal([]byte(d.text), &root) // fields of another type are left out
	n := 0
	r.postmanItems(d, root, &n, 0)
	return nil
}

func (r *reading) postmanItems(d *document, item postmanItem, n *int, depth int) {
	const deepest = 50
	for _, raw := range item.Item {
		var one postmanItem
		if _ = json.Unmarshal(raw, &one); depth < deepest {
			r.postmanItems(d, one, n, depth+1)
		}
		if len(one.Request) == 0 {
			continue
		}
		*n++
		if len(one.Response) == 0 {
			r.addWhole(d.entry(*n), formPostman, postmanExchange(one.Request), false)
		}
		for _, answer := range one.Response {
			request := answer.OriginalRequest
			if len(request) == 0 {
				request = one.Request
			}
			ex := postmanExchange(request)
			ex.Status, ex.ResponseHeader = answer.Code, postmanHeader(answer.Header)
			if answer.Body != nil {
				ex.Body = []byte(*answer.Body)
			}
			r.addWhole(d.entry(*n), formPostman, ex, answer.Body == nil)
		}
	}
}

func postmanExchange(raw json.RawMessage) *exchange.Exchange {
	var q postmanRequest
	_ = json.Unmarshal(raw, &q)
	ex := &exchange.Exchange{Method: q.Method, RequestHeader: postmanHeader(q.Header)}
	var whole struct{ Raw string }
	if json.Unmarshal(q.URL, &whole) == nil && whole.Raw != "" {
		ex.URL = whole.Raw
	} else {
		_ = json.Unmarshal(q.URL, &ex.URL)
	}
	return ex
}

func postmanHeader(raw json.RawMessage) http.Header {
	var list []struct {
		Key, Value string
		Disabled   bool
	}
	_ = json.Unmarshal(raw, &list)
	h := http.Header{}
	for _, one := range list {
		if one.Disabled {
			continue
		}
		if strings.HasPrefix(one.Value, "{{") && strings.HasSuffix(one.Value, "}}") {
			one.Value = unknownValue // Postman fills it from its environment
		}
		h.Add(one.Key, one.Value)
	}
	return h
}

func startOf(text string) time.Time {
	at, _ := time.Parse(time.RFC3339, text) // one that cannot be read is unknown
	return at
}

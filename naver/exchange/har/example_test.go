package har_test

import (
	"bytes"
	"fmt"
	"net/http"
	"time"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/exchange/redaction"
)

func ExampleWrite() {
	call := &exchange.Exchange{
		Start: time.Date(2026, 11, 21, 13, 20, 11, 0, time.UTC), Method: http.MethodGet, Proto: "HTTP/1.1",
		URL:           "https://openapi.naver.com/v1/captcha/nkey?code=0",
		RequestHeader: http.Header{"X-Naver-Client-Secret": {"Q2vD1mkXw9"}},
		Status:        200, StatusText: "200 OK", Body: []byte(`{"key":"t521bp3qM7Qyk2X2"}`),
	}
	var file bytes.Buffer
	if err := har.Write(&file, redaction.New(), har.Creator{Name: "example", Version: "1"}, []*exchange.Exchange{call}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(bytes.Contains(file.Bytes(), []byte("Q2vD1mkXw9")), bytes.Contains(file.Bytes(), []byte("«client-secret-1»")))
	// Output: false true
}

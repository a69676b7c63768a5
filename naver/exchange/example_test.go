package exchange_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"navercaptcha/naver/exchange"
)

func ExampleRecorder() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "hello")
	}))
	defer server.Close()

	recorder := exchange.NewRecorder(10, nil)
	client := &http.Client{Transport: recorder.Wrap(http.DefaultTransport)}
	answer, err := client.Get(server.URL + "/greeting")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, _ = io.Copy(io.Discard, answer.Body) // a call is recorded once its body was read or closed
	_ = answer.Body.Close()
	_, _ = client.Get("http://127.0.0.1:1/") // nobody listens there

	for _, call := range recorder.Exchanges() {
		fmt.Println(call.ID, call.Method, call.Status, string(call.Body), call.Err != nil)
	}
	// Output:
	// 1 GET 200 hello false
	// 2 GET 0  true
}

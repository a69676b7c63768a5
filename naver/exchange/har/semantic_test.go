package har_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// check looks for what the specification says and JSON schemas do not see.
func check(t *testing.T, file []byte) (entries []any) {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal(file, &doc); err != nil {
		t.Fatalf("no JSON: %v", err)
	}
	log := doc["log"].(map[string]any)
	if log["version"] != "1.2" {
		t.Errorf("version %v", log["version"])
	}
	if _, ok := log["pages"].([]any); !ok {
		t.Errorf("pages are %T: Firefox wants a list", log["pages"])
	}
	noNull(t, "log", doc["log"])
	entries, ok := log["entries"].([]any)
	if !ok {
		t.Fatalf("entries are %T", log["entries"])
	}
	for i, e := range entries {
		for _, fault := range faults(e.(map[string]any)) {
			t.Errorf("entry %d: %s", i, fault)
		}
	}
	return entries
}

// noNull finds lists that Go left nil.
func noNull(t *testing.T, path string, v any) {
	t.Helper()
	switch v := v.(type) {
	case nil:
		t.Errorf("%s is null", path)
	case map[string]any:
		for name, field := range v {
			noNull(t, path+"."+name, field)
		}
	case []any:
		for i, element := range v {
			noNull(t, path+"."+strconv.Itoa(i), element)
		}
	}
}

// faults lists what is wrong with an entry.
func faults(e map[string]any) (list []string) {
	wrong := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	began := e["startedDateTime"].(string)
	if _, err := time.Parse(time.RFC3339Nano, began); err != nil {
		wrong("time %q has no zone: %v", began, err)
	}
	list = append(list, timingFaults(e["time"].(float64), e["timings"].(map[string]any))...)

	request, response := e["request"].(map[string]any), e["response"].(map[string]any)
	for of, message := range map[string]map[string]any{"request": request, "response": response} {
		// HTTP Toolkit takes no other versions.
		if version := message["httpVersion"].(string); !regexp.MustCompile(`^(|h3|(HTTP/)?\d(\.\d)?)$`).MatchString(version) {
			wrong("the %s's version is %q", of, version)
		}
	}
	if request["httpVersion"] == "" {
		wrong("a request that was made has no version")
	}
	if e["_error"] != response["_error"] {
		wrong("the error is %v, and for Chrome, in the response, %v", e["_error"], response["_error"])
	}
	target := request["url"].(string)
	if u, err := url.Parse(target); err != nil || !u.IsAbs() || u.Host == "" {
		wrong("URL %q: %v", target, err)
	}
	for _, address := range []string{target, e["response"].(map[string]any)["redirectURL"].(string)} {
		if strings.ContainsFunc(address, func(c rune) bool { return c <= ' ' || c > '~' }) {
			wrong("URL %q is not encoded", address)
		}
	}
	_, query, _ := strings.Cut(target, "?")
	count := len(request["queryString"].([]any))
	if count != len(strings.FieldsFunc(query, func(c rune) bool { return c == '&' })) {
		wrong("%d parameters in %q", count, query)
	}
	if ip, ok := e["serverIPAddress"].(string); ok {
		if _, err := netip.ParseAddr(ip); err != nil {
			wrong("address: %v", err)
		}
	}
	return append(list, contentFaults(e["response"].(map[string]any), e["_bodyTruncated"] == true)...)
}

func timingFaults(total float64, timings map[string]any) (list []string) {
	of := func(name string) float64 { return timings[name].(float64) }
	sum := 0.0
	for _, name := range []string{"blocked", "dns", "connect", "send", "wait", "receive"} {
		if v := of(name); v < 0 && v != -1 {
			list = append(list, fmt.Sprintf("%s is %v", name, v))
		}
		sum += max(0, of(name))
	}
	for _, name := range []string{"send", "wait", "receive"} {
		if of(name) < 0 {
			list = append(list, name+" is missing")
		}
	}
	if math.Abs(sum-total) > 1e-6 || total < 0 {
		list = append(list, fmt.Sprintf("time is %v, the phases make %v", total, sum))
	}
	if ssl := of("ssl"); ssl > of("connect") || ssl < 0 && ssl != -1 {
		list = append(list, fmt.Sprintf("ssl %v is not inside connect %v", ssl, of("connect")))
	}
	return list
}

func contentFaults(response map[string]any, truncated bool) (list []string) {
	c := response["content"].(map[string]any)
	size := len(c["text"].(string))
	switch c["encoding"] {
	case nil:
		if !utf8.ValidString(c["text"].(string)) {
			list = append(list, "text is no text")
		}
	case "base64":
		body, err := base64.StdEncoding.DecodeString(c["text"].(string))
		if err != nil {
			list = append(list, err.Error())
		}
		size = len(body)
	default:
		list = append(list, fmt.Sprintf("encoding %v", c["encoding"]))
	}
	if size != int(c["size"].(float64)) {
		list = append(list, fmt.Sprintf("size %v of %d bytes", c["size"], size))
	}
	compression, _ := c["compression"].(float64)
	if sent := response["bodySize"].(float64); sent >= 0 && compression > 0 && sent+compression != float64(size) {
		list = append(list, fmt.Sprintf("%v bytes sent and %v saved make no %d", sent, compression, size))
	}
	for _, h := range response["headers"].([]any) {
		header := h.(map[string]any)
		if header["name"] != "Content-Length" || response["bodySize"].(float64) < 0 || truncated {
			continue
		}
		if header["value"] != strconv.Itoa(int(response["bodySize"].(float64))) {
			list = append(list, fmt.Sprintf("Content-Length %v, bodySize %v", header["value"], response["bodySize"]))
		}
	}
	if status := response["status"].(float64); status != 0 && (status < 100 || status > 999) {
		list = append(list, fmt.Sprintf("status %v", status))
	}
	return list
}

package naver

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestVerdicts(t *testing.T) {
	const jsonType = "application/json;charset=UTF-8"
	for name, row := range map[string]struct {
		status      int
		contentType string
		body        string
		want        Verdict
	}{
		"number":             {200, jsonType, `{"result":true,"responseTime":14.13}`, Verdict{true, 200, ResponseTime{14.13, true}, nil}},
		"string":             {200, jsonType, `{"result":true,"responseTime":"84.6"}`, Verdict{true, 200, ResponseTime{84.6, true}, nil}},
		"minus one":          {200, jsonType, `{"result":false,"responseTime":-1}`, Verdict{false, 200, ResponseTime{-1, true}, nil}},
		"absent":             {200, jsonType, `{"result":true}`, Verdict{true, 200, ResponseTime{}, nil}},
		"null":               {200, jsonType, `{"result":true,"responseTime":null}`, Verdict{true, 200, ResponseTime{}, nil}},
		"no number":          {200, jsonType, `{"result":true,"responseTime":"soon"}`, Verdict{true, 200, ResponseTime{}, []Warning{WarnResponseTime}}},
		"not a number":       {200, jsonType, `{"result":true,"responseTime":"NaN"}`, Verdict{true, 200, ResponseTime{}, []Warning{WarnResponseTime}}},
		"beyond every float": {200, jsonType, `{"result":true,"responseTime":1e999}`, Verdict{true, 200, ResponseTime{}, []Warning{WarnResponseTime}}},
		"as a picture":       {200, "image/jpeg", `{"result":true,"responseTime":5.92}`, Verdict{true, 200, ResponseTime{5.92, true}, nil}},
		"as a web page":      {200, "text/html", `{"result":false}`, Verdict{false, 200, ResponseTime{}, nil}},
		"without type":       {200, "", `{"result":false}`, Verdict{false, 200, ResponseTime{}, nil}},
		"BOM and blanks":     {200, jsonType, "\n \xef\xbb\xbf {\"result\" : true}\r\n", Verdict{true, 200, ResponseTime{}, nil}},
		"right under 403":    {403, jsonType, `{"result":true,"responseTime":84.6}`, Verdict{true, 403, ResponseTime{84.6, true}, []Warning{WarnStatus}}},
		"wrong under 403":    {403, jsonType, `{"result":false,"responseTime":8.8}`, Verdict{false, 403, ResponseTime{8.8, true}, []Warning{WarnStatus}}},
	} {
		c := clientOf(t, serve(t, answers(row.status, row.contentType, row.body)).URL)
		got, err := c.Verify(t.Context(), Audio, "eioDb7T8M703uht0", "123456")
		if err != nil || !reflect.DeepEqual(*got, row.want) {
			t.Errorf("%s: %+v, %v, want %+v", name, got, err, row.want)
		}
	}
}

func TestNAVERsErrors(t *testing.T) {
	for name, row := range map[string]struct {
		status int
		body   string
		shape  Shape
		code   string
		text   string // message|details
		want   error
	}{
		"CT001":            {403, `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`, ShapeCaptcha, "CT001", "Invalid key.|", ErrInvalidKey},
		"CT001 under 200":  {200, `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`, ShapeCaptcha, "CT001", "Invalid key.|", ErrInvalidKey},
		"CT002":            {400, `{"result":false,"errorMessage":"Unissued image.","errorCode":"CT002"}`, ShapeCaptcha, "CT002", "Unissued image.|", ErrUnissued},
		"CT500":            {500, `{"result":false,"errorMessage":"System error","errorCode":"CT500"}`, ShapeCaptcha, "CT500", "System error|", ErrSystem},
		"CT001 wrapped":    {403, `{"error":{"errorCode":"CT001","message":"Invalid Key"}}`, ShapeNested, "CT001", "Invalid Key|", ErrInvalidKey},
		"wrong pair":       {401, `{"errorMessage":"NID AUTH Result Invalid (1000) : Authentication failed. (인증에 실패했습니다.)","errorCode":"024"}`, ShapeFlat, "024", "NID AUTH Result Invalid (1000) : Authentication failed. (인증에 실패했습니다.)|", ErrUnauthorized},
		"not ticked":       {401, `{"errorMessage":"Scope Status Invalid : Authentication failed.","errorCode":"024"}`, ShapeFlat, "024", "Scope Status Invalid : Authentication failed.|", ErrNotSubscribed},
		"daily quota":      {429, `{"errorMessage":"{count/quota=10039/10000} : Query limit exceeded.","errorCode":"010"}`, ShapeFlat, "010", "{count/quota=10039/10000} : Query limit exceeded.|", ErrQuota},
		"rate":             {429, `{"errorMessage":"Rate limit exceeded.","errorCode":"012"}`, ShapeFlat, "012", "Rate limit exceeded.|", ErrRateLimit},
		"https only":       {403, `{"errorMessage":"HTTPS only allowed","errorCode":"072"}`, ShapeFlat, "072", "HTTPS only allowed|", ErrHTTPSOnly},
		"wrong path":       {404, `{"errorMessage":"API does not exist.","errorCode":"051"}`, ShapeFlat, "051", "API does not exist.|", ErrNotFound},
		"cloud pair":       {401, `{"error":{"errorCode":"200","message":"Authentication Failed","details":"Invalid authentication information."}}`, ShapeNested, "200", "Authentication Failed|Invalid authentication information.", ErrUnauthorized},
		"cloud number":     {401, `{"error":{"errorCode":210,"message":"Permission Denied","details":"A subscription to the API is required."}}`, ShapeNested, "210", "Permission Denied|A subscription to the API is required.", ErrNotSubscribed},
		"cloud quota":      {429, `{"error":{"errorCode":"400","message":"Quota Exceeded"}}`, ShapeNested, "400", "Quota Exceeded|", ErrQuota},
		"cloud throttle":   {429, `{"error":{"errorCode":"410","message":"Throttle Limited","details":null}}`, ShapeNested, "410", "Throttle Limited|", ErrRateLimit},
		"cloud path":       {404, `{"error":{"errorCode":"300","message":"Not Found Exception","details":"URL not found."}}`, ShapeNested, "300", "Not Found Exception|URL not found.", ErrNotFound},
		"cloud endpoint":   {503, `{"error":{"errorCode":"500","message":"Endpoint Error"}}`, ShapeNested, "500", "Endpoint Error|", ErrGateway},
		"unknown, 403":     {403, `{"errorMessage":"new","errorCode":"999"}`, ShapeFlat, "999", "new|", ErrForbidden},
		"unknown, 429":     {429, `{"errorMessage":"new","errorCode":"999"}`, ShapeFlat, "999", "new|", ErrQuota},
		"unknown, 502":     {502, `{"error":{"errorCode":"XYZ","message":"new","details":{"a":1}}}`, ShapeNested, "XYZ", `new|{"a":1}`, ErrSystem},
		"message alone":    {400, `{"errorMessage":"odd"}`, ShapeFlat, "", "odd|", ErrBadRequest},
		"with BOM":         {403, "\xef\xbb\xbf{\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}", ShapeCaptcha, "CT001", "Invalid key.|", ErrInvalidKey},
		"control letters":  {403, `{"result":false,"errorMessage":"a\u001b[2J\nb\u202ec","errorCode":"CT001"}`, ShapeCaptcha, "CT001", "a [2J bc|", ErrInvalidKey},
		"number of code 7": {418, `{"errorMessage":"teapot","errorCode":7}`, ShapeFlat, "7", "teapot|", nil},
	} {
		c := clientOf(t, serve(t, answers(row.status, "image/jpeg;charset=UTF-8", row.body)).URL)
		for _, what := range []Call{Issue, Fetch, Verify} {
			err := call(c, Image, what, "eioDb7T8M703uht0", "1PUNUST")
			var got *APIError
			if !errors.As(err, &got) {
				t.Errorf("%s, %s: %v", name, what, err)
				continue
			}
			if got.Call != what || got.Kind != Image || got.Platform != Developers || got.Status != row.status ||
				got.Shape != row.shape || got.Code != row.code || got.Message+"|"+got.Details != row.text {
				t.Errorf("%s, %s: %+v", name, what, got)
			}
			for _, meaning := range meanings {
				if errors.Is(err, meaning) != (meaning == row.want) {
					t.Errorf("%s, %s: is %q: %v", name, what, meaning, errors.Is(err, meaning))
				}
			}
		}
	}
}

var meanings = []error{
	ErrInvalidKey, ErrUnissued, ErrSystem, ErrUnauthorized, ErrNotSubscribed, ErrForbidden, ErrHTTPSOnly, ErrQuota,
	ErrRateLimit, ErrNotFound, ErrBadRequest, ErrGateway,
}

func TestAnswersThatAreNotNAVERs(t *testing.T) {
	const page = "<!DOCTYPE html><html><title>Blocked</title></html>"
	for name, row := range map[string]struct {
		status      int
		contentType string
		body        string
		calls       []Call
		want        Found
		snippet     string
	}{
		"HTML":           {200, "text/html", page, allCalls, FoundHTML, page},
		"HTML as JSON":   {502, "application/json", "\n<HTML>gateway", allCalls, FoundHTML, "<HTML>gateway"},
		"XML":            {401, "text/xml", `<?xml version="1.0"?><result><errorCode>024</errorCode></result>`, allCalls, FoundXML, "<?xml"},
		"empty":          {200, "application/json", "", allCalls, FoundEmpty, ""},
		"blanks":         {200, "image/jpeg", " \r\n", allCalls, FoundEmpty, ""},
		"broken JSON":    {200, "application/json", `{"key":"t521bp3q`, allCalls, FoundText, `{"key":"t521bp3q`},
		"two values":     {200, "application/json", `{"result":true}{"result":false}`, allCalls, FoundText, ""},
		"list":           {200, "application/json", `[1]`, allCalls, FoundJSON, "[1]"},
		"other JSON":     {404, "application/json", `{"timestamp":1,"status":404,"error":"Not Found"}`, allCalls, FoundJSON, `{"timestamp"`},
		"binary":         {200, "image/jpeg", "\x00\x01\x02", allCalls, FoundBinary, ""},
		"RIFF, no WAVE":  {200, "audio/wav", "RIFF\x00\x00\x00\x00AVI LIST", allCalls, FoundBinary, "RIFF"},
		"picture":        {200, "image/jpeg", jpegBytes, []Call{Issue, Verify}, FoundPicture, ""},
		"sound":          {200, "audio/wav", wavBytes, []Call{Issue, Verify}, FoundSound, ""},
		"result as text": {200, "application/json", `{"result":"true"}`, allCalls, FoundJSON, `{"result"`},
		"verdict":        {200, "application/json", `{"result":true}`, []Call{Issue, Fetch}, FoundJSON, ""},
		"key":            {200, "application/json", `{"key":"t521bp3qM7Qyk2X2"}`, []Call{Fetch, Verify}, FoundJSON, ""},
		"empty key":      {200, "application/json", `{"key":""}`, allCalls, FoundJSON, ""},
		"key number":     {200, "application/json", `{"key":12}`, allCalls, FoundJSON, ""},
		"key of Hangul":  {200, "application/json", `{"key":"열쇠"}`, allCalls, FoundJSON, "열쇠"},
		"key, long":      {200, "application/json", `{"key":"` + strings.Repeat("k", 257) + `"}`, allCalls, FoundJSON, ""},
		"key under 500":  {500, "application/json", `{"key":"t521bp3qM7Qyk2X2"}`, []Call{Issue}, FoundJSON, ""},
	} {
		c := clientOf(t, serve(t, answers(row.status, row.contentType, row.body)).URL)
		for _, what := range row.calls {
			err := call(c, Image, what, "eioDb7T8M703uht0", "1PUNUST")
			var got *NotNAVERError
			if !errors.As(err, &got) || got.Found != row.want || got.Status != row.status ||
				got.ContentType != row.contentType || !strings.Contains(got.Snippet, row.snippet) {
				t.Errorf("%s, %s: %T %+v", name, what, err, err)
			}
			if got != nil && len(got.Snippet) > 512 {
				t.Errorf("%s: snippet of %d bytes", name, len(got.Snippet))
			}
		}
	}
}

var allCalls = []Call{Issue, Fetch, Verify}

func TestMediaIsWhatItsBytesSay(t *testing.T) {
	png, gif := "\x89PNG\r\n\x1a\nrest", "GIF89a and more"
	for name, row := range map[string]struct {
		asked       Kind
		status      int
		contentType string
		body        string
		kind        Kind
		warnings    []Warning
	}{
		"as it should be":   {Image, 200, "image/jpeg;charset=UTF-8", jpegBytes, Image, nil},
		"sound":             {Audio, 200, "audio/wav;charset=UTF-8", wavBytes, Audio, nil},
		"sound, swagger":    {Audio, 200, "voice/wav", wavBytes, Audio, nil},
		"no type":           {Image, 200, "", jpegBytes, Image, nil},
		"PNG":               {Image, 200, "image/png", png, Image, nil},
		"GIF":               {Image, 200, "IMAGE/GIF", gif, Image, nil},
		"JPEG called PNG":   {Image, 200, "image/png", jpegBytes, Image, []Warning{WarnContentType}},
		"JPEG called JSON":  {Image, 200, "application/json", jpegBytes, Image, []Warning{WarnContentType}},
		"JPEG called WAV":   {Audio, 200, "audio/wav", jpegBytes, Image, []Warning{WarnOtherKind}},
		"WAV for a picture": {Image, 200, "image/jpeg", wavBytes, Audio, []Warning{WarnOtherKind}},
		"under 403":         {Image, 403, "image/jpeg", jpegBytes, Image, []Warning{WarnStatus}},
		"all at once":       {Audio, 500, "text/html", jpegBytes, Image, []Warning{WarnOtherKind, WarnStatus}},
	} {
		c := clientOf(t, serve(t, answers(row.status, row.contentType, row.body)).URL)
		fetch := c.FetchImage
		if row.asked == Audio {
			fetch = c.FetchAudio
		}
		got, err := fetch(t.Context(), "eioDb7T8M703uht0")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.Kind != row.kind || string(got.Bytes) != row.body || got.ContentType != row.contentType ||
			!reflect.DeepEqual(got.Warnings, row.warnings) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestRealAnswers reads real pictures, sounds and the real CT001 body from the folder NAVER_SAMPLES.
func TestRealAnswers(t *testing.T) {
	folder := os.Getenv("NAVER_SAMPLES")
	if folder == "" {
		t.Skip("NAVER_SAMPLES is not set")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("nothing in %s: %v", folder, err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := clientOf(t, serve(t, answers(200, "", string(body))).URL)
		switch filepath.Ext(file) {
		case ".jpg", ".wav":
			fetch, kind := c.FetchImage, Image
			if filepath.Ext(file) == ".wav" {
				fetch, kind = c.FetchAudio, Audio
			}
			media, err := fetch(t.Context(), "k")
			if err != nil || media.Kind != kind || string(media.Bytes) != string(body) || media.Warnings != nil {
				t.Errorf("%s: %v", filepath.Base(file), err)
			}
		case ".json":
			if _, err := c.FetchImage(t.Context(), "k"); !errors.Is(err, ErrInvalidKey) {
				t.Errorf("%s: %v", filepath.Base(file), err)
			}
		}
	}
}

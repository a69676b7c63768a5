package naver

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// What an APIError can mean; ask with errors.Is. CAPTCHA's own codes are the same on every platform, the gateways'
// codes are told apart by the shape of the body because their numbers overlap, and an unknown code is judged by its
// status.
var (
	// ErrInvalidKey is CT001: the key is unknown, expired or already verified.
	ErrInvalidKey = errors.New("the key is unknown, expired or already used")
	// ErrUnissued is CT002: verify came before the picture or sound was fetched.
	ErrUnissued = errors.New("the picture or sound was not fetched before verify")
	// ErrSystem is CT500, or another error of the server itself (5xx).
	ErrSystem = errors.New("NAVER's system failed")
	// ErrUnauthorized is 024 or 028 of NAVER Developers, 200 of the Cloud gateway, or a plain 401.
	ErrUnauthorized = errors.New("the client ID or secret is missing or wrong")
	// ErrNotSubscribed is 024 "Scope Status Invalid" of NAVER Developers or 210 of the Cloud gateway: the application
	// exists but this API is not enabled for it.
	ErrNotSubscribed = errors.New("this API is not enabled for the application")
	// ErrForbidden is a 403 with no code that says more. NAVER Developers documents it as "no permission for the API".
	ErrForbidden = errors.New("the call is not permitted")
	// ErrHTTPSOnly is 072 of NAVER Developers.
	ErrHTTPSOnly = errors.New("NAVER wants https")
	// ErrQuota is 010 of NAVER Developers, 400 of the Cloud gateway, or a 429 with no code that says more.
	ErrQuota = errors.New("the quota is used up")
	// ErrRateLimit is 012 of NAVER Developers, 410 or 420 of the Cloud gateway: too many calls a second.
	ErrRateLimit = errors.New("too many calls in a short time")
	// ErrNotFound is 051 of NAVER Developers, 300 of the Cloud gateway, or a plain 404.
	ErrNotFound = errors.New("there is no such API at this URL")
	// ErrBadRequest is 100 of the Cloud gateway or a plain 400.
	ErrBadRequest = errors.New("a parameter is missing or wrong")
	// ErrGateway is 500, 510 or 900 of the Cloud gateway: the service behind it failed or did not answer.
	ErrGateway = errors.New("NAVER's gateway could not reach the service")
)

// Shape is the form of an error's body.
type Shape string

// The shapes.
const (
	// ShapeCaptcha is {"result":false,"errorMessage":..,"errorCode":..}, from CAPTCHA itself.
	ShapeCaptcha Shape = "captcha"
	// ShapeFlat is {"errorMessage":..,"errorCode":..}, from the gateway of NAVER Developers.
	ShapeFlat Shape = "flat"
	// ShapeNested is {"error":{"errorCode":..,"message":..,"details":..}}, from the gateway of NAVER Cloud.
	ShapeNested Shape = "nested"
)

// APIError is an error that NAVER answered with.
type APIError struct {
	Platform Platform
	Kind     Kind
	Call     Call
	Status   int // HTTP status
	Shape    Shape
	Code     string // such as CT001, 024, 210; as it came
	// Message and Details are NAVER's text, shortened, with credentials, key and answer taken out.
	Message string
	Details string
}

// Error tells the call, the status, the code and NAVER's text.
func (e *APIError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: NAVER answered %s", callName(e.Kind, e.Call), statusText(e.Status))
	if e.Code != "" {
		b.WriteString(", code " + e.Code)
	}
	if e.Message != "" {
		b.WriteString(": " + e.Message)
	}
	if e.Details != "" {
		b.WriteString(" (" + e.Details + ")")
	}
	if m := e.meaning(); m != nil {
		b.WriteString(": " + m.Error())
	}
	return b.String()
}

// Is tells whether the error has the meaning of one of the errors of this package.
func (e *APIError) Is(target error) bool { return target == e.meaning() }

// codes gives the meaning of each known code by shape; CAPTCHA's own are known in every shape.
var (
	captchaCodes = map[string]error{"CT001": ErrInvalidKey, "CT002": ErrUnissued, "CT500": ErrSystem}
	flatCodes    = map[string]error{
		"024": ErrUnauthorized, "028": ErrUnauthorized, "010": ErrQuota, "012": ErrRateLimit,
		"072": ErrHTTPSOnly, "051": ErrNotFound,
	}
	nestedCodes = map[string]error{
		"100": ErrBadRequest, "200": ErrUnauthorized, "210": ErrNotSubscribed, "300": ErrNotFound,
		"400": ErrQuota, "410": ErrRateLimit, "420": ErrRateLimit,
		"500": ErrGateway, "510": ErrGateway, "900": ErrGateway,
	}
	statusMeanings = map[int]error{
		http.StatusBadRequest: ErrBadRequest, http.StatusUnauthorized: ErrUnauthorized,
		http.StatusForbidden: ErrForbidden, http.StatusNotFound: ErrNotFound, http.StatusTooManyRequests: ErrQuota,
	}
)

func (e *APIError) meaning() error {
	if m := captchaCodes[e.Code]; m != nil {
		return m
	}
	switch e.Shape {
	case ShapeNested:
		if m := nestedCodes[e.Code]; m != nil {
			return m
		}
	default:
		if e.Code == "024" && strings.Contains(e.Message, "Scope Status Invalid") {
			return ErrNotSubscribed
		}
		if m := flatCodes[e.Code]; m != nil {
			return m
		}
	}
	if m := statusMeanings[e.Status]; m != nil {
		return m
	}
	if e.Status >= 500 {
		return ErrSystem
	}
	return nil
}

func isKnownCode(code string) bool {
	return captchaCodes[code] != nil || flatCodes[code] != nil || nestedCodes[code] != nil
}

func callName(kind Kind, call Call) string { return string(kind) + " " + string(call) }

func statusText(status int) string {
	if text := http.StatusText(status); text != "" {
		return strconv.Itoa(status) + " " + text
	}
	return strconv.Itoa(status)
}

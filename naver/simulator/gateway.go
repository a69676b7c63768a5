package simulator

import (
	"fmt"

	"navercaptcha/naver"
)

// The errors of the two gateways in front of CAPTCHA.

// developersError is an error of openapi.naver.com's gateway.
func developersError(status int, code, message string) refusal {
	return refusal{
		status: status, shape: naver.ShapeFlat, code: code, message: message,
		body: `{"errorMessage":` + quote(message) + `,"errorCode":` + quote(code) + `}`,
	}
}

// cloudError is an error of NAVER Cloud's gateway. Without details it has no such member, as one documented body.
func cloudError(status int, code, message, details string) refusal {
	body := `{"error":{"errorCode":` + quote(code) + `,"message":` + quote(message)
	if details != "" {
		body += `,"details":` + quote(details)
	}
	return refusal{
		status: status, shape: naver.ShapeNested, code: code, message: message, details: details, body: body + `}}`,
	}
}

// quote makes a JSON string. The messages are our own constants and numbers: nothing in them needs escaping.
func quote(s string) string { return `"` + s + `"` }

const authenticationFailed = " : Authentication failed. (인증에 실패했습니다.)"

// The gateways' errors, as captured or documented.
var (
	developersNoID         = developersError(401, "024", "Not Exist Client ID"+authenticationFailed)
	developersNoSecret     = developersError(401, "024", "Not Exist Client Secret"+authenticationFailed)
	developersWrongPair    = developersError(401, "024", "NID AUTH Result Invalid (1000)"+authenticationFailed)
	developersNotPermitted = developersError(401, "024", "Scope Status Invalid"+authenticationFailed)
	developersNoSuchPath   = developersError(404, "051", "API does not exist. (존재하지 않는 API입니다.)")

	cloudNoCredentials    = cloudError(401, "200", "Authentication Failed", "Authentication information are missing.")
	cloudWrongCredentials = cloudError(401, "200", "Authentication Failed", "Invalid authentication information.")
	cloudNotPermitted     = cloudError(401, "210", "Permission Denied", "A subscription to the API is required.")
	cloudNoSuchPath       = cloudError(404, "300", "Not Found Exception", "URL not found.")
	cloudQuotaExceeded    = cloudError(429, "400", "Quota Exceeded", "")

	developersRateLimited = developersError(429, "012", "Rate limit exceeded. (속도 제한을 초과했습니다.)")
	developersHTTPRefused = developersError(403, "072",
		"HTTPS only allowed : Unsupported protocol (지원하지 않는 프로토콜입니다.)")

	// Of the longer form of the details only the end is known.
	cloudUnknownID = cloudError(401, "200", "Authentication Failed",
		"Invalid authentication information. Client ID does not exist.")
	// Of these only status, code and message are documented.
	cloudBadRequest      = cloudError(400, "100", "Bad Request Exception", "")
	cloudThrottled       = cloudError(429, "410", "Throttle Limited", "")
	cloudRateLimited     = cloudError(429, "420", "Rate Limited", "")
	cloudTooLarge        = cloudError(413, "430", "Request Entity Too Large", "")
	cloudEndpointError   = cloudError(503, "500", "Endpoint Error", "")
	cloudEndpointTimeout = cloudError(504, "510", "Endpoint Timeout", "")
	cloudUnexpectedError = cloudError(500, "900", "Unexpected Error", "")

	// Undocumented from here: NAVER documents the statuses 400, 405 and 500 for Developers without code or text, and 400
	// with code 100 for Cloud. The codes 000 and 011 are the system error and the incorrect query of an older NAVER API's
	// table.
	developersBadRequest  = developersError(400, "011", "Incorrect query request.")
	developersServerError = developersError(500, "000", "System error")
	developersWrongMethod = developersError(405, "405", "Method not allowed. Use GET.")
	cloudWrongMethod      = cloudError(405, "100", "Bad Request Exception", "Method not allowed. Use GET.")
)

// A quota that is used up whatever was spent, for those who ask for it.
var developersQuotaExceeded = *quotaError(developersImage, 1001, 1000)

// quotaError says that the day's calls are used up. Of Developers the form was seen with another API.
func quotaError(a api, used, quota int) *refusal {
	if a.cloud() {
		return &cloudQuotaExceeded
	}
	no := developersError(429, "010",
		fmt.Sprintf("{count/quota=%d/%d} : Query limit exceeded. (쿼리 한도를 초과했습니다.)", used, quota))
	return &no
}

// badQuery says what is wrong with the query.
func badQuery(a api, what string) *refusal {
	no := developersError(400, "011", "Incorrect query request. "+what)
	if a.cloud() {
		no = cloudError(400, "100", "Bad Request Exception", what)
	}
	return &no
}

func wrongMethod(a api) *refusal {
	if a.cloud() {
		return &cloudWrongMethod
	}
	return &developersWrongMethod
}

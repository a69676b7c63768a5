package naver

// Media is a picture or a sound as NAVER sent it.
type Media struct {
	// Kind is what the bytes are, which is not always what was asked for.
	Kind  Kind
	Bytes []byte
	// ContentType is what the answer claimed to be.
	ContentType string
	// Warnings tell where claim and bytes differ; they have texts in package diagnosis.
	Warnings []Warning
}

// Warning is something odd about an answer that could still be used.
type Warning string

// The warnings.
const (
	// WarnContentType means that the bytes are of the asked kind but the Content-Type claims something else.
	WarnContentType Warning = "content-type"
	// WarnOtherKind means that a picture came where a sound was asked for, or the reverse.
	WarnOtherKind Warning = "other-kind"
	// WarnStatus means that the answer could be used although its HTTP status is not 200.
	WarnStatus Warning = "status"
	// WarnResponseTime means that verify answered with a responseTime that is no number.
	WarnResponseTime Warning = "response-time"
	// WarnAmbiguous means that verify's answer has a member twice or under a name that is written otherwise than NAVER's, so
	// that other clients may read another verdict.
	WarnAmbiguous Warning = "ambiguous"
)

// Verdict is NAVER's answer to verify.
type Verdict struct {
	Right bool
	// Status is the HTTP status; the body decides, also under 403.
	Status       int
	ResponseTime ResponseTime
	Warnings     []Warning
}

// ResponseTime is the time from issue to verify as NAVER measured it.
type ResponseTime struct {
	// Seconds is 0 to 7200 with two decimals, or -1 where NAVER could not compute it or it is longer.
	Seconds float64
	// Reported is false where the answer had none, as NAVER Developers documents it for audio.
	Reported bool
}

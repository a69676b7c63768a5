package attempt

import "navercaptcha/naver/exchange"

// Knowledge is whether something of a call is known. Absent evidence is no evidence: only Absent says that there was none.
type Knowledge string

// The kinds of knowledge.
const (
	NotRecorded Knowledge = "not recorded" // nobody wrote down whether there was one
	Seen        Knowledge = "seen"
	Absent      Knowledge = "absent" // it was looked at, and there was none
)

// Known is what is known of the parts of a call. An empty Knowledge means NotRecorded.
type Known struct {
	Method          Knowledge `json:"method"`
	URL             Knowledge `json:"url"`
	RequestHeaders  Knowledge `json:"requestHeaders"`
	Status          Knowledge `json:"status"`
	ResponseHeaders Knowledge `json:"responseHeaders"`
	Body            Knowledge `json:"body"` // of the answer
	// Error is the words of a program that got no answer, or one that it did not expect.
	Error Knowledge `json:"error"`
	Time  Knowledge `json:"time"`
}

// Is tells whether something is known to be there, to be absent, or not recorded.
func (k Knowledge) Is(other Knowledge) bool { return k.orNotRecorded() == other.orNotRecorded() }

func (k Knowledge) orNotRecorded() Knowledge {
	if k == "" {
		return NotRecorded
	}
	return k
}

// Spelled returns a copy in which every Knowledge has its word, for a reader that does not know what an empty one means.
func (k Known) Spelled() Known {
	for _, one := range []*Knowledge{
		&k.Method, &k.URL, &k.RequestHeaders, &k.Status, &k.ResponseHeaders, &k.Body, &k.Error, &k.Time,
	} {
		*one = one.orNotRecorded()
	}
	return k
}

// WholeOf is what is known of a call that a recorder saw whole: what is not there was not there.
func WholeOf(ex *exchange.Exchange) Known {
	if ex == nil {
		return Known{}
	}
	return Known{
		Method: seenIf(ex.Method != ""), URL: seenIf(ex.URL != ""), RequestHeaders: seenIf(len(ex.RequestHeader) > 0),
		Status: seenIf(ex.Status != 0), ResponseHeaders: seenIf(len(ex.ResponseHeader) > 0), Body: seenIf(len(ex.Body) > 0),
		Error: seenIf(ex.Err != nil), Time: seenIf(!ex.Start.IsZero()),
	}
}

func seenIf(there bool) Knowledge {
	if there {
		return Seen
	}
	return Absent
}

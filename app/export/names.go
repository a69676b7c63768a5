package export

import (
	"strconv"

	"navercaptcha/app/profile"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// CallName is the call in the words of the API.
func CallName(c attempt.Call) string {
	if c.Call == naver.Fetch {
		return string(c.Kind)
	}
	return string(c.Call)
}

// CallStatus is the HTTP status of a call as it is shown.
func CallStatus(c attempt.Call) string {
	if c.Exchange == nil || c.Exchange.Status == 0 {
		return "–"
	}
	return strconv.Itoa(c.Exchange.Status)
}

// ProfileName is the name that the history kept of a profile. The program's own are in English there.
func ProfileName(in *words.Catalogue, name string) string {
	switch name {
	case profile.Simulator().Name:
		return in.Text("profile.simulator")
	case profile.EnvironmentName:
		return in.Text("profile.environment")
	}
	return name
}

package export

import (
	"strconv"

	"navercaptcha/app/profile"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
)

// CallStatus is the HTTP status of a call as it is shown.
func CallStatus(c attempt.Call) string {
	if status := c.Status(); status != 0 {
		return strconv.Itoa(status)
	}
	return "–"
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

package naver

import (
	"slices"
	"testing"
)

func TestAnAnswerThatOtherClientsReadOtherwiseIsWarnedOf(t *testing.T) {
	for body, ambiguous := range map[string]bool{
		`{"result":true,"responseTime":1.5}`:                           false,
		`{"result":true,"other":{"result":false},"list":["result",1]}`: false,
		`{"result":false,"result":true}`:                               true,
		`{"result":true,"result":true}`:                                true,
		`{"RESULT":true}`:                                              true,
		`{"result":false,"Result":true}`:                               true,
		`{"\u0072esult":false,"result":true}`:                          true,
		`{"re` + "\u017f" + `ult":true}`:                               true, // which Go takes for an s
		`{"result":true,"responseTime":1,"responsetime":2}`:            true,
	} {
		for _, kind := range []Kind{Image, Audio} {
			c := clientOf(t, serve(t, answers(200, "application/json", body)).URL)
			v, err := c.Verify(t.Context(), kind, "k", "v")
			if err != nil || !v.Right {
				t.Fatalf("%s: %+v, %v", body, v, err)
			}
			if got := slices.Contains(v.Warnings, WarnAmbiguous); got != ambiguous {
				t.Errorf("%s: warnings %q", body, v.Warnings)
			}
		}
	}
}

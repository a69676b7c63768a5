package scenario

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
)

// ErrNoCalls means that there is nothing to make a scenario of.
var ErrNoCalls error = spoken{say("no call was made yet: issue a key first")}

// errPlatforms: the calls are not of one attempt.
var errPlatforms = spoken{say("the calls are to several platforms: a scenario is for one attempt")}

// FromCalls writes the calls of an attempt, oldest first, as a scenario that expects what came. It holds no credential, no
// key and no answer: an answer that was right is asked for again, and one that was wrong is replaced by another wrong one.
// Calls that were never sent are left out.
func FromCalls(name string, calls []attempt.Call) ([]byte, error) {
	type expectation struct {
		Status  int    `yaml:"status,omitempty"`
		Code    string `yaml:"code,omitempty"`
		Finding string `yaml:"finding"`
	}
	type step struct {
		Issue  naver.Kind  `yaml:"issue,omitempty"`
		Image  *struct{}   `yaml:"image,omitempty"`
		Audio  *struct{}   `yaml:"audio,omitempty"`
		Verify Answer      `yaml:"verify,omitempty"`
		Kind   naver.Kind  `yaml:"kind,omitempty"`
		Key    Key         `yaml:"key,omitempty"`
		Expect expectation `yaml:"expect"`
	}
	var file struct {
		Name      string         `yaml:"name"`
		Platforms naver.Platform `yaml:"platforms"`
		Kinds     naver.Kind     `yaml:"kinds"`
		Steps     []step         `yaml:"steps"`
	}
	current, used := map[naver.Kind]string{}, map[naver.Kind]string{}
	for _, c := range calls {
		if c.Exchange == nil {
			continue
		}
		if file.Platforms == "" {
			file.Platforms, file.Kinds = c.Platform, c.Kind
		}
		if c.Platform != file.Platforms {
			return nil, errPlatforms
		}
		// Findings that rest on when a call was made or how the credentials look do not come back; their family does.
		found := diagnosis.Explain(attempt.Call{
			Platform: c.Platform, Kind: c.Kind, Call: c.Call, Verdict: c.Verdict, Err: c.Err,
		})
		s := step{Expect: expectation{Status: c.Exchange.Status, Finding: found.Rule}}
		var api *naver.APIError
		if errors.As(c.Err, &api) {
			s.Expect.Code = api.Code
		}
		switch c.Call {
		case naver.Issue:
			s.Issue = c.Kind
			if c.Err == nil {
				current[c.Kind] = c.Key
			}
		default:
			switch c.Key {
			case current[c.Kind]:
			case used[c.Kind]:
				s.Key = UsedKey
			default:
				s.Key = UnknownKey
			}
			if c.Call == naver.Verify {
				s.Verify, s.Kind = WrongAnswer, c.Kind
				if c.Verdict != nil && c.Verdict.Right {
					s.Verify = RightAnswer
				}
				used[c.Kind] = c.Key
			} else if c.Kind == naver.Audio {
				s.Audio = &struct{}{}
			} else {
				s.Image = &struct{}{}
			}
		}
		file.Steps = append(file.Steps, s)
	}
	if len(file.Steps) == 0 {
		return nil, ErrNoCalls
	}
	if file.Name = strings.TrimSpace(name); file.Name == "" || len(file.Name) > maxName {
		file.Name = "An attempt on " + string(file.Platforms)
	}
	content, err := yaml.Marshal(file)
	if err != nil {
		return nil, err
	}
	// A picture and a sound have no value; YAML's word for that is an empty one.
	text := strings.NewReplacer("image: {}", "image:", "audio: {}", "audio:").Replace(string(content))
	if _, err := Read("attempt.yaml", []byte(text)); err != nil {
		return nil, err
	}
	return []byte(text), nil
}

package evidence_test

import (
	"testing"

	"navercaptcha/naver/evidence"
)

// FuzzRead holds reading to what it promises of any bytes: it ends, and every call has a finding and stands somewhere.
func FuzzRead(f *testing.F) {
	for _, c := range texts {
		f.Add([]byte(c.text))
	}
	f.Add([]byte(gzipped(notEnabled)))
	f.Add([]byte(picture(200, 90)))
	f.Add([]byte(sound()))
	f.Fuzz(func(t *testing.T, content []byte) {
		r, err := evidence.Read("file", content)
		if err != nil {
			return
		}
		if len(r.Calls) == 0 {
			t.Fatal("nothing is said")
		}
		for _, c := range r.Calls {
			if c.Finding == nil || c.Finding.Rule == "" || c.Finding.Happened.Ko == "" || c.Place.File == "" {
				t.Errorf("%+v", c)
			}
		}
	})
}

package evidence

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

const formFiddler attempt.Form = "fiddler"

var sazFile = regexp.MustCompile(`(?i)^raw[/\\](\d+)_([cs])\.txt$`)

// isSAZ tells an archive of Fiddler: raw/1_c.txt is what the client sent, raw/1_s.txt what the server did.
func isSAZ(archive *zip.Reader) bool {
	return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return sazFile.MatchString(f.Name) })
}

func (r *reading) openSAZ(f file, archive *zip.Reader) error {
	type session struct{ sent, received []byte }
	sessions := map[int]*session{}
	for _, packed := range archive.File {
		m := sazFile.FindStringSubmatch(packed.Name)
		if m == nil {
			continue
		}
		if r.files++; r.files > MaxFiles {
			return ErrTooMany
		}
		content, err := r.unzip(packed, f.name)
		if err != nil {
			return err
		}
		n, _ := strconv.Atoi(m[1])
		if sessions[n] == nil {
			sessions[n] = &session{}
		}
		if strings.EqualFold(m[2], "c") {
			sessions[n].sent = content
		} else {
			sessions[n].received = content
		}
	}
	numbers := make([]int, 0, len(sessions))
	for n := range sessions {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	d := &document{name: f.name}
	for _, n := range numbers {
		r.learn(string(sessions[n].sent))
		first, _, sent, _ := readRaw(sessions[n].sent)
		_, status, received, body := readRaw(sessions[n].received)
		method, target, _ := strings.Cut(first, " ")
		target, _, _ = strings.Cut(target, " ")
		ex := &exchange.Exchange{
			Method: method, URL: urlOf("https", sent.Get("Host"), target), RequestHeader: sent, Status: status,
			ResponseHeader: received, Body: body,
		}
		if method == "CONNECT" {
			continue
		}
		r.addWhole(d.entry(cmp.Or(n, 1)), formFiddler, ex, false)
	}
	return nil
}

// gunzipped undoes gzip by its first bytes.
func gunzipped(body []byte) ([]byte, bool) {
	if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		return nil, false
	}
	zipped, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, false
	}
	const most = 16 << 20
	plain, err := io.ReadAll(io.LimitReader(zipped, most))
	return plain, err == nil
}

package diagnosis

import (
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// way is where a call of another program went, and where it should have gone.
type way struct {
	host, paths text.Text
	rightHost   string
}

// wayWords are looked for where somebody else's code may be wrong about the way; this program's is not.
func wayWords(f *facts) way {
	if !f.others() {
		return way{
			host:  text.Text{Ko: "서버", En: "the server"},
			paths: text.Text{Ko: "API 문서에 나온 경로", En: "the path that the reference names"}, rightHost: naver.Developers.BaseURL(),
		}
	}
	return way{host: hostWords(f), paths: pathWords(f), rightHost: rightHost(f)}
}

// hostWords name the server that a call went to, as far as its name can be shown.
func hostWords(f *facts) text.Text {
	if host := plainHost(f.url.Hostname()); host != "" {
		return same(host)
	}
	return text.Text{Ko: "고객사 서버", En: "a server of the customer's own"}
}

// pathWords are the paths that a wrong one was probably meant to be.
func pathWords(f *facts) text.Text {
	if f.fault != "" { // what the code wanted is known
		path := f.Platform.Path(f.Kind, f.Call)
		return text.Text{Ko: path, En: path}
	}
	paths := rightPaths(f)
	if len(paths) == 0 {
		return text.Text{Ko: "API 문서에 나온 경로", En: "the path that the reference names"}
	}
	return text.Text{Ko: strings.Join(paths, " 또는 "), En: strings.Join(paths, " or ")}
}

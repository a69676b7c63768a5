package diagnosis

import "navercaptcha/naver"

// candidatesFor lists the rules that a status alone can mean, the likeliest first, as public reports have them.
func candidatesFor(f *facts) []string {
	if f.failure != bodyNotSaved || foreignHost(f) {
		return nil
	}
	cloud := f.Platform != naver.Developers
	switch f.status {
	case 400:
		return []string{"ct002", "bad-request"}
	case 401:
		if cloud {
			return []string{"not-enabled", "auth-pair", "auth-missing"}
		}
		return []string{"auth-pair", "auth-id-missing", "not-enabled", "auth-platform"}
	case 403:
		return []string{"ct001", "https-only", "not-enabled"}
	case 404:
		return []string{"not-found", "not-found-platform"}
	case 429:
		if cloud {
			return []string{"cloud-quota", "throttle", "rate"}
		}
		return []string{"quota", "rate"}
	case 500:
		return []string{"ct500", "server-error"}
	case 502, 503, 504:
		return []string{"server-page", "endpoint-error", "endpoint-timeout"}
	}
	return nil
}

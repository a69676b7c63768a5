package diagnosis

import "strings"

// publicAuthorities are parts of the names of those who issue certificates that every system trusts, in lower case.
var publicAuthorities = []string{
	"digicert", "geotrust", "thawte", "rapidssl", "symantec", "verisign", "sectigo", "comodo", "usertrust", "globalsign",
	"let's encrypt", "isrg", "amazon", "google trust services", "microsoft", "entrust", "godaddy", "starfield", "ssl.com",
	"identrust", "quovadis", "trustwave", "certum", "actalis", "buypass", "harica", "telekom", "cybertrust", "secom",
	naversAuthority,
}

// naversAuthority is in the name of NAVER's own, NAVER Cloud Trust Services, which older systems do not know:
// https://guide.ncloud-docs.com/docs/en/certificatemanager-troubleshoot-compatibility
const naversAuthority = "naver"

// issuer is who issued the server's certificate, in lower case: to match on, never to show.
func issuer(f *facts) string {
	if f.Exchange == nil || f.Exchange.TLS == nil {
		return ""
	}
	return strings.ToLower(f.Exchange.TLS.Issuer)
}

// privateIssuer: NAVER's host showed a certificate of nobody known. A new authority would look the same, so whatever is
// said about it says "probably".
func privateIssuer(f *facts) bool {
	name := issuer(f)
	return name != "" && toNAVER(f) && !containsAny(name, publicAuthorities...)
}

func naversOwnIssuer(f *facts) bool {
	return toNAVER(f) && strings.Contains(issuer(f), naversAuthority)
}

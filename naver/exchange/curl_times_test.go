package exchange_test

import (
	"encoding/json"
	"encoding/pem"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"navercaptcha/naver/exchange"
)

// curlTimes are what curl measures, each in seconds from the start of the call to the end of a part.
type curlTimes struct {
	NameLookup    float64 `json:"time_namelookup"`
	Connect       float64 `json:"time_connect"`
	AppConnect    float64 `json:"time_appconnect"`    // TLS is agreed on
	PreTransfer   float64 `json:"time_pretransfer"`   // the request is about to be sent
	StartTransfer float64 `json:"time_starttransfer"` // the first byte of the answer is here
	Total         float64 `json:"time_total"`
}

// phases are those that a server can delay. curl counts sending as waiting, and so does this.
func (c curlTimes) phases() exchange.Phases {
	between := func(from, to float64) time.Duration { return time.Duration((to - from) * float64(time.Second)) }
	return exchange.Phases{
		exchange.TLSHand: between(c.Connect, c.AppConnect),
		exchange.Wait:    between(c.PreTransfer, c.StartTransfer),
		exchange.Receive: between(c.StartTransfer, c.Total),
	}
}

func TestCurlMeasuresTheSame(t *testing.T) {
	curl, err := exec.LookPath("curl")
	if err != nil {
		t.Skip("curl is not installed: nothing to compare with")
	}
	server := delayedServer(t)
	network := delayedNetwork(server)
	port := portOf(server)
	url := "https://" + net.JoinHostPort(serverName, port)
	authority := filepath.Join(t.TempDir(), "ca.pem")
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(authority, certificate, 0o600); err != nil {
		t.Fatal(err)
	}
	right := map[exchange.Phase]bool{}
	for begun := time.Now(); time.Since(begun) < patience; {
		cmd := exec.CommandContext(t.Context(), curl, "-q", "--silent", "--show-error", "--http1.1", "--noproxy", "*",
			"--max-time", "10", "--ssl-no-revoke", // whose authority answers nobody
			"--cacert", authority, "--resolve", serverName+":"+port+":127.0.0.1", "--output", os.DevNull,
			"--write-out", `{"time_namelookup":%{time_namelookup},"time_connect":%{time_connect},`+
				`"time_appconnect":%{time_appconnect},"time_pretransfer":%{time_pretransfer},`+
				`"time_starttransfer":%{time_starttransfer},"time_total":%{time_total}}`, url)
		said, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("curl: %v\n%s", err, said)
		}
		var times curlTimes
		if err := json.Unmarshal(said, &times); err != nil {
			t.Fatalf("curl: %v\n%s", err, said)
		}
		ours := record(t, t.Context(), network, url).Phases
		ours[exchange.Wait] += ours[exchange.Send]
		theirs := times.phases()
		for phase, took := range theirs {
			if difference := ours[phase] - took; difference >= -near && difference <= near {
				right[phase] = true
			}
		}
		t.Logf("ours %v, curl's %v (%+v), right: %v", ours, theirs, times, right)
		if len(right) == len(theirs) {
			return
		}
	}
	t.Errorf("in %v some phase was never within %v of what curl measured; right were only %v", patience, near, right)
}

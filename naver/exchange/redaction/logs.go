package redaction

import (
	"fmt"
	"io"
	"log"
	"regexp"
	"slices"
	"sync"
)

// CatchLogs makes what libraries print by themselves go to a writer without secrets: all that goes through the standard
// log, which net/http, Fyne and slog's default logger write to. What they quote there came from somebody else, such as the
// bytes that a server sent behind its answer, and could be a secret in a form that nobody looks for: of each quotation
// only the length is left. A composition root calls it before anything else. The writer that it returns is for logs of the
// program's own; it takes out the secrets that the process knows of, and what a name says is one.
func CatchLogs(to io.Writer) io.Writer {
	own := logs{to}
	log.SetOutput(strangers{own})
	return own
}

// logs is a writer of whole records.
type logs struct{ to io.Writer }

func (l logs) Write(record []byte) (int, error) {
	if _, err := io.WriteString(l.to, process.redactor().Text(string(record))); err != nil {
		return 0, err
	}
	return len(record), nil
}

// strangers is logs for what libraries say.
type strangers struct{ logs }

var quotation = regexp.MustCompile(`"(?:[^"\\]|\\.)+"`)

func (s strangers) Write(record []byte) (int, error) {
	plain := quotation.ReplaceAllFunc(record, func(quoted []byte) []byte {
		return fmt.Appendf(nil, "(%d characters left out)", len(quoted)-2)
	})
	if _, err := s.logs.Write(plain); err != nil {
		return 0, err
	}
	return len(record), nil
}

// maxKnown bounds how many secrets the process knows of. The oldest is forgotten for a newer one.
const maxKnown = 2000

// minLogged is the length below which a value is not looked for in logs.
const minLogged = 4

// process are the secrets that this process has used, since the standard log is one for the process, too.
var process known

type known struct {
	mu      sync.Mutex
	secrets []Secret
	made    *Redactor // that knows all of them; nil where it is to be made
}

// Remember makes secrets known to the writers of CatchLogs, and a proxy's password to every Redactor that is made from now
// on. Whoever is about to send one calls it.
func Remember(secrets ...Secret) {
	process.mu.Lock()
	defer process.mu.Unlock()
	for _, s := range secrets {
		if s.Value == "" || slices.Contains(process.secrets, s) {
			continue
		}
		if len(process.secrets) == maxKnown {
			process.secrets = process.secrets[1:]
		}
		process.secrets = append(process.secrets, s)
		process.made = nil
	}
}

// of lists the secrets of a kind.
func (k *known) of(kind Kind) (list []Secret) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, s := range k.secrets {
		if s.Kind == kind {
			list = append(list, s)
		}
	}
	return list
}

func (k *known) redactor() *Redactor {
	k.mu.Lock()
	if k.made == nil {
		k.made = knowing(&nothing, minLogged)
		k.made.add(k.secrets)
	}
	made := k.made
	k.mu.Unlock()
	return made.Fresh()
}

package app

import (
	"io"
	"os"
	"regexp"
	"strings"
)

// A crash appends its trace to one file, and several windows share it.
const (
	maxCrashFile  = 1 << 20  // bytes; what is longer is cut at the next start
	maxCrashKept  = 64 << 10 // of its end
	maxCrashShown = 16 << 10 // of the last trace: its beginning tells what happened
)

// TrimCrash keeps no more than the end of a crash file that has grown long. A file that is not there is short.
func TrimCrash(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Size() <= maxCrashFile {
		return nil
	}
	end, err := readEnd(path, maxCrashKept)
	if err != nil {
		return err
	}
	return os.WriteFile(path, end, 0o600)
}

// showCrash shows what the last crash left behind.
func (h help) showCrash() {
	path := ""
	for _, f := range h.w.config.Files {
		if f.Key == "crash" {
			path = f.Path
		}
	}
	go func() {
		end, _ := readEnd(path, maxCrashKept) // without a file there was no crash
		content := lastTrace(end)
		h.w.config.Desktop.Do(func() {
			if content == "" {
				content = h.w.words.Text("help.noCrash")
			}
			h.w.dialogs.inform(h.w.words.Text("help.crash"), path+"\n\n"+h.w.handout.mask().Text(content))
		})
	}()
}

// traceBegins is how Go begins the trace of a crash: a panic, an error of the runtime, or a signal.
var traceBegins = regexp.MustCompile(`(?m)^(panic: |fatal error: |SIG[A-Z]+: )`)

// lastTrace is the beginning of the last trace in the end of a crash file.
func lastTrace(end []byte) string {
	if begins := traceBegins.FindAllIndex(end, -1); begins != nil {
		end = end[begins[len(begins)-1][0]:]
	}
	end = end[:min(len(end), maxCrashShown)]
	return strings.TrimSpace(strings.ToValidUTF8(string(end), ""))
}

func readEnd(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.NewSectionReader(f, max(0, info.Size()-most), most))
}

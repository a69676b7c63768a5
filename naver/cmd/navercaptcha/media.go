package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/scenario"
)

// media makes the commands image and audio.
func (p *program) media(name string) *cobra.Command {
	var to connection
	var out output
	what := map[string]string{"image": "picture", "audio": "sound"}[name]
	cmd := &cobra.Command{
		Use:   name + " [flags] KEY",
		Short: "Fetch the " + what + " of a key into a file",
		Long: "Fetch the " + what + " of a key into a file. It is free of the quota. The file is named after the key, or as " +
			"--output says,\nand has the extension of what the bytes are; - writes to standard output.",
		Example: fmt.Sprintf(`  navercaptcha %[1]s t521bp3qM7Qyk2X2
  navercaptcha %[1]s "$KEY" --output captcha`, name),
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := to.needsKey(); err != nil {
				return err
			}
			if out.path == "" && !fileSafe(args[0]) {
				return badFlag("the key %q cannot name a file: use --output", args[0])
			}
			if err := out.expected(naver.Kind(name), args[0]).check(); err != nil {
				return err
			}
			t, err := to.open(cmd.Context(), p.term)
			if err != nil {
				return err
			}
			defer t.close()
			return p.fetchOne(cmd.Context(), t, naver.Kind(name), args[0], out)
		},
	}
	to.flags(cmd)
	cmd.Flags().StringVarP(&out.path, "output", "o", "", "write to this `FILE` (default: the key with the right extension)")
	cmd.Flags().BoolVar(&out.force, "force", false, "overwrite the file if it exists")
	return cmd
}

// fileSafe tells whether a key can be a file's name on every system. NAVER's are 16 letters and digits.
func fileSafe(key string) bool {
	return key != "" && len(key) <= 64 && !strings.ContainsFunc(key, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '-' && r != '_'
	})
}

func (p *program) fetchOne(ctx context.Context, t *target, kind naver.Kind, key string, out output) error {
	m, facts, c, err := fetch(ctx, t, kind, key)
	if err != nil {
		return p.failed(ctx, c)
	}
	if out.path == "-" {
		if _, err := p.term.bytes.Write(m.Bytes); err != nil {
			return err
		}
		return p.unopened(c)
	}
	out = out.named(key, facts.Extensions())
	if err := out.write(m.Bytes); err != nil {
		return err
	}
	if p.json {
		r := p.result(c)
		r.Key, r.File, r.Media, r.Warnings = key, out.path, facts, m.Warnings
		if err := writeJSON(p.term.out, r); err != nil {
			return err
		}
		return p.unopened(c)
	}
	fmt.Fprintln(p.term.out, out.path)
	fmt.Fprintln(p.term.err, facts)
	p.warn(m.Warnings)
	return p.unopened(c)
}

// unopened explains a picture or a sound that came and does not open. The error has said everything.
func (p *program) unopened(c *call) error {
	if c.made.MediaErr == nil {
		return nil
	}
	fmt.Fprintln(p.term.err)
	writeFinding(p.term.err, p.result(c).Finding)
	return silently(exitWrong)
}

// warn says the warnings of an answer.
func (p *program) warn(warnings []naver.Warning) {
	for _, w := range warnings {
		fmt.Fprintln(p.term.err, diagnosis.WarningText(w).In(p.lang))
	}
}

// fetch gets the picture or the sound of a key, and looks into it.
func fetch(ctx context.Context, t *target, kind naver.Kind, key string) (m *naver.Media, f *scenario.Facts, c *call, err error) {
	c, err = do(ctx, t, kind, naver.Fetch, func(ctx context.Context, client *naver.Client, which *attempt.Call) (err error) {
		which.Key = key
		m, err = client.Fetch(ctx, kind, key)
		if err == nil {
			which.Warnings = m.Warnings
			f, which.MediaErr = scenario.FactsOf(m)
		}
		return err
	})
	return m, f, c, err
}

// usual are the formats in which NAVER sends, by kind.
var usual = map[naver.Kind]string{naver.Image: "jpeg", naver.Audio: "wav"}

// expected is where a picture or a sound will be written if it comes in the usual format, which it nearly always does. It
// is checked before the call: a fetch makes the picture that was there before worthless.
func (o output) expected(kind naver.Kind, key string) output {
	if o.path == "-" {
		return o
	}
	return o.named(key, (&scenario.Facts{Format: usual[kind]}).Extensions())
}

// named is the file's name, by default the key, with the extension of what is in it.
func (o output) named(key string, known []string) output {
	if o.path == "" {
		o.path = key
	}
	o.path = withExtension(o.path, known)
	return o
}

// withExtension gives a file the extension of what is in it, unless it has that already.
func withExtension(path string, known []string) string {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return path // a pipe or a device
	}
	if len(known) == 0 || slices.Contains(known, strings.ToLower(filepath.Ext(path))) {
		return path
	}
	return path + known[0]
}

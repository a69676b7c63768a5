package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

func (p *program) check() *cobra.Command {
	var to connection
	var kind string
	cmd := &cobra.Command{
		Use:   "check [flags]",
		Short: "Are the credentials good, for image and for audio?",
		Long: "Say whether the credentials are good on the platform, for the image and for the audio API, which are two " +
			"permissions. It issues\na key of each and so costs one call of each one's quota, which it says first.",
		Example: `  navercaptcha check
  navercaptcha check --platform cloud --kind audio
  printf '%s\n%s\n' "$ID" "$SECRET" | navercaptcha check --credentials-stdin`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			kinds := naver.Kinds()
			switch kind {
			case "":
			case "image", "audio":
				kinds = []naver.Kind{naver.Kind(kind)}
			default:
				return badFlag("--kind %q: use image or audio", kind)
			}
			t, err := to.open(cmd.Context(), p.term)
			if err != nil {
				return err
			}
			defer t.close()
			return p.checkAll(cmd.Context(), t, kinds)
		},
	}
	to.flags(cmd)
	cmd.Flags().StringVarP(&kind, "kind", "k", "", "check this one alone: `image|audio` (default: both)")
	choices(cmd, "kind", "image", "audio")
	return cmd
}

// checkAll issues a key of each kind. Both are tried whatever comes of the first; the worse one decides the exit code.
func (p *program) checkAll(ctx context.Context, t *target, kinds []naver.Kind) error {
	for _, kind := range kinds {
		fmt.Fprintf(p.term.err, "This costs 1 call of the day's quota for %s on %s.\n", kind, t.options.Platform)
	}
	p.warnCleaned(t.cleaned)
	code := exitFine
	var results []*result
	for _, kind := range kinds {
		c, err := do(ctx, t, kind, naver.Issue, func(ctx context.Context, client *naver.Client, _ *attempt.Call) error {
			_, err := client.IssueKey(ctx, kind)
			return err
		})
		if exitCode(ctx, err) == exitInterrupted {
			return err
		}
		code = max(code, exitCode(ctx, err))
		r := p.result(c)
		if len(t.cleaned) > 0 {
			r.Warnings, r.Cleaned = append(r.Warnings, warnCleaned), t.cleaned
		}
		results = append(results, r)
		if p.json {
			continue
		}
		if err == nil {
			fmt.Fprintf(p.term.out, "%s: good\n", kind)
			continue
		}
		fmt.Fprintf(p.term.out, "%s: not good: %s [%s]\n", kind, r.Finding.Happened, r.Finding.Rule)
		fmt.Fprintf(p.term.err, "\n%s\n", r.Error)
		writeFinding(p.term.err, r.Finding)
		if c.made.Exchange != nil {
			fmt.Fprintf(p.term.err, "\n%s", indent(c.made.Exchange.Text(c.mask)))
		}
	}
	if p.json {
		if err := writeJSON(p.term.out, results); err != nil {
			return err
		}
	}
	if code != exitFine {
		return silently(code)
	}
	return nil
}

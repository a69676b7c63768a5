package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

func (p *program) verify() *cobra.Command {
	var to connection
	var kind kindFlag
	cmd := &cobra.Command{
		Use:   "verify [flags] KEY ANSWER",
		Short: "Verify an answer: right or wrong",
		Long: "Verify an answer, once: a verify is never sent again, since a lost answer may have used the key up. It costs one " +
			"call of\nthe day's quota. A wrong answer ends with exit code 4.",
		Example: `  navercaptcha verify "$KEY" 93ND
  navercaptcha verify --kind audio "$KEY" 482913`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			k, err := kind.kind()
			if err == nil {
				err = to.needsKey()
			}
			if err != nil {
				return err
			}
			t, err := to.open(cmd.Context(), p.term)
			if err != nil {
				return err
			}
			defer t.close()
			return p.verifyOne(cmd.Context(), t, k, args[0], args[1])
		},
	}
	to.flags(cmd)
	kind.flag(cmd)
	return cmd
}

// verifyOne verifies and says the verdict.
func (p *program) verifyOne(ctx context.Context, t *target, kind naver.Kind, key, value string) error {
	c, err := do(ctx, t, kind, naver.Verify,
		func(ctx context.Context, client *naver.Client, which *attempt.Call) (err error) {
			which.Key = key
			which.Verdict, err = client.Verify(ctx, kind, key, value)
			return err
		})
	if err != nil {
		return p.failed(ctx, c)
	}
	v := c.made.Verdict
	if p.json {
		r := p.result(c)
		r.Key, r.Right, r.Warnings = key, &v.Right, v.Warnings
		if v.ResponseTime.Reported {
			r.ResponseTime = &v.ResponseTime.Seconds
		}
		if err := writeJSON(p.term.out, r); err != nil {
			return err
		}
	} else {
		fmt.Fprintln(p.term.out, verdictText(v))
		p.warn(v.Warnings)
		if f := *c.made.Finding; f.Rule != "right" { // which has nothing to add
			writeFinding(p.term.err, p.finding(f))
		}
	}
	if !v.Right {
		return silently(exitWrong)
	}
	return nil
}

// verdictText is right or wrong, and the time that NAVER measured.
func verdictText(v *naver.Verdict) string {
	text := "wrong"
	if v.Right {
		text = "right"
	}
	switch t := v.ResponseTime; {
	case !t.Reported:
		return text
	case t.Seconds < 0:
		return text + " (response time unknown to NAVER)"
	default:
		return fmt.Sprintf("%s (response time %.2f s)", text, t.Seconds)
	}
}

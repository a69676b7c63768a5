package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

func (p *program) try() *cobra.Command {
	var to connection
	var kind kindFlag
	cmd := &cobra.Command{
		Use:   "try [flags]",
		Short: "See or hear a CAPTCHA, type it, read the verdict",
		Long: "The whole flow: issue a key, open the picture or the sound in the system's viewer, type the answer, read the " +
			"verdict. It costs\ntwo calls of the day's quota.",
		Example: `  navercaptcha try --simulate
  navercaptcha try --kind audio --platform cloud`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			k, err := kind.kind()
			if err != nil {
				return err
			}
			t, err := to.open(cmd.Context(), p.term)
			if err != nil {
				return err
			}
			defer t.close()
			return p.tryOne(cmd.Context(), t, k)
		},
	}
	to.flags(cmd)
	kind.flag(cmd)
	cmd.Flags().BoolVar(&p.noViewer, "no-viewer", false, "say where the file is instead of opening it")
	return cmd
}

func (p *program) tryOne(ctx context.Context, t *target, kind naver.Kind) error {
	var key string
	c, err := do(ctx, t, kind, naver.Issue, func(ctx context.Context, client *naver.Client, _ *attempt.Call) (err error) {
		key, err = client.IssueKey(ctx, kind)
		return err
	})
	if err != nil {
		return p.failed(ctx, c)
	}
	m, facts, c, err := fetch(ctx, t, kind, key)
	if err != nil {
		return p.failed(ctx, c)
	}
	fmt.Fprintf(p.term.err, "Key %s: %s\n", key, facts)
	p.warn(m.Warnings)
	_ = p.unopened(c) // the system's viewer may know better
	remove, err := p.show(ctx, m)
	if err != nil {
		return err
	}
	defer remove()
	question := "What do you see? "
	if kind == naver.Audio {
		question = "What do you hear? "
	}
	value, err := p.prompt(ctx, question)
	if err != nil {
		return err
	}
	return p.verifyOne(ctx, t, kind, key, value)
}

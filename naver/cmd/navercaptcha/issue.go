package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// kindFlag is --kind.
type kindFlag struct{ name string }

func (k *kindFlag) flag(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&k.name, "kind", "k", "image", "`image|audio`")
	choices(cmd, "kind", "image", "audio")
}

func (k *kindFlag) kind() (naver.Kind, error) {
	switch kind := naver.Kind(k.name); kind {
	case naver.Image, naver.Audio:
		return kind, nil
	}
	return "", badFlag("--kind %q: use image or audio", k.name)
}

func (p *program) issue() *cobra.Command {
	var to connection
	var kind kindFlag
	cmd := &cobra.Command{
		Use:   "issue [flags]",
		Short: "Issue a key and print it",
		Long:  "Issue a key and print it. It costs one call of the day's quota.",
		Example: `  navercaptcha issue
  KEY=$(navercaptcha issue --kind audio --platform cloud)
  navercaptcha issue --base-url http://127.0.0.1:8080 --json`,
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
			return p.issueOne(cmd.Context(), t, k)
		},
	}
	to.flags(cmd)
	kind.flag(cmd)
	return cmd
}

func (p *program) issueOne(ctx context.Context, t *target, kind naver.Kind) error {
	var key string
	c, err := do(ctx, t, kind, naver.Issue, func(ctx context.Context, client *naver.Client, _ *attempt.Call) (err error) {
		key, err = client.IssueKey(ctx, kind)
		return err
	})
	switch {
	case err != nil:
		return p.failed(ctx, c)
	case p.json:
		r := p.result(c)
		r.Key = key
		return writeJSON(p.term.out, r)
	}
	fmt.Fprintln(p.term.out, key)
	return nil
}

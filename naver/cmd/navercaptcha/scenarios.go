package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"navercaptcha/naver/scenario"
)

func (p *program) scenarios() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "scenarios",
		Short: "List the shipped scenarios, show one, or print the schema",
		Long:  "List the shipped scenarios. One of them, shown, is a start for one of your own.",
		Example: `  navercaptcha scenarios
  navercaptcha scenarios show image > mine.yaml
  navercaptcha scenarios schema > scenario.schema.json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			type entry struct {
				Name  string `json:"name"`
				About string `json:"about"`
			}
			var all []entry
			for i, s := range scenario.Shipped() {
				all = append(all, entry{scenario.ShippedNames()[i], s.Name.In(p.lang)})
			}
			if p.json {
				return writeJSON(p.term.out, all)
			}
			for _, e := range all {
				fmt.Fprintf(p.term.out, "%-32s %s\n", e.Name, e.About)
			}
			return nil
		},
	}
	show := &cobra.Command{
		Use:   "show NAME",
		Short: "Print a shipped scenario",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			content, ok := scenario.ShippedFile(args[0])
			if !ok {
				return badFlag("there is no shipped scenario %q: see navercaptcha scenarios", args[0])
			}
			_, err := p.term.out.Write(content)
			return err
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return scenario.ShippedNames(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	schema := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of scenarios, for editors",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := p.term.out.Write(scenario.Schema())
			return err
		},
	}
	cmd.AddCommand(show, schema)
	return cmd
}

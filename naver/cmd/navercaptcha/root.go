package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"navercaptcha/naver/text"
)

const rootHelp = `Drive NAVER's image and audio CAPTCHA APIs: single calls, a simulator of NAVER, and scenarios for CI.

Credentials come from NAVER_CLIENT_ID and NAVER_CLIENT_SECRET, from standard input (--credentials-stdin: the ID on
the first line, the secret on the second) or from a profile of the window (--profile). They are never a flag's value,
since every process list shows those. Towards the simulator none are needed.

Exit codes:
  0    fine
  1    usage: the command line, the credentials, a file that exists or cannot be written
  2    a scenario that cannot be read
  3    network: no answer came, or none of NAVER's; simulate's port is taken
  4    a wrong answer, an error of NAVER's, media that does not open, or an expectation that does not hold
  5    the quota is used up, or --limit is reached
  130  interrupted`

const rootExample = `  navercaptcha simulate                       # a NAVER on this computer, at http://127.0.0.1:8080
  navercaptcha run --simulate                 # all shipped scenarios against a simulator of its own
  navercaptcha try --simulate                 # see a picture, type it, read the verdict
  navercaptcha check                          # are the credentials in the environment good?
  navercaptcha explain answer.json            # what does this answer mean?`

// program is what all commands share.
type program struct {
	term *terminal
	lang text.Lang
	json bool

	noViewer bool
	lines    *bufio.Reader // of the person's, made when first asked
}

// execute runs the command line and returns the exit code.
func execute(ctx context.Context, term *terminal, args []string) int {
	out := &resultWriter{to: term.out}
	own := *term
	own.bytes, own.out = out, visibleWriter{out}
	own.drawn, own.err = term.err, visibleWriter{term.err}
	term = &own
	p := &program{term: term}
	root := p.root()
	root.SetArgs(withDashes(root, args))
	root.SetIn(term.in)
	root.SetOut(term.out)
	root.SetErr(term.err)
	called, err := root.ExecuteContextC(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("the result cannot be written: %w", out.err)
	}
	code := exitCode(ctx, err)
	switch {
	case code == exitInterrupted:
		fmt.Fprintln(term.err, "navercaptcha: interrupted")
	case err != nil && err.Error() != "":
		fmt.Fprintln(term.err, "navercaptcha:", said(err, p.lang))
		if isCommandLine(err) {
			fmt.Fprintf(term.err, "See %s --help.\n", called.CommandPath())
		}
	}
	return code
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "navercaptcha",
		Short:         "NAVER CAPTCHA without a window",
		Long:          rootHelp,
		Example:       rootExample,
		Version:       version,
		Args:          unknownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetVersionTemplate(versionText() + "\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &commandLineError{err} })
	root.PersistentFlags().StringVar(&p.lang, "lang", "", "language of findings and of what scenarios say: `ko|en` (default: the system's)")
	root.PersistentFlags().BoolVar(&p.json, "json", false, "write the result as JSON")
	choices(root, "lang", text.Korean, text.English)
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if p.lang != "" && p.lang != text.Korean && p.lang != text.English {
			return &commandLineError{fmt.Errorf("--lang %q: use ko or en", p.lang)}
		}
		p.lang = p.term.language(p.lang)
		p.term.lang = p.lang
		return nil
	}
	root.AddCommand(p.issue(), p.media("image"), p.media("audio"), p.verify(), p.check(), p.try(), p.simulate(),
		p.run(), p.scenarios(), p.explain())
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		c.DisableFlagsInUseLine = true
		switch {
		case c.HasSubCommands():
			withSubcommands(c)
		case c.Name() == "help":
			c.RunE = func(_ *cobra.Command, args []string) error { return helpOn(root, args) }
		default:
			c.Args = commandLine(c.Args)
		}
	}
	return root
}

// commandLineError is a command line that cannot be understood.
type commandLineError struct{ err error }

func (e *commandLineError) Error() string { return e.err.Error() }

func (e *commandLineError) Unwrap() error { return e.err }

func isCommandLine(err error) bool {
	var e *commandLineError
	return errors.As(err, &e)
}

// badFlag is a command line error about the values of flags.
func badFlag(format string, args ...any) error { return &commandLineError{fmt.Errorf(format, args...)} }

// badWord is badFlag for an error that is there already.
func badWord(err error) error { return &commandLineError{err} }

// commandLine says of a wrong number of arguments which ones there are to be. It does not repeat those that are too many:
// one could be a secret.
func commandLine(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if check == nil || check(cmd, args) == nil {
			return nil
		}
		name := strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
		wanted := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(cmd.Use, cmd.Name()), " [flags]"))
		switch {
		case len(wanted) == 0:
			return badFlag("%s takes no arguments", name)
		case len(args) < len(wanted):
			return badFlag("%s needs %s", name, strings.Join(wanted, " and "))
		}
		return badFlag("%s takes %s and nothing more", name, strings.Join(wanted, " and "))
	}
}

// unknownCommand refuses what is no command, and names one that it may have been meant to be.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		return badFlag("there is no command %q; did you mean %s?", args[0], strings.Join(like, " or "))
	}
	return badFlag("there is no command %q", args[0])
}

// helpOn shows the help of a command. Cobra's own shows that of the program for one that is not there.
func helpOn(root *cobra.Command, args []string) error {
	cmd, rest, err := root.Find(args)
	if err != nil || len(rest) > 0 {
		return unknownCommand(cmd, rest)
	}
	return cmd.Help()
}

// withSubcommands lets a command that has others under it refuse those that it has not.
func withSubcommands(cmd *cobra.Command) {
	cmd.Args = unknownCommand
	if cmd.RunE == nil && cmd.Run == nil {
		cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	}
	for _, c := range cmd.Commands() {
		c.Args = commandLine(c.Args)
	}
}

// choices makes a shell complete the values of a flag.
func choices(cmd *cobra.Command, flag string, values ...string) {
	// The error says that there is no such flag: a mistake that any test of completion shows.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

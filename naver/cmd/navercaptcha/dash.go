package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"navercaptcha/naver"
)

// withDashes puts the keys and answers that begin with a dash behind "--", where they are no flags: a server may issue such a
// key, and a person may type such an answer. All other commands and words stay as they are.
func withDashes(root *cobra.Command, args []string) []string {
	cmd, _, err := root.Find(args)
	if err != nil || !slices.Contains([]string{"verify", "image", "audio"}, cmd.Name()) {
		return args
	}
	at := slices.Index(args, cmd.Name())
	if at < 0 {
		return args
	}
	cmd.InitDefaultHelpFlag()
	cmd.InheritedFlags() // which brings those of the program to those of the command
	flags, words := slices.Clone(args[:at+1]), []string{}
	dashed := false
	rest := args[at+1:]
	for i := 0; i < len(rest); i++ {
		word := rest[i]
		switch {
		case word == "--":
			words = append(words, rest[i+1:]...)
			i, dashed = len(rest), true
		case word == "-" || !strings.HasPrefix(word, "-"):
			words = append(words, word)
		case !isFlag(cmd.Flags(), word):
			words = append(words, word)
			dashed = true
		default:
			flags = append(flags, word)
			if i+1 < len(rest) && takesNext(cmd.Flags(), word) {
				i++
				flags = append(flags, rest[i])
			}
		}
	}
	if !dashed {
		return args
	}
	return append(append(flags, "--"), words...)
}

// isFlag tells whether a word that begins with a dash is a flag, also one that there is not, but for a digit. More than a
// letter behind a single dash is one only where it makes sense as a flag's value.
func isFlag(flags *pflag.FlagSet, word string) bool {
	if strings.HasPrefix(word, "--") {
		return true
	}
	if len(word) == 2 {
		return word[1] < '0' || word[1] > '9'
	}
	f := flags.ShorthandLookup(word[1:2])
	if f == nil || f.NoOptDefVal != "" {
		return false
	}
	value := strings.TrimPrefix(word[2:], "=")
	switch f.Name {
	case "platform":
		_, err := naver.ParsePlatform(value)
		return err == nil
	case "kind":
		return value == string(naver.Image) || value == string(naver.Audio)
	}
	return true
}

// takesNext tells whether the word behind a flag is its value.
func takesNext(flags *pflag.FlagSet, word string) bool {
	var f *pflag.Flag
	switch name, long := strings.CutPrefix(word, "--"); {
	case strings.Contains(word, "="):
		return false
	case long:
		f = flags.Lookup(name)
	case len(word) == 2:
		f = flags.ShorthandLookup(word[1:])
	}
	return f != nil && f.NoOptDefVal == ""
}

//go:build !windows

package display

func aloneOnTheDesktop() bool { return false }

func messageBox(string, string) {}

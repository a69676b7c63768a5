package main

import "runtime/debug"

// version is the product's. A test compares it with FyneApp.toml, which cannot be embedded from here; a release may set
// it with -ldflags "-X main.version=...".
var version = "0.1.0"

// versionText names the version and, where the build knows it, the revision it was built from.
func versionText() string {
	text := "navercaptcha " + version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return text
	}
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			revision = s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ", changed"
		}
	}
	if revision != "" {
		text += " (" + revision + changed + ")"
	}
	return text
}

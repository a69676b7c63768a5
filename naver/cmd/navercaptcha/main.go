// Command navercaptcha drives NAVER's image and audio CAPTCHA APIs without a window: single calls, a simulator of NAVER,
// and scripted scenarios for CI. It is one static binary that needs nothing beside itself.
package main

import (
	"context"
	"os"

	"navercaptcha/naver/exchange/redaction"
)

func main() {
	redaction.CatchLogs(os.Stderr)
	stop := &interrupts{}
	ctx, release := stop.watch(context.Background())
	code := execute(ctx, newTerminal(), os.Args[1:])
	release()
	os.Exit(stop.code(code))
}

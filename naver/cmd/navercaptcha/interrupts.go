package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// What a shell reports of a program that a signal ended.
const (
	exitInterrupted = 130
	exitTerminated  = 143
	exitHungUp      = 129
)

// interrupts turns SIGINT, SIGTERM and SIGHUP, that of a terminal which was closed, into the end of a context, so that a command can end cleanly. A second signal ends
// the program at once.
type interrupts struct{ got atomic.Value }

// watch makes the context. The function it returns stops watching.
func (i *interrupts) watch(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(parent)
	signals := make(chan os.Signal, 2)
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		ends = append(ends, syscall.SIGHUP)
	}
	signal.Notify(signals, ends...)
	go func() {
		select {
		case s := <-signals:
			i.got.Store(s)
			signal.Stop(signals)
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel()
	}
}

// code is the exit code: what a shell expects after a signal. A server that SIGTERM stops has ended as it should.
func (i *interrupts) code(code int) int {
	terminated := i.got.Load() == os.Signal(syscall.SIGTERM)
	hungUp := i.got.Load() == os.Signal(syscall.SIGHUP)
	switch {
	case hungUp && (code == exitStopped || code == exitInterrupted):
		return exitHungUp
	case code == exitStopped && terminated:
		return exitFine
	case code == exitStopped:
		return exitInterrupted
	case code == exitInterrupted && terminated:
		return exitTerminated
	}
	return code
}

package exchange

import "context"

type sinkKey struct{}

// WithSink returns a context whose requests are handed, once recorded, to sink as well, so that a caller can tell its own
// exchanges from those of others that share the Recorder. The Recorder calls sink exactly once for each request, after
// the body was closed or the request failed, and from whichever goroutine did that.
func WithSink(ctx context.Context, sink func(*Exchange)) context.Context {
	return context.WithValue(ctx, sinkKey{}, sink)
}

// sinkOf returns the sink that WithSink put into a context, or nil.
func sinkOf(ctx context.Context) func(*Exchange) {
	sink, _ := ctx.Value(sinkKey{}).(func(*Exchange))
	return sink
}

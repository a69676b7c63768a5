package naver

import (
	"context"
	"errors"
	"net"
	"testing"
)

// TestSimulatorIDsAreRefusedBeforeDialling has a dialler that must not be called, on every host of NAVER's.
func TestSimulatorIDsAreRefusedBeforeDialling(t *testing.T) {
	for _, platform := range Platforms() {
		for _, id := range []string{"simulator", "Simulator", "sim-always-right", "SIM-CT001", "sim-reset.verify", "sim-"} {
			_, err := NewClient(Options{
				Platform: platform, Credentials: Credentials{ID: id, Secret: "any"},
				dial: func(context.Context, string, string) (net.Conn, error) {
					t.Errorf("%s at %s was dialled", id, platform)
					return nil, errors.New("dialled")
				},
			})
			var refused *RefusedError
			if !errors.As(err, &refused) || !errors.Is(err, ErrSimulatorID) {
				t.Errorf("%s at %s: %v", id, platform, err)
			}
		}
	}
	for _, id := range []string{"", "s", "simulators", "similar", "sim_always", "asim-ct001"} {
		if IsSimulatorID(id) {
			t.Errorf("%q is taken for the simulator's", id)
		}
	}
	// The simulator itself gets them.
	clientOf(t, "http://127.0.0.1:1", func(o *Options) { o.Credentials = Credentials{"sim-ct001", "any"} })
}

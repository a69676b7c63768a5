package naver

import "strings"

// SimulatorIDPrefix begins the client IDs that make the simulator go wrong on purpose, such as sim-ct001. NAVER's own
// IDs have letters, digits and underscores, never a hyphen.
const SimulatorIDPrefix = "sim-"

// IsSimulatorID tells whether a client ID means something to the simulator alone: its ordinary one, or one that begins
// with SimulatorIDPrefix, in any case of letters. A Client for a host of NAVER's refuses it.
func IsSimulatorID(id string) bool {
	return strings.EqualFold(id, "simulator") ||
		len(id) >= len(SimulatorIDPrefix) && strings.EqualFold(id[:len(SimulatorIDPrefix)], SimulatorIDPrefix)
}

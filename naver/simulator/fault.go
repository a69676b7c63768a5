package simulator

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// Fault is one way of going wrong on purpose, such as "sim-ct001". Its text is stable, and it is a client ID as well:
// whoever calls with it, and with any secret, gets the fault on every call that it touches. A dot and the name of one
// of those calls, as in "sim-ct001.verify", leaves the others alone.
type Fault string

// FaultInfo says what a Fault does. README, the window's menu and --help are made of it.
type FaultInfo struct {
	ID   Fault
	Does text.Text
	// Platforms are those that know the fault. On others its ID is one that does not exist.
	Platforms []naver.Platform
	Kinds     []naver.Kind
	Calls     []naver.Call
}

// Faults lists every fault, in the order in which to show them, without the forms that name one call.
func Faults() []FaultInfo {
	list := make([]FaultInfo, len(faults))
	for i := range faults {
		list[i] = faults[i].info()
	}
	return list
}

// ErrUnknownFault means that no fault has this ID; Faults lists them.
var ErrUnknownFault = errors.New("the simulator knows no such fault")

// fault is an entry of the table. What it does is one of: an answer instead of the right one, another verdict, or
// another way of sending the right answer.
type fault struct {
	id    Fault
	ko    string
	en    string
	kinds []naver.Kind // nil is both
	calls []naver.Call // nil is all three

	developers, cloud *refusal // what is answered instead; a platform without one does not know the fault
	audio             *refusal // instead of those, where sounds have another

	verdict       verdict // right or wrong, whatever the answer was
	verdictStatus int     // the HTTP status of the verdict, 0 for the usual one

	send send // nil sends as usual
}

// knownOn tells whether the APIs of a family have the fault.
func (f *fault) knownOn(cloud bool) bool {
	if f.developers == nil && f.cloud == nil { // nothing is answered instead
		return true
	}
	return cloud && f.cloud != nil || !cloud && f.developers != nil
}

// answer is what is answered instead, or nil.
func (f *fault) answer(a api) *refusal {
	switch {
	case f.audio != nil && a.kind() == naver.Audio:
		return f.audio
	case a.cloud():
		return f.cloud
	}
	return f.developers
}

func (f *fault) info() FaultInfo {
	i := FaultInfo{
		ID: f.id, Does: text.Text{Ko: f.ko, En: f.en}, Kinds: slices.Clone(f.kinds), Calls: slices.Clone(f.calls),
	}
	for _, p := range naver.Platforms() {
		if f.knownOn(p != naver.Developers) {
			i.Platforms = append(i.Platforms, p)
		}
	}
	if i.Kinds == nil {
		i.Kinds = naver.Kinds()
	}
	if i.Calls == nil {
		i.Calls = everyCall()
	}
	return i
}

func everyCall() []naver.Call { return []naver.Call{naver.Issue, naver.Fetch, naver.Verify} }

// magic is a fault, for one call alone if only is not empty. Its number, an index into magics, takes two bytes in the
// record of a key; 0 is none.
type magic struct {
	id    Fault
	fault *fault
	only  naver.Call
}

var (
	magics    = allMagics()
	magicByID = magicNumbers()
)

func allMagics() []magic {
	list := make([]magic, 1, 1+4*len(faults))
	for i := range faults {
		f := &faults[i]
		list = append(list, magic{f.id, f, ""})
		if calls := f.info().Calls; len(calls) > 1 {
			for _, c := range calls {
				list = append(list, magic{f.id + "." + Fault(c), f, c})
			}
		}
	}
	return list
}

func magicNumbers() map[string]uint16 {
	numbers := make(map[string]uint16, len(magics))
	for i, m := range magics[1:] {
		numbers[string(m.id)] = uint16(1 + i)
	}
	return numbers
}

// magicNumber finds a client ID among the magic ones; 0 if it is none.
func magicNumber(id string) uint16 {
	if !strings.HasPrefix(id, naver.SimulatorIDPrefix) { // spares others the look-up
		return 0
	}
	return magicByID[id]
}

// findFault is magicNumber for a fault that somebody named.
func findFault(f Fault) (uint16, error) {
	if n := magicNumber(string(f)); n != 0 {
		return n, nil
	}
	return 0, fmt.Errorf("%w: %.64q", ErrUnknownFault, string(f))
}

func (m magic) touches(a api, call naver.Call) bool {
	f := m.fault
	return f != nil && (m.only == "" || m.only == call) && f.knownOn(a.cloud()) &&
		(f.kinds == nil || slices.Contains(f.kinds, a.kind())) && (f.calls == nil || slices.Contains(f.calls, call))
}

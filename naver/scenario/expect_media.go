package scenario

import (
	"strconv"

	"go.yaml.in/yaml/v4"

	"navercaptcha/naver/exchange"
)

// factChecks expects something of what a picture or a sound is.
func (r *reader) factChecks(n *yaml.Node) []check {
	f, ok := r.mapping(n, same("facts"), "format", "width", "height", "rate", "bits", "channels", "seconds", "damaged")
	if !ok {
		return nil
	}
	numbers := map[string]func(*Facts) float64{
		"width":    func(f *Facts) float64 { return float64(f.Width) },
		"height":   func(f *Facts) float64 { return float64(f.Height) },
		"rate":     func(f *Facts) float64 { return float64(f.Rate) },
		"bits":     func(f *Facts) float64 { return float64(f.Bits) },
		"channels": func(f *Facts) float64 { return float64(f.Channels) },
		"seconds":  func(f *Facts) float64 { return f.Seconds },
	}
	var checks []check
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i].Value
		value := f[name]
		if value == nil {
			continue
		}
		c := check{at: r.at(value), about: about(name)}
		switch name {
		case "format":
			c.test = r.oneOf(value, anyText, func(o *outcome) string {
				if o.facts == nil {
					return ""
				}
				return o.facts.Format
			})
		case "damaged":
			c.test = r.oneOf(value, isBoolean, func(o *outcome) string {
				if o.facts == nil {
					return ""
				}
				return strconv.FormatBool(o.facts.Damaged != "")
			})
		default:
			of := numbers[name]
			c.test = r.measure(value, plainUnit, func(o *outcome) (float64, bool) {
				if o.facts == nil {
					return 0, false
				}
				return of(o.facts), true
			})
		}
		checks = append(checks, c)
	}
	return checks
}

// phaseChecks expects something of how long the phases of a call took.
func (r *reader) phaseChecks(n *yaml.Node) []check {
	phases := []string{
		string(exchange.Blocked), string(exchange.DNS), string(exchange.Connect), string(exchange.TLSHand),
		string(exchange.Send), string(exchange.Wait), string(exchange.Receive),
	}
	f, ok := r.mapping(n, same("phases"), phases...)
	if !ok {
		return nil
	}
	var checks []check
	for _, phase := range phases {
		value := f[phase]
		if value == nil {
			continue
		}
		checks = append(checks, check{at: r.at(value), about: about(phase), test: r.measure(value, timeUnit,
			func(o *outcome) (float64, bool) {
				d, took := o.sent.Phases[exchange.Phase(phase)]
				return d.Seconds(), took
			})})
	}
	return checks
}

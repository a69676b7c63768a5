package audio

import (
	"math"
	"sync"
)

// The quality of the resampler: sine tones keep a distance of more than 80 dB to what the conversion adds.
const (
	zeroCrossings = 20   // of the sinc, on each side, at the lower of the two rates
	kaiserBeta    = 9.0  // about 90 dB of stop band
	cutoff        = 0.94 // of the lower Nyquist frequency, in the middle of the transition
	maxPhases     = 512  // rates that need more are interpolated between two phases, an error below -110 dB
)

// resampler converts between two sample rates with a windowed sinc in polyphase form. Each output frame is computed from
// the input alone, without a state, so it can start anywhere. It does not change.
type resampler struct {
	up, down int       // output rate : input rate = up : down, without common divisor
	phases   int       // rows of taps; up, or maxPhases if that is less
	half     int       // taps on each side
	taps     []float32 // (phases+1) rows of 2*half, each with the sum 1
}

func newResampler(from, to int) *resampler {
	d := gcd(from, to)
	r := &resampler{up: to / d, down: from / d}
	if r.up == r.down {
		return r
	}
	r.phases = min(r.up, maxPhases)
	narrow := min(1, float64(to)/float64(from)) // below 1 the sinc is stretched, so as not to alias
	r.half = int(math.Ceil(zeroCrossings / narrow))
	r.taps = make([]float32, 0, (r.phases+1)*2*r.half)
	row := make([]float64, 2*r.half)
	for p := range r.phases + 1 {
		sum := 0.0
		for i := range row {
			t := (float64(i-r.half+1) - float64(p)/float64(r.phases)) * narrow
			row[i] = sinc(t*cutoff) * kaiser(t/zeroCrossings)
			sum += row[i]
		}
		for _, v := range row {
			r.taps = append(r.taps, float32(v/sum))
		}
	}
	return r
}

// length is the number of output frames that n input frames become.
func (r *resampler) length(n int) int {
	return int((int64(n)*int64(r.up) + int64(r.down) - 1) / int64(r.down))
}

// fill computes the output frames from the given one on, as many as fit into dst. in and dst have wide channels. Beyond
// its ends the input goes on with its first and its last frame, so that a constant stays constant.
func (r *resampler) fill(dst, in []float32, wide, from int) {
	if r.up == r.down {
		copy(dst, in[from*wide:])
		return
	}
	mixed := make([]float32, 2*r.half)      // taps between two phases
	edge := make([]float32, 2*r.half*wide)  // input frames over an end
	frames, width := len(in)/wide, 2*r.half // of input
	at := int64(from) * int64(r.down)
	first, fraction := int(at/int64(r.up))-r.half+1, int(at%int64(r.up))
	for o := range len(dst) / wide {
		taps := r.row(fraction, mixed)
		window := edge
		if first >= 0 && first+width <= frames {
			window = in[first*wide : (first+width)*wide]
		} else {
			for i := range width {
				f := max(0, min(frames-1, first+i))
				copy(edge[i*wide:(i+1)*wide], in[f*wide:])
			}
		}
		if wide == 1 {
			dst[o] = dot(taps, window)
		} else {
			dst[2*o], dst[2*o+1] = dot2(taps, window)
		}
		for fraction += r.down; fraction >= r.up; fraction -= r.up {
			first++
		}
	}
}

// row gives the taps for the fraction n/up of an input frame, made in mixed if they lie between two phases.
func (r *resampler) row(n int, mixed []float32) []float32 {
	width := 2 * r.half
	if r.phases == r.up {
		return r.taps[n*width : (n+1)*width]
	}
	p := float64(n) * float64(r.phases) / float64(r.up)
	low := int(p)
	frac := float32(p - float64(low))
	a, b := r.taps[low*width:(low+1)*width], r.taps[(low+1)*width:(low+2)*width]
	for i := range mixed {
		mixed[i] = a[i] + (b[i]-a[i])*frac
	}
	return mixed
}

// dot multiplies in four independent sums, which the processor adds up side by side. The arrays spare the bounds checks.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	for len(a) >= 8 && len(b) >= 8 {
		x, y := (*[8]float32)(a), (*[8]float32)(b)
		s0 += x[0]*y[0] + x[4]*y[4]
		s1 += x[1]*y[1] + x[5]*y[5]
		s2 += x[2]*y[2] + x[6]*y[6]
		s3 += x[3]*y[3] + x[7]*y[7]
		a, b = a[8:], b[8:]
	}
	for i, v := range a {
		s0 += v * b[i]
	}
	return s0 + s1 + s2 + s3
}

// dot2 is dot for both channels of interleaved frames.
func dot2(a, b []float32) (left, right float32) {
	b = b[:2*len(a)]
	var l0, r0, l1, r1 float32
	for len(a) >= 2 && len(b) >= 4 {
		l0 += a[0] * b[0]
		r0 += a[0] * b[1]
		l1 += a[1] * b[2]
		r1 += a[1] * b[3]
		a, b = a[2:], b[4:]
	}
	return l0 + l1, r0 + r1
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	x *= math.Pi
	return math.Sin(x) / x
}

// kaiser is the Kaiser window, x from -1 to 1.
func kaiser(x float64) float64 {
	if x <= -1 || x >= 1 {
		return 0
	}
	return bessel0(kaiserBeta*math.Sqrt(1-x*x)) / bessel0(kaiserBeta)
}

// bessel0 is the modified Bessel function of the first kind and order zero.
func bessel0(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1.0; term > sum*1e-12; k++ {
		term *= (x / (2 * k)) * (x / (2 * k))
		sum += term
	}
	return sum
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// lastResampler keeps the taps of the rate last used, since one platform sends one rate.
var lastResampler struct {
	sync.Mutex
	from int
	*resampler
}

// resamplerFrom is the resampler from a rate to 48 kHz.
func resamplerFrom(rate int) *resampler {
	lastResampler.Lock()
	defer lastResampler.Unlock()
	if lastResampler.resampler == nil || lastResampler.from != rate {
		lastResampler.from, lastResampler.resampler = rate, newResampler(rate, DeviceRate)
	}
	return lastResampler.resampler
}

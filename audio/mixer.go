package audio

// mixer takes the samples of a file one by one and keeps them as a Clip does: one channel, or two of two.
type mixer struct {
	samples  []float32
	wide     int
	channels int
	sum      float32
	have     int // channels summed up in sum
	peak     float32
}

func newMixer(channels, frames int) *mixer {
	wide := 1
	if channels == 2 {
		wide = 2
	}
	return &mixer{samples: make([]float32, 0, frames*wide), wide: wide, channels: channels}
}

func (m *mixer) add(v float32) {
	m.peak = max(m.peak, v, -v)
	if m.channels <= 2 {
		m.samples = append(m.samples, v)
		return
	}
	m.sum += v
	if m.have++; m.have == m.channels {
		m.samples = append(m.samples, m.sum/float32(m.channels))
		m.sum, m.have = 0, 0
	}
}

func (m *mixer) full() bool { return len(m.samples) == cap(m.samples) }

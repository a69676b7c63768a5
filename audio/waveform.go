package audio

// Span is the lowest and the highest sample of a stretch, -1 to 1.
type Span struct{ Low, High float32 }

// Waveform divides the clip into n stretches of equal length, for drawing. With n below 1 there are none; if the clip
// has fewer frames than n, neighbours share one.
func (c *Clip) Waveform(n int) []Span {
	frames := c.frames()
	if n < 1 || frames == 0 {
		return nil
	}
	spans := make([]Span, n)
	for i := range spans {
		from := int(int64(i) * int64(frames) / int64(n))
		to := max(from+1, int(int64(i+1)*int64(frames)/int64(n)))
		s := Span{Low: c.samples[from*c.wide], High: c.samples[from*c.wide]}
		for _, v := range c.samples[from*c.wide : to*c.wide] {
			s.Low, s.High = min(s.Low, v), max(s.High, v)
		}
		spans[i] = s
	}
	return spans
}

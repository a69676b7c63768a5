package simulator

import (
	"strconv"
	"time"
)

// longestResponse is the longest response time that NAVER measures. Beyond it, it says -1.
const longestResponse = 7200 * time.Second

// appendResponseTime writes the time from issue to verify as NAVER does: seconds as a Java double of at most two
// decimals (18.0, 14.13, 8.8), and -1 where it is too long or, the clock having been set back, unknown.
func appendResponseTime(b []byte, d time.Duration) []byte {
	if d < 0 || d > longestResponse {
		return append(b, "-1"...)
	}
	hundredths := int64((d + 5*time.Millisecond) / (10 * time.Millisecond))
	b = strconv.AppendInt(b, hundredths/100, 10)
	b = append(b, '.', byte('0'+hundredths/10%10))
	if last := hundredths % 10; last != 0 {
		b = append(b, byte('0'+last))
	}
	return b
}

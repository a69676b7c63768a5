package simulator

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"net"
	"net/http"
	"testing"

	"navercaptcha/naver"
)

// Each benchmark has the thing it is measured against beside it, so that one run compares the two under the same load.

func BenchmarkIssue(b *testing.B) {
	constant := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"key":"t521bp3qM7Qyk2X2"}`)
	})
	handlers := []struct {
		name    string
		handler http.Handler
	}{
		{"baseline", constant},
		{"simulator", New(Options{Seed: 1})},
	}
	for _, h := range handlers {
		b.Run("handler/"+h.name, func(b *testing.B) {
			r := issueRequest(b, "http://127.0.0.1")
			b.ReportAllocs()
			for b.Loop() {
				h.handler.ServeHTTP(&discard{header: make(http.Header)}, r)
			}
		})
	}
	for _, h := range handlers {
		b.Run("loopback/"+h.name, func(b *testing.B) {
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				b.Fatal(err)
			}
			server := &http.Server{Handler: h.handler}
			go func() { _ = server.Serve(listener) }()
			defer server.Close()
			transport := &http.Transport{MaxIdleConnsPerHost: 16}
			defer transport.CloseIdleConnections()
			b.RunParallel(func(pb *testing.PB) {
				r := issueRequest(b, "http://"+listener.Addr().String())
				for pb.Next() {
					answer, err := transport.RoundTrip(r)
					if err != nil {
						b.Error(err)
						return
					}
					_, _ = io.Copy(io.Discard, answer.Body)
					answer.Body.Close()
				}
			})
		})
	}
}

func issueRequest(tb testing.TB, base string) *http.Request {
	r, err := http.NewRequest(http.MethodGet, base+"/v1/captcha/nkey?code=0", nil)
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("X-Naver-Client-Id", "simulator")
	r.Header.Set("X-Naver-Client-Secret", "simulator")
	return r
}

// discard is a ResponseWriter that keeps nothing.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(p []byte) (int, error) { return len(p), nil }
func (d *discard) WriteHeader(int)             {}

func BenchmarkPicture(b *testing.B) {
	for _, sort := range []string{"colour", "grey"} {
		// The baseline encodes one finished picture again and again; ours draws and encodes a new one each time.
		challenges, finished := picturesOfSort(b, sort)
		b.Run(sort+"/baseline", func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if err := jpeg.Encode(io.Discard, finished[i%len(finished)], &jpeg.Options{Quality: 75}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(sort+"/simulator", func(b *testing.B) {
			buffer := make([]byte, 0, 32<<10)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				buffer = challenges[i%len(challenges)].appendTo(buffer[:0])
			}
		})
	}
}

// picturesOfSort finds challenges whose pictures are in colour or in grey, and draws them.
func picturesOfSort(tb testing.TB, sort string) (challenges []challenge, finished []image.Image) {
	for i := 0; len(challenges) < 32; i++ {
		c := challenge{seed: digest(1, "image", fmt.Sprint(i), 1), kind: naver.Image}
		m, err := jpeg.Decode(bytes.NewReader(c.appendTo(nil)))
		if err != nil {
			tb.Fatal(err)
		}
		if grey := m.ColorModel() == color.GrayModel; grey == (sort == "grey") {
			challenges, finished = append(challenges, c), append(finished, m)
		}
	}
	return challenges, finished
}

func BenchmarkSound(b *testing.B) {
	c := challenge{seed: digest(1, "audio", "", 1), kind: naver.Audio}
	finished := c.appendTo(nil)
	b.Run("baseline", func(b *testing.B) {
		buffer := make([]byte, len(finished))
		b.SetBytes(int64(len(finished)))
		for b.Loop() {
			copy(buffer, finished)
		}
	})
	b.Run("simulator", func(b *testing.B) {
		buffer := make([]byte, 0, 2*len(finished))
		b.SetBytes(int64(len(finished)))
		b.ReportAllocs()
		for b.Loop() {
			buffer = c.appendTo(buffer[:0])
		}
	})
}

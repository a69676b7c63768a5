package simulator

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync/atomic"
	"testing"

	"navercaptcha/naver"
)

// BenchmarkRounds compares whole rounds over the loopback, issue and picture and verify, with drawing the pictures and
// nothing else. The load comes from this process, with a client that does as little as one can. Run it with -cpu 2.
func BenchmarkRounds(b *testing.B) {
	perSecond := func(b *testing.B) { b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rounds/s") }
	b.Run("drawing", func(b *testing.B) {
		challenge{seed: digest(1, "image", "", 1), kind: naver.Image}.appendTo(nil) // makes what all pictures share
		var made atomic.Uint32
		b.ResetTimer()
		b.RunParallel(func(pb *testing.PB) {
			var buffer []byte
			for pb.Next() {
				c := challenge{seed: digest(1, "image", "", made.Add(1)), kind: naver.Image}
				buffer = c.appendTo(buffer[:0])
			}
		})
		perSecond(b)
	})
	variants := []struct {
		name    string
		options Options
	}{
		{"simulator", Options{Seed: 1}},
		{"logged", Options{Seed: 1, OnCall: func(Served) {}, AdminToken: "token"}},
	}
	for _, v := range variants {
		b.Run(v.name, func(b *testing.B) {
			server, err := Start(New(v.options), "")
			if err != nil {
				b.Fatal(err)
			}
			defer server.Close()
			if err := newBareClient(b, server).round(); err != nil {
				b.Fatal(err)
			}
			b.SetParallelism(4) // callers for each CPU: some wait while others draw
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				c := newBareClient(b, server)
				defer c.connection.Close()
				for pb.Next() {
					if err := c.round(); err != nil {
						b.Error(err)
						return
					}
				}
			})
			perSecond(b)
		})
	}
}

// bareClient writes requests as they go over the wire and reads no more of the answers than it needs.
type bareClient struct {
	connection net.Conn
	reader     *bufio.Reader
	request    []byte
	body       []byte
}

func newBareClient(b *testing.B, server *Server) *bareClient {
	c, err := net.Dial("tcp", server.listener.Addr().String())
	if err != nil {
		b.Fatal(err)
	}
	return &bareClient{connection: c, reader: bufio.NewReaderSize(c, 16<<10)}
}

// round issues a key, fetches its picture and verifies it. The client ID makes every answer right.
func (c *bareClient) round() error {
	body, err := c.get("/v1/captcha/nkey?code=0", "")
	if err != nil || len(body) != 26 {
		return fmt.Errorf("issue: %q: %w", body, err)
	}
	key := string(body[8:24])
	if body, err = c.get("/v1/captcha/ncaptcha.bin?key=", key); err != nil || !bytes.HasPrefix(body, []byte{0xFF, 0xD8}) {
		return fmt.Errorf("picture of %d bytes: %w", len(body), err)
	}
	if body, err = c.get("/v1/captcha/nkey?code=1&value=A&key=", key); err != nil || string(body[10:14]) != "true" {
		return fmt.Errorf("verify: %q: %w", body, err)
	}
	return nil
}

func (c *bareClient) get(path, key string) ([]byte, error) {
	c.request = append(append(append(c.request[:0], "GET "...), path...), key...)
	c.request = append(c.request, " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Naver-Client-Id: sim-always-right\r\n"+
		"X-Naver-Client-Secret: any\r\n\r\n"...)
	if _, err := c.connection.Write(c.request); err != nil {
		return nil, err
	}
	length := -1
	for {
		line, err := c.reader.ReadSlice('\n')
		if err != nil {
			return nil, err
		}
		if len(line) == 2 {
			break
		}
		if number, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(number))); err != nil {
				return nil, err
			}
		}
	}
	c.body = c.body[:0]
	if length >= 0 {
		err := c.read(length)
		return c.body, err
	}
	for length != 0 { // chunks
		line, err := c.reader.ReadSlice('\n')
		if err != nil {
			return nil, err
		}
		size, err := strconv.ParseUint(string(bytes.TrimSpace(line)), 16, 31)
		if err != nil {
			return nil, err
		}
		length = int(size)
		if err := c.read(length + 2); err != nil {
			return nil, err
		}
		c.body = c.body[:len(c.body)-2]
	}
	return c.body, nil
}

// read appends so many bytes to the body.
func (c *bareClient) read(n int) error {
	start := len(c.body)
	if cap(c.body) < start+n {
		c.body = append(make([]byte, 0, 2*(start+n)), c.body...)
	}
	c.body = c.body[:start+n]
	_, err := io.ReadFull(c.reader, c.body[start:])
	return err
}

// BenchmarkIssueAmongLiveKeys issues with few and with a million keys alive: the two should be alike.
func BenchmarkIssueAmongLiveKeys(b *testing.B) {
	for _, live := range []int{1_000, 1_000_000} {
		b.Run(strconv.Itoa(live), func(b *testing.B) {
			s := New(Options{Seed: 1, MaxKeys: live})
			for range live {
				s.issue(developersImage, 0)
			}
			b.ResetTimer()
			for b.Loop() { // each takes the place of the oldest
				s.issue(developersImage, 0)
			}
		})
	}
}

//go:build realwindow

package realwindow

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// screen is an X server of the test's own, without a window manager and without a monitor.
type screen struct {
	t           *testing.T
	display     string
	width       int
	height      int
	framebuffer string // the file in which the server keeps its pixels
}

const screenWidth, screenHeight = 1280, 800

// newScreen starts an X server on a display number that is free, with these options of its own.
func newScreen(t *testing.T, options ...string) *screen {
	t.Helper()
	return newScreenOf(t, screenWidth, screenHeight, options...)
}

// newScreenOf does the same for a screen of another size.
func newScreenOf(t *testing.T, width, height int, options ...string) *screen {
	t.Helper()
	need(t, "Xvfb", "xdotool", "xclip")
	dir := t.TempDir()
	cmd := exec.Command("Xvfb", append([]string{
		"-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-fbdir", dir, "-nolisten", "tcp", "-noreset",
	}, options...)...)
	number := startWithReport(t, cmd)
	s := &screen{t: t, width: width, height: height, display: ":" + number, framebuffer: filepath.Join(dir, "Xvfb_screen0")}
	// The pointer stands in the middle of the screen, where it would be over the window: no test needs it.
	eventually(t, "the screen", func() bool { return s.xdotool("mousemove", strconv.Itoa(width-1), strconv.Itoa(height-1)) == nil })
	return s
}

// startWithReport starts a server that writes one line to its file descriptor 3 when it is ready, and gives that line.
// The server ends with the test.
func startWithReport(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = &said, &said, []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	_ = write.Close()
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd.Path, err, said.String())
	}
	return strings.TrimSpace(line)
}

func (s *screen) xdotool(args ...string) error {
	_, err := s.ask("xdotool", args...)
	return err
}

// ask runs a tool on this screen.
func (s *screen) ask(tool string, args ...string) (string, error) {
	cmd := exec.Command(tool, args...)
	cmd.Env = []string{"DISPLAY=" + s.display, "PATH=" + os.Getenv("PATH")}
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

// look is what the screen shows now. It reads the server's own pixels, in the format of xwd: a header of 32-bit numbers,
// colours of 12 bytes each, then blue, green, red and nothing for each pixel.
func (s *screen) look() *image.RGBA {
	s.t.Helper()
	dump, err := os.ReadFile(s.framebuffer)
	if err != nil {
		s.t.Fatal(err)
	}
	field := func(i int) int { return int(binary.BigEndian.Uint32(dump[4*i:])) }
	width, height, bits, line := field(4), field(5), field(11), field(12)
	if width != s.width || height != s.height || bits != 32 {
		s.t.Fatalf("the screen is %d×%d of %d bits", width, height, bits)
	}
	pixels := dump[field(0)+12*field(19):]
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		from, to := pixels[y*line:], img.Pix[y*img.Stride:]
		for x := 0; x < 4*width; x += 4 {
			to[x], to[x+1], to[x+2], to[x+3] = from[x+2], from[x+1], from[x], 0xff
		}
	}
	return img
}

// keep writes a screenshot, to be looked at by a person.
func (s *screen) keep(name string) {
	s.t.Helper()
	dir := os.Getenv("NAVERCAPTCHA_SCREENSHOTS")
	if dir == "" {
		dir = s.t.TempDir()
	}
	writePNG(s.t, filepath.Join(dir, name+".png"), s.look())
}

func writePNG(t *testing.T, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

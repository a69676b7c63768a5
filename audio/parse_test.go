package audio_test

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"navercaptcha/audio"
)

var steps = []float64{0, 0.5, -0.5, 0.25, -1, 0.75}

// Each row of steps must come out as it went in, whatever the format.
func TestFormatsThatPlay(t *testing.T) {
	for name, test := range map[string]struct {
		file   wave
		format string
	}{
		"8 bit":                 {wave{bits: 8, data: pcm(8, steps...)}, "PCM 8 bit"},
		"16 bit":                {wave{data: pcm(16, steps...)}, "PCM 16 bit"},
		"24 bit":                {wave{bits: 24, data: pcm(24, steps...)}, "PCM 24 bit"},
		"32 bit":                {wave{bits: 32, data: pcm(32, steps...)}, "PCM 32 bit"},
		"float":                 {wave{tag: 3, bits: 32, data: floats(steps...)}, "float 32 bit"},
		"float, 18 byte format": {wave{tag: 3, bits: 32, extra: []byte{0, 0}, data: floats(steps...)}, "float 32 bit"},
		"extensible 16 bit": {
			wave{tag: 0xfffe, extra: extensible(1, 16), data: pcm(16, steps...)},
			"PCM 16 bit extensible",
		},
		"extensible 24 in 32 bit": {
			wave{tag: 0xfffe, bits: 32, extra: extensible(1, 24), data: pcm(32, steps...)},
			"PCM 32 bit extensible, 24 used",
		},
		"extensible float": {
			wave{tag: 0xfffe, bits: 32, extra: extensible(3, 32), data: floats(steps...)},
			"float 32 bit extensible",
		},
	} {
		t.Run(name, func(t *testing.T) {
			clip, err := audio.Parse(test.file.bytes())
			if err != nil {
				t.Fatal(err)
			}
			if clip.Facts.Format != test.format || clip.Facts.Oddities != nil || clip.Facts.Peak != 1 {
				t.Errorf("facts: %+v", clip.Facts)
			}
			if clip.Facts.Bits != int(or(test.file.bits, 16)) {
				t.Errorf("%d bits", clip.Facts.Bits)
			}
			wantSamples(t, clip, steps)
		})
	}
}

// wantSamples compares the stored frames of one channel, which a waveform of as many stretches shows.
func wantSamples(t *testing.T, clip *audio.Clip, want []float64) {
	t.Helper()
	if clip.Facts.Frames != len(want) {
		t.Fatalf("%d frames, want %d", clip.Facts.Frames, len(want))
	}
	for i, span := range clip.Waveform(len(want)) {
		if math.Abs(float64(span.Low)-want[i]) > 1e-6 || span.Low != span.High {
			t.Errorf("frame %d is %v, want %v", i, span, want[i])
		}
	}
}

func TestFacts(t *testing.T) {
	file := wave{channels: 2, rate: 44100, data: pcm(16, tone(440, 0.5, 44100, 88200)...)}
	clip, err := audio.Parse(file.bytes())
	if err != nil {
		t.Fatal(err)
	}
	f := clip.Facts
	if f.Rate != 44100 || f.Channels != 2 || f.Bits != 16 || f.Frames != 44100 || f.Duration != time.Second ||
		math.Abs(f.Peak-0.5) > 0.001 {
		t.Errorf("facts: %+v", f)
	}
}

func TestMoreThanTwoChannelsAreAveraged(t *testing.T) {
	clip, err := audio.Parse(wave{channels: 4, data: pcm(16, 0.5, 0.5, 0.25, -0.25, 0, 0, 0, 1)}.bytes())
	if err != nil {
		t.Fatal(err)
	}
	if clip.Facts.Channels != 4 {
		t.Errorf("%d channels", clip.Facts.Channels)
	}
	for i, want := range []float64{0.25, 0.25} {
		if got := float64(clip.Waveform(2)[i].High); math.Abs(got-want) > 1e-4 {
			t.Errorf("frame %d is %v, want %v", i, got, want)
		}
	}
}

// What is odd is heard all the same, and said.
func TestOddFilesPlayWhatIsThere(t *testing.T) {
	six := pcm(16, steps...)
	list := chunk("LIST", []byte("INFOISFT\x05\x00\x00\x00Lavf\x00\x00"))
	for name, test := range map[string]struct {
		file   []byte
		frames int
		odd    []audio.Oddity
	}{
		"nothing odd, with a LIST on both sides": {
			wave{before: list, data: six, after: list}.bytes(), 6, nil,
		},
		"nothing odd, odd LIST with padding": {
			wave{before: chunk("junk", []byte("abc")), data: six}.bytes(), 6, nil,
		},
		"nothing odd, 8 bit of odd length with padding": {
			wave{bits: 8, data: pcm(8, 0.5, 0, 0.5)}.bytes(), 3, nil,
		},
		"8 bit of odd length at the very end, without padding": {
			bytes.TrimSuffix(wave{bits: 8, data: pcm(8, 0.5, 0, 0.5)}.bytes(), []byte{0}), 3,
			[]audio.Oddity{audio.RIFFSizeWrong},
		},
		"RIFF size 0":            {wave{data: six, riffSize: size(0)}.bytes(), 6, []audio.Oddity{audio.StreamedSize}},
		"RIFF size 0xFFFFFFFF":   {wave{data: six, riffSize: size(math.MaxUint32)}.bytes(), 6, []audio.Oddity{audio.StreamedSize}},
		"RIFF size too small":    {wave{data: six, riffSize: size(20)}.bytes(), 6, []audio.Oddity{audio.RIFFSizeWrong}},
		"data size 0":            {wave{data: six, dataSize: size(0)}.bytes(), 6, []audio.Oddity{audio.StreamedSize}},
		"data size 0xFFFFFFFF":   {wave{data: six, dataSize: size(math.MaxUint32)}.bytes(), 6, []audio.Oddity{audio.StreamedSize}},
		"data size 0xFFFFFFFE":   {wave{data: six, dataSize: size(math.MaxUint32 - 1)}.bytes(), 6, []audio.Oddity{audio.StreamedSize}},
		"data size of SoX, pipe": {wave{data: six, dataSize: size(0x7ffff000)}.bytes(), 6, []audio.Oddity{audio.StreamedSize}},
		"both sizes of ffmpeg, pipe": {
			wave{before: list, data: six, riffSize: size(math.MaxUint32), dataSize: size(math.MaxUint32)}.bytes(), 6,
			[]audio.Oddity{audio.StreamedSize},
		},
		"cut in the sound": {
			wave{data: six}.bytes()[:44+9], 4,
			[]audio.Oddity{audio.RIFFSizeWrong, audio.DataTruncated, audio.PartialFrame},
		},
		"half a sample at the end": {
			wave{data: append(slices.Clone(six), 0x11)}.bytes(), 6, []audio.Oddity{audio.PartialFrame},
		},
		"a chunk whose padding was forgotten": {
			wave{before: []byte("junk\x03\x00\x00\x00abc"), data: six}.bytes(), 6, []audio.Oddity{audio.PadMissing},
		},
		"bytes behind the end": {
			wave{data: six, after: []byte("\x00\x01\x02")}.bytes(), 6, []audio.Oddity{audio.TrailingBytes},
		},
		"a chunk behind the sound that says it has 4 GB": {
			wave{data: six, after: []byte("LIST\xff\xff\xff\xff")}.bytes(), 6, []audio.Oddity{audio.TrailingBytes},
		},
		"sound twice": {
			wave{data: six, after: chunk("data", pcm(16, 1, 1))}.bytes(), 6, []audio.Oddity{audio.DataRepeated},
		},
		"format twice": {
			wave{before: chunk("fmt ", make([]byte, 16)), data: six}.bytes(), 6, []audio.Oddity{audio.FormatRepeated},
		},
		"format behind the sound": {
			append([]byte("RIFF\x30\x00\x00\x00WAVE"), append(chunk("data", six), wave{}.bytes()[12:36]...)...), 6,
			[]audio.Oddity{audio.FormatLate},
		},
		"bytes a second that cannot be": {
			patch(wave{data: six}.bytes(), 28, 0xff), 6, []audio.Oddity{audio.FormatInconsistent},
		},
		"silence": {wave{data: make([]byte, 12)}.bytes(), 6, []audio.Oddity{audio.Silent}},
		"float beyond full scale": {
			wave{tag: 3, bits: 32, data: floats(1.5, -7, 0)}.bytes(), 3, []audio.Oddity{audio.BeyondFullScale},
		},
		"float that is no number": {
			wave{tag: 3, bits: 32, data: floats(math.NaN(), math.Inf(1), 0.5)}.bytes(), 3, []audio.Oddity{audio.NotNumbers},
		},
	} {
		t.Run(name, func(t *testing.T) {
			clip, err := audio.Parse(test.file)
			if err != nil {
				t.Fatal(err)
			}
			if clip.Facts.Frames != test.frames {
				t.Errorf("%d frames, want %d", clip.Facts.Frames, test.frames)
			}
			if !slices.Equal(clip.Facts.Oddities, test.odd) {
				t.Errorf("odd is %q, want %q", clip.Facts.Oddities, test.odd)
			}
			if p := clip.Facts.Peak; p < 0 || p > 1 {
				t.Errorf("the peak is %v", p)
			}
		})
	}
}

func patch(b []byte, at int, to byte) []byte {
	b[at] = to
	return b
}

func TestFormatsThatDoNotPlayAreNamed(t *testing.T) {
	six := pcm(16, steps...)
	foreign := extensible(1, 16)
	foreign[20] = 0x99
	for name, test := range map[string]struct {
		file  []byte
		found string
	}{
		"A-law":                 {wave{tag: 6, bits: 8, data: six}.bytes(), "A-law 8 bit"},
		"µ-law":                 {wave{tag: 7, bits: 8, data: six}.bytes(), "µ-law 8 bit"},
		"µ-law, extensible":     {wave{tag: 0xfffe, bits: 8, extra: extensible(7, 8), data: six}.bytes(), "µ-law 8 bit"},
		"MP3 in WAV":            {wave{tag: 0x55, data: six}.bytes(), "MP3"},
		"IMA ADPCM":             {wave{tag: 0x11, bits: 4, data: six}.bytes(), "IMA ADPCM 4 bit"},
		"float 64":              {wave{tag: 3, bits: 64, data: six}.bytes(), "float 64 bit"},
		"PCM 12":                {wave{bits: 12, data: six}.bytes(), "PCM 12 bit"},
		"unknown tag":           {wave{tag: 0x1234, data: six}.bytes(), "0x1234"},
		"unknown GUID":          {wave{tag: 0xfffe, extra: foreign, data: six}.bytes(), "sub-format"},
		"JSON":                  {[]byte("\xef\xbb\xbf {\"errorMessage\":\"x\"}"), "JSON"},
		"HTML":                  {[]byte("\r\n<!DOCTYPE html><html>"), "HTML"},
		"XML":                   {[]byte(`<?xml version="1.0"?>`), "XML"},
		"text":                  {[]byte("서비스를 이용할 수 없습니다"), "text"},
		"spaces":                {[]byte("  \n"), "blank"},
		"JPEG":                  {[]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), "JPEG"},
		"PNG":                   {[]byte("\x89PNG\r\n\x1a\n"), "PNG"},
		"MP3 with ID3":          {[]byte("ID3\x03\x00"), "MP3"},
		"MP3 without":           {[]byte("\xff\xfb\x90\x64"), "MP3"},
		"AAC":                   {[]byte("\xff\xf1\x50\x80"), "AAC"},
		"Ogg":                   {[]byte("OggS\x00\x02"), "Ogg"},
		"FLAC":                  {[]byte("fLaC\x00"), "FLAC"},
		"M4A":                   {[]byte("\x00\x00\x00\x20ftypM4A "), "M4A"},
		"RF64":                  {[]byte("RF64\xff\xff\xff\xffWAVE"), "RF64"},
		"AVI":                   {[]byte("RIFF\x00\x00\x00\x00AVI LIST"), `"AVI "`},
		"the start of a header": {[]byte("RIFF\x00\x00"), "first 6 bytes"},
		"noise":                 {[]byte{1, 2, 3}, "01 02 03"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := audio.Parse(test.file)
			var format *audio.FormatError
			if !errors.As(err, &format) || !strings.Contains(format.Found, test.found) {
				t.Errorf("got %v, want a FormatError with %q", err, test.found)
			}
		})
	}
}

func TestBrokenFiles(t *testing.T) {
	six := pcm(16, steps...)
	for name, test := range map[string]struct {
		file []byte
		want error
	}{
		"nothing":                 {nil, audio.ErrEmpty},
		"one byte above 16 MiB":   {make([]byte, audio.MaxBytes+1), audio.ErrTooLarge},
		"only the first header":   {[]byte("RIFF\x04\x00\x00\x00WAVE"), audio.ErrNoFormat},
		"no format":               {append([]byte("RIFF\x18\x00\x00\x00WAVE"), chunk("data", six)...), audio.ErrNoFormat},
		"format of 14 bytes":      {append([]byte("RIFF\x18\x00\x00\x00WAVE"), chunk("fmt ", make([]byte, 14))...), audio.ErrNoSound},
		"format of 14, and sound": {append([]byte("RIFF\x18\x00\x00\x00WAVE"), append(chunk("fmt ", make([]byte, 14)), chunk("data", six)...)...), audio.ErrHeader},
		"extensible, cut short":   {wave{tag: 0xfffe, data: six}.bytes(), audio.ErrHeader},
		"format that says 4 GB":   {[]byte("RIFF\x18\x00\x00\x00WAVEfmt \xff\xff\xff\xff"), audio.ErrHeader},
		"the 24-byte bomb":        {bomb, audio.ErrHeader},
		"no data chunk":           {wave{}.bytes()[:36], audio.ErrNoSound},
		"no sample":               {wave{}.bytes(), audio.ErrNoSound},
		"no sample, then a LIST":  {wave{after: chunk("LIST", []byte("INFO"))}.bytes(), audio.ErrNoSound},
		"half a sample":           {wave{data: []byte{1}}.bytes(), audio.ErrNoSound},
		"no channel":              {patch(wave{data: six}.bytes(), 22, 0), audio.ErrChannels},
		"nine channels":           {wave{channels: 9, data: make([]byte, 180)}.bytes(), audio.ErrChannels},
		"65535 channels":          {wave{channels: 65535, data: six}.bytes(), audio.ErrChannels},
		"999 Hz":                  {wave{rate: 999, data: six}.bytes(), audio.ErrRate},
		"384,001 Hz":              {wave{rate: 384_001, data: six}.bytes(), audio.ErrRate},
		"4 GHz":                   {wave{rate: math.MaxUint32, data: six}.bytes(), audio.ErrRate},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := audio.Parse(test.file); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

// bomb makes go-audio/wav by itself ask for 4 GB.
var bomb = []byte("RIFF\x10\x00\x00\x00WAVELIST\x00\x00\x00\xff\x00\x00\x00\x00")

func TestTheRealSounds(t *testing.T) {
	for name, want := range map[string]audio.Facts{
		"cloud-audio-1.wav":      {Frames: 124687},
		"developers-audio-1.wav": {Frames: 117476},
		"developers-audio-damaged.wav": {
			Frames:   147643,
			Oddities: []audio.Oddity{audio.RIFFSizeWrong, audio.LineEndings, audio.TrailingBytes},
		},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(samples(t), name))
			if err != nil {
				t.Fatal(err)
			}
			clip, err := audio.Parse(b)
			if err != nil {
				t.Fatal(err)
			}
			f := clip.Facts
			if f.Frames != want.Frames || f.Rate != 9600 || f.Format != "PCM 16 bit" || !slices.Equal(f.Oddities, want.Oddities) {
				t.Errorf("facts: %+v", f)
			}
		})
	}
}

// The same without the real file: text mode puts a CR before each LF, and the file gets longer than it says.
func TestASoundSentInTextModeIsRecognised(t *testing.T) {
	whole := wave{data: pcm(16, tone(701.3, 0.9, 9600, 20000)...)}.bytes()
	broken := bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n"))
	clip, err := audio.Parse(broken)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(clip.Facts.Oddities, audio.LineEndings) {
		t.Errorf("odd is %q", clip.Facts.Oddities)
	}
}

func TestEveryOddityIsListedOnce(t *testing.T) {
	all := audio.Oddities()
	slices.Sort(all)
	if len(slices.Compact(slices.Clone(all))) != len(all) || len(all) != 14 {
		t.Errorf("%q", all)
	}
}

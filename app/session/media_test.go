package session_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"runtime"
	"slices"
	"testing"

	"navercaptcha/app/session"
	"navercaptcha/audio"
	"navercaptcha/naver"
	"navercaptcha/naver/media"
)

// fetched is the state after a fetch that got these bytes.
func fetched(t *testing.T, kind naver.Kind, contentType string, body []byte) session.State {
	t.Helper()
	s := newStage(t)
	s.door.answerNext(naver.Fetch, contentType, body)
	s.New(kind)
	return s.settled(kind)
}

// realPicture is one that the simulator drew.
func realPicture(t *testing.T) []byte {
	t.Helper()
	return bytes.Clone(newStage(t).shown(naver.Image).Fetched.Media.Bytes)
}

// What cannot be shown can still be saved, and its key verified: the bytes are there, and so is the reason.
func wantUnshown(t *testing.T, st session.State, body []byte, trouble media.Trouble) {
	t.Helper()
	var why *media.Error
	if st.Phase != session.Shown || st.Fetched.Picture != nil || st.Fetched.Clip != nil || !errors.As(st.Fetched.Err, &why) || why.Trouble != trouble {
		t.Errorf("%s, picture %v, clip %v, %v", st.Phase, st.Fetched.Picture != nil, st.Fetched.Clip != nil, st.Fetched.Err)
	}
	if st.Fetched.Media == nil || !bytes.Equal(st.Fetched.Media.Bytes, body) {
		t.Error("the bytes are not there as they came")
	}
}

func TestAJPEGCutInHalf(t *testing.T) {
	half := realPicture(t)
	half = half[:len(half)/2]
	st := fetched(t, naver.Image, "image/jpeg", half)
	if st.Fetched.Picture == nil || !slices.Equal(st.Fetched.Picture.Oddities, []media.Oddity{media.Cut}) || st.Fetched.Err != nil {
		t.Errorf("its upper part is not shown: %+v, %v", st.Fetched.Picture, st.Fetched.Err)
	}
}

func TestAJPEGOfThreeBytes(t *testing.T) {
	stub := []byte("\xff\xd8\xff")
	wantUnshown(t, fetched(t, naver.Image, "image/jpeg", stub), stub, media.Damaged)
}

func TestAJPEGThatClaimsFourHundredMillionPixels(t *testing.T) {
	huge := realPicture(t)
	frame := bytes.Index(huge, []byte("\xff\xc0")) // the header of the frame: length, precision, height, width
	if frame < 0 {
		t.Fatal("the simulator's picture has no baseline frame")
	}
	binary.BigEndian.PutUint16(huge[frame+5:], 20_000)
	binary.BigEndian.PutUint16(huge[frame+7:], 20_000)
	var st session.State
	allocated := allocatedBy(func() { st = fetched(t, naver.Image, "image/jpeg", huge) })
	wantUnshown(t, st, huge, media.TooLarge)
	if allocated > 4<<20 {
		t.Errorf("took %d kB; its pixels would take 1.6 GB", allocated>>10)
	}
}

func TestThePictureLimitIsInPixels(t *testing.T) {
	for _, c := range []struct {
		width, height uint32
		trouble       media.Trouble
	}{
		{2_000, 2_000, media.Damaged}, // looked at, and found without pixels
		{2_000, 2_001, media.TooLarge},
		{1 << 31, 1 << 31, media.Damaged}, // more than the format allows
		{1 << 30, 4, media.TooLarge},
	} {
		header := pngHeader(c.width, c.height)
		wantUnshown(t, fetched(t, naver.Image, "image/png", header), header, c.trouble)
	}
}

func TestAWAVOf24BytesThatClaimsFourGigabytes(t *testing.T) {
	bomb := []byte("RIFF\x10\x00\x00\x00WAVEfmt \xff\xff\xff\xff\x01\x00\x01\x00")
	var st session.State
	allocated := allocatedBy(func() { st = fetched(t, naver.Audio, "audio/wav", bomb) })
	if len(bomb) != 24 || st.Fetched.Err == nil {
		t.Fatalf("%d bytes: %v", len(bomb), st.Fetched.Err)
	}
	wantUnshown(t, st, bomb, media.Damaged)
	if allocated > 4<<20 {
		t.Errorf("took %d kB", allocated>>10)
	}
}

func TestAnUnknownSoundFormatIsNamed(t *testing.T) {
	aLaw := []byte("RIFF\x28\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x06\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00" +
		"data\x04\x00\x00\x00\x55\x55\x55\x55")
	st := fetched(t, naver.Audio, "audio/wav", aLaw)
	var format *audio.FormatError
	if !errors.As(st.Fetched.Err, &format) {
		t.Fatalf("%v", st.Fetched.Err)
	}
	wantUnshown(t, st, aLaw, media.Unsupported)
	if st.Finding.Rule != "media-unsupported" || st.Calls[len(st.Calls)-1].Finding.Rule != "media-unsupported" {
		t.Errorf("the finding is %q", st.Finding.Rule)
	}
}

// The bytes decide: a picture sent in the place of a sound is shown as the picture that it is, with a warning.
func TestAPictureInPlaceOfASound(t *testing.T) {
	picture := realPicture(t)
	st := fetched(t, naver.Audio, "audio/wav", picture)
	if st.Phase != session.Shown || st.Kind != naver.Audio || st.Fetched.Picture == nil || st.Fetched.Clip != nil || st.Fetched.Err != nil {
		t.Errorf("%s, picture %v, clip %v, %v", st.Phase, st.Fetched.Picture != nil, st.Fetched.Clip != nil, st.Fetched.Err)
	}
	if st.Fetched.Media.Kind != naver.Image || len(st.Fetched.Media.Warnings) == 0 {
		t.Errorf("%s with warnings %v", st.Fetched.Media.Kind, st.Fetched.Media.Warnings)
	}
}

func TestAnErrorInPlaceOfAPicture(t *testing.T) {
	st := fetched(t, naver.Image, "image/jpeg", []byte(`{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`))
	if st.Phase != session.Failed || !errors.Is(st.Err, naver.ErrInvalidKey) || st.Fetched.Media != nil {
		t.Errorf("%s, %v", st.Phase, st.Err)
	}
	wantRule(t, st, "ct001-fresh")
}

// pngHeader is all of a PNG but its pixels.
func pngHeader(width, height uint32) []byte {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(chunk, width)
	chunk = binary.BigEndian.AppendUint32(chunk, height)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	file := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(chunk)-4))
	return binary.BigEndian.AppendUint32(append(file, chunk...), crc32.ChecksumIEEE(chunk))
}

// allocatedBy is how many bytes a call takes from the heap, freed or not.
func allocatedBy(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

package history

import (
	"context"
	"path/filepath"
	"testing"

	"navercaptcha/naver"
)

func TestKeepingCloudMediaCanBeSwitchedWhileTheHistoryIsOpen(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	before, during := on(naver.Cloud), on(naver.Cloud)
	save(t, s, before)
	if err := s.SetKeepCloudMedia(context.Background(), true); err != nil {
		t.Fatal(err)
	}
	save(t, s, during)
	if got := load(t, s, before.ID); got.Answer != "" || got.Calls[1].Media != nil {
		t.Error("what was not kept before is there now")
	}
	if got := load(t, s, during.ID); got.Answer != "answer77" || got.Calls[1].Media == nil {
		t.Errorf("switched on: answer %q, %d bytes", got.Answer, len(got.Calls[1].Media))
	}

	if err := s.SetKeepCloudMedia(context.Background(), false); err != nil {
		t.Fatal(err)
	}
	if got := load(t, s, during.ID); got.Answer != "" || got.Calls[1].Media != nil || got.Calls[1].Gone != Terms {
		t.Errorf("switched off: answer %q, %+v", got.Answer, got.Calls[1])
	}
	if hits := scan(t, filepath.Dir(path), "answer77"); hits > 0 {
		t.Error("the answer is still in the file")
	}
}

package profile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"navercaptcha/naver"
)

func openBook(t *testing.T, path string) *Book {
	t.Helper()
	b, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func newPath(t *testing.T) string { return filepath.Join(t.TempDir(), "captcha", "profiles.json") }

func named(id, name string) Profile {
	return Profile{ID: id, Name: name, Platform: naver.Developers, ClientID: "client-" + id}
}

func save(t *testing.T, b *Book, profiles ...Profile) {
	t.Helper()
	for _, p := range profiles {
		if err := b.Save(p); err != nil {
			t.Fatal(err)
		}
	}
}

func names(b *Book) (list []string) {
	for _, p := range b.Profiles() {
		list = append(list, p.Name)
	}
	return list
}

func TestFirstStartHasTheSimulatorSelected(t *testing.T) {
	path := newPath(t)
	b := openBook(t, path)
	if len(b.Profiles()) != 0 || b.Selected() != SimulatorID {
		t.Errorf("profiles %v, selected %q", names(b), b.Selected())
	}
	if n, ok := b.Notice(); ok {
		t.Errorf("a missing file is noted: %+v", n)
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("opening made a folder")
	}
}

func TestProfilesOutliveTheProcess(t *testing.T) {
	path := newPath(t)
	b := openBook(t, path)
	cloud := Profile{
		ID: NewID(), Name: "결제 <QA> & 팀", Platform: naver.Cloud, BaseURL: "https://proxy.example.com/n", ClientID: "id",
		MediaAuth: naver.KeyOnly,
	}
	save(t, b, named("a", "first"), cloud, named("a", "first again"))
	if err := b.Select(cloud.ID); err != nil {
		t.Fatal(err)
	}
	b = openBook(t, path)
	if got, ok := b.Get(cloud.ID); !ok || got != cloud || b.Selected() != cloud.ID {
		t.Errorf("%+v, selected %q", got, b.Selected())
	}
	if got := names(b); !slices.Equal(got, []string{"first again", cloud.Name}) {
		t.Errorf("profiles %q", got)
	}
	if err := b.Delete(cloud.ID); err != nil {
		t.Fatal(err)
	}
	if b.Selected() != SimulatorID || openBook(t, path).Selected() != SimulatorID {
		t.Error("a deleted profile is selected")
	}
}

func TestFileIsForItsOwnerOnly(t *testing.T) {
	path := newPath(t)
	save(t, openBook(t, path), named("a", "A"))
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	save(t, openBook(t, path), named("b", "B"))
	for name, want := range map[string]os.FileMode{filepath.Dir(path): 0o700 | os.ModeDir, path: 0o600} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if os.PathSeparator == '/' && info.Mode() != want {
			t.Errorf("%s has mode %v, want %v", name, info.Mode(), want)
		}
	}
}

func TestALinkedFileStaysLinked(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.json"), filepath.Join(dir, "profiles.json")
	save(t, openBook(t, real), named("a", "A"))
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	save(t, openBook(t, link), named("b", "B"))
	if got := names(openBook(t, real)); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("the file behind the link has %q", got)
	}
}

func TestBuiltInProfilesAreNotStored(t *testing.T) {
	b := openBook(t, newPath(t))
	for _, p := range []Profile{Simulator(), {ID: EnvironmentID, Platform: naver.Developers}} {
		if err := b.Save(p); !errors.Is(err, ErrReadOnly) {
			t.Errorf("save %s: %v", p.ID, err)
		}
		if err := b.Delete(p.ID); !errors.Is(err, ErrReadOnly) {
			t.Errorf("delete %s: %v", p.ID, err)
		}
	}
	if err := b.Select("nobody"); !errors.Is(err, ErrUnknownProfile) {
		t.Errorf("select nobody: %v", err)
	}
	if err := b.Delete("nobody"); !errors.Is(err, ErrUnknownProfile) {
		t.Errorf("delete nobody: %v", err)
	}
	if _, err := Open(""); !errors.Is(err, ErrFileUnreadable) {
		t.Errorf("no path: %v", err)
	}
}

func TestTheEnvironmentIsSelectedForThisRunOnly(t *testing.T) {
	path := newPath(t)
	b := openBook(t, path)
	save(t, b, named("a", "A"))
	if err := errors.Join(b.Select("a"), b.Select(EnvironmentID)); err != nil {
		t.Fatal(err)
	}
	if b.Selected() != EnvironmentID || openBook(t, path).Selected() != "a" {
		t.Errorf("now %q, next time %q", b.Selected(), openBook(t, path).Selected())
	}
}

func TestThereIsRoomForSoMany(t *testing.T) {
	path := newPath(t)
	full := contents{}
	for i := range MaxProfiles {
		p := named(fmt.Sprint("p", i), strings.Repeat("\u2028", MaxName))
		p.BaseURL = "https://" + strings.Repeat("a", MaxBaseURL-8)
		full.profiles = append(full.profiles, p)
	}
	for i := range maxStale {
		full.stale = append(full.stale, entry{fmt.Sprint("s", i), "host.example.com"})
	}
	data, err := full.encode()
	if err != nil {
		t.Fatalf("the largest file is too large: %v", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	b := openBook(t, path)
	if err := b.Save(named("more", "More")); !errors.Is(err, ErrTooMany) {
		t.Errorf("one more: %v", err)
	}
	if err := b.Save(named("p7", "Seven")); err != nil {
		t.Errorf("the change of one: %v", err)
	}
	if got := len(openBook(t, path).Profiles()); got != MaxProfiles {
		t.Errorf("%d profiles", got)
	}
}

func TestTwoWindowsKeepEachOthersProfiles(t *testing.T) {
	path := newPath(t)
	left, right := openBook(t, path), openBook(t, path)
	save(t, left, named("a", "A"))
	save(t, right, named("b", "B"))
	save(t, left, named("c", "C"))
	if err := right.Delete("b"); err != nil {
		t.Fatal(err)
	}
	if err := left.Select("c"); err != nil {
		t.Fatal(err)
	}
	if got := names(openBook(t, path)); !slices.Equal(got, []string{"A", "C"}) {
		t.Errorf("the file has %q", got)
	}
	if right.Selected() != SimulatorID {
		t.Errorf("the left window's choice moved the right one to %q", right.Selected())
	}
	if err := right.Reload(); err != nil || !slices.Equal(names(right), []string{"A", "C"}) {
		t.Errorf("the right window sees %q, %v", names(right), err)
	}
}

func TestAProfileChangedElsewhereIsNotOverwrittenUnseen(t *testing.T) {
	path := newPath(t)
	left := openBook(t, path)
	save(t, left, named("a", "A"))
	right := openBook(t, path)
	save(t, right, named("a", "Right"))

	if err := left.Save(named("a", "Left")); !errors.Is(err, ErrChangedElsewhere) {
		t.Fatalf("left saves over right: %v", err)
	}
	if got := names(left); !slices.Equal(got, []string{"Right"}) {
		t.Errorf("left now shows %q", got)
	}
	if err := left.Select("a"); err != nil || names(openBook(t, path))[0] != "Right" {
		t.Errorf("another change carried the refused one along: %v", err)
	}
	save(t, left, named("a", "Left"))
	if got := names(openBook(t, path)); !slices.Equal(got, []string{"Left"}) {
		t.Errorf("after saving on purpose the file has %q", got)
	}

	if err := right.Delete("a"); !errors.Is(err, ErrChangedElsewhere) {
		t.Errorf("right deletes what left changed: %v", err)
	}
	if err := right.Delete("a"); err != nil {
		t.Error(err)
	}
	if err := left.Save(named("a", "Left again")); !errors.Is(err, ErrChangedElsewhere) {
		t.Errorf("left saves what right deleted: %v", err)
	}
	save(t, left, named("a", "Left again"))
	save(t, right, named("a", "Left again")) // the same on both sides is no conflict
}

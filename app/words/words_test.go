package words_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"navercaptcha/app/display"
	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/app/words"
	"navercaptcha/audio"
	"navercaptcha/audio/playback"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/media"
	"navercaptcha/naver/text"
)

// wordsIn are all words of a language.
func wordsIn(t *testing.T, code string) map[string]string {
	t.Helper()
	file, said := words.In(code).JSON(), map[string]string{}
	if err := json.Unmarshal(file, &said); err != nil {
		t.Fatal(err)
	}
	// A key given twice is silently the second one's.
	keys := regexp.MustCompile(`(?m)^\s*"([^"]+)"\s*:`).FindAllStringSubmatch(string(file), -1)
	if len(keys) != len(said) {
		t.Errorf("%s.json has %d lines for %d keys: one is there twice", code, len(keys), len(said))
	}
	return said
}

func TestBothLanguagesHaveTheSameKeys(t *testing.T) {
	ko, en := wordsIn(t, text.Korean), wordsIn(t, text.English)
	for key := range en {
		if _, ok := ko[key]; !ok {
			t.Errorf("%q is missing in Korean", key)
		}
	}
	for key := range ko {
		if _, ok := en[key]; !ok {
			t.Errorf("%q is missing in English", key)
		}
	}
}

// asked finds a key, or the beginning of a family of keys, where the code asks for its words.
var asked = regexp.MustCompile(`\b(?:Text|Format|Plural|Both|Finding|item|foldItem|line|button)\((?:[\w.]+, )?"([A-Za-z][A-Za-z0-9. ]*)"(\s*\+)?`)

// sources are the sources of the window and of all its packages, by their paths.
var sources = sync.OnceValues(func() (map[string]string, error) {
	all := map[string]string{}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		all[path] = string(source)
		return err
	})
	return all, err
})

// keysAsked are the keys in the sources, and the families whose ends are only known when the program runs.
func keysAsked(t *testing.T) (keys map[string]string, families map[string]string) {
	t.Helper()
	all, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	keys, families = map[string]string{}, map[string]string{}
	for file, source := range all {
		for _, m := range asked.FindAllStringSubmatch(source, -1) {
			if m[2] != "" || strings.HasSuffix(m[1], ".") {
				families[m[1]] = file
				continue
			}
			keys[m[1]] = file
		}
	}
	if len(keys) < 200 || len(families) < 10 {
		t.Fatalf("only %d keys and %d families found: does the code ask in another way now?", len(keys), len(families))
	}
	return keys, families
}

// constants are the values that the sources give to the constants of a type.
func constants(t *testing.T, name string) (values []string) {
	t.Helper()
	all, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	constant := regexp.MustCompile(`(?m)^\s+\w+\s+` + name + `\s+= "(\w+)"`)
	for _, source := range all {
		for _, m := range constant.FindAllStringSubmatch(source, -1) {
			values = append(values, m[1])
		}
	}
	if len(values) == 0 {
		t.Fatalf("no constants of the type %s: was it renamed?", name)
	}
	return values
}

// members are the ends of each family.
func members(t *testing.T) map[string][]string {
	t.Helper()
	names := map[string][]string{
		"credentials.good.": {string(naver.Image), string(naver.Audio)},
		"kind.":             {string(naver.Image), string(naver.Audio)},
		"call.":             {string(naver.Issue), string(naver.Fetch), string(naver.Verify)},
		"own.":              {"noCredentials", "simulator", "noKey"},
	}
	for _, o := range audio.Oddities() {
		names["oddity."] = append(names["oddity."], string(o))
	}
	for _, o := range media.Oddities() {
		names["oddity."] = append(names["oddity."], string(o))
	}
	for _, p := range profile.Problems() {
		names["problem."] = append(names["problem."], string(p)+".happened", string(p)+".next")
	}
	for _, p := range history.Problems() {
		names["problem."] = append(names["problem."], string(p)+".happened", string(p)+".next")
	}
	for _, p := range display.Problems() {
		names["problem."] = append(names["problem."], string(p)+".happened", string(p)+".next")
	}
	for _, g := range []history.Gone{history.Expired, history.Terms, history.Foreign, history.NotLoaded} {
		names["gone."] = append(names["gone."], string(g))
	}
	for _, f := range playback.Failures() {
		names["device."] = append(names["device."], string(f))
	}
	for _, w := range profile.Wheres() {
		names["where."] = append(names["where."], string(w))
	}
	for _, c := range profile.Changes() {
		names["clean."] = append(names["clean."], string(c))
	}
	for _, p := range naver.Platforms() {
		names["platform."] = append(names["platform."], string(p))
	}
	for _, m := range naver.MediaAuths() {
		names["mediaAuth."] = append(names["mediaAuth."], string(m))
	}
	for _, p := range []exchange.Phase{
		exchange.Blocked, exchange.DNS, exchange.Connect, exchange.TLSHand, exchange.Send, exchange.Wait, exchange.Receive,
	} {
		names["phase."] = append(names["phase."], string(p))
	}
	names["aspect."], names["form."] = constants(t, "aspect"), constants(t, "form")
	names["files."] = fileKeys(t)
	return names
}

// fileKeys are those of the data files that the program names.
func fileKeys(t *testing.T) (keys []string) {
	t.Helper()
	main, err := os.ReadFile("../../main.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`Key: "([a-z]+)"`).FindAllStringSubmatch(string(main), -1) {
		keys = append(keys, m[1])
	}
	if len(keys) == 0 {
		t.Error("main.go names no data files")
	}
	return keys
}

func TestEveryKeyThatIsAskedForIsThere(t *testing.T) {
	en := wordsIn(t, text.English)
	keys, families := keysAsked(t)
	for key, file := range keys {
		if en[key] == "" && en[key+".happened"] == "" { // a finding has key.happened and key.next
			t.Errorf("%s asks for %q", file, key)
		}
	}
	known := members(t)
	for family, file := range families {
		ends, ok := known[family]
		if !ok {
			t.Errorf("%s asks for %q and something: this test does not know what", file, family)
		}
		for _, end := range ends {
			if en[family+end] == "" && en[family+end+".happened"] == "" {
				t.Errorf("%s asks for %q", file, family+end)
			}
		}
	}
}

func TestEveryKeyIsAskedFor(t *testing.T) {
	keys, _ := keysAsked(t)
	used := map[string]bool{}
	for key := range keys {
		for _, end := range []string{"", ".one", ".happened", ".next"} {
			used[key+end] = true
		}
	}
	for family, ends := range members(t) {
		for _, end := range ends {
			for _, more := range []string{"", ".happened", ".next"} {
				used[family+end+more] = true
			}
		}
	}
	for _, key := range fynesKeys {
		used[key] = true
	}
	all, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	source := strings.Join(slices.Collect(maps.Values(all)), "\n")
	for key := range wordsIn(t, text.English) {
		if !used[key] && !strings.Contains(source, `"`+key+`"`) {
			t.Errorf("nothing asks for %q", key)
		}
	}
}

// fynesKeys are Fyne's own words, which its dialogs, fields and menus use.
var fynesKeys = strings.Split("Advanced,Cancel,Confirm,Copy,Create Folder,Cut,Enter filename,Error,Favourites,File,Folder,"+
	"New Folder,No,OK,Open,Paste,Quit,Redo,Save,Select all,Show Hidden Files,Undo,Yes,file.name,file.parent,"+
	"monday,monday.short,tuesday,tuesday.short,wednesday,wednesday.short,thursday,thursday.short,"+
	"friday,friday.short,saturday,saturday.short,sunday,sunday.short", ",")

func TestFynesOwnWordsAreThere(t *testing.T) {
	for _, code := range []string{text.Korean, text.English} {
		said := wordsIn(t, code)
		for _, key := range fynesKeys {
			if said[key] == "" {
				t.Errorf("%s: %q is missing", code, key)
			}
		}
	}
}

// alike are the words that are the same in both languages.
var alike = []string{"credentials.baseURLHint"}

var hangul = regexp.MustCompile(`\p{Hangul}`)

func TestKoreanIsKoreanAndEnglishIsEnglish(t *testing.T) {
	ko, en := wordsIn(t, text.Korean), wordsIn(t, text.English)
	for key, words := range ko {
		if slices.Contains(alike, key) {
			continue
		}
		if words == en[key] || strings.TrimSpace(words) == "" {
			t.Errorf("%q is not translated: %q", key, words)
		}
	}
	for key, words := range en {
		if hangul.MatchString(words) {
			t.Errorf("%q has Hangul in English", key)
		}
	}
}

var place = regexp.MustCompile(`\{\{[^}]*\}\}`)

func TestBothLanguagesHaveTheSamePlaces(t *testing.T) {
	ko, en := wordsIn(t, text.Korean), wordsIn(t, text.English)
	for key := range en {
		a, b := place.FindAllString(ko[key], -1), place.FindAllString(en[key], -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%q has the places %q in Korean and %q in English", key, a, b)
		}
	}
}

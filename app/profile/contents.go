package profile

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
)

const (
	fileVersion = 1
	maxFile     = 1 << 20 // bytes
	maxStale    = 2 * MaxProfiles
)

// contents is what the file holds.
type contents struct {
	selected string
	profiles []Profile
	stale    []entry
}

// entry names one place in the keychain.
type entry struct {
	ID   string `json:"id"`
	Host string `json:"host"`
}

func entryOf(p Profile) entry { return entry{p.ID, p.Host()} }

// fileForm is the file's JSON. A field that is added needs a new version, since this one refuses what it does not know
// rather than drop it on the next write.
type fileForm struct {
	Version  int       `json:"version"`
	Selected string    `json:"selected,omitempty"`
	Profiles []Profile `json:"profiles"`
	Stale    []entry   `json:"stale,omitempty"`
}

func (c contents) encode() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	form := fileForm{Version: fileVersion, Selected: c.selected, Profiles: c.profiles, Stale: c.stale}
	if form.Profiles == nil {
		form.Profiles = []Profile{}
	}
	if err := enc.Encode(form); err != nil {
		return nil, err
	}
	if out.Len() > maxFile {
		return nil, fail(ErrTooMany, "the file would be over 1 MiB", nil)
	}
	return out.Bytes(), nil
}

func decode(data []byte) (contents, error) {
	if len(data) > maxFile {
		return contents{}, fail(ErrFileTooBig, "over 1 MiB", nil)
	}
	var version struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &version); err != nil {
		return contents{}, fail(ErrFileDamaged, shorten(err.Error()), err)
	}
	if version.Version > fileVersion {
		return contents{}, fail(ErrFileNewer, "version "+strconv.Itoa(version.Version), nil)
	}
	if version.Version != fileVersion {
		return contents{}, fail(ErrFileDamaged, "version "+strconv.Itoa(version.Version), nil)
	}
	var form fileForm
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&form); err != nil {
		return contents{}, fail(ErrFileDamaged, shorten(err.Error()), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return contents{}, fail(ErrFileDamaged, "more than one value", nil)
	}
	c := contents{selected: form.Selected, profiles: form.Profiles, stale: form.Stale}
	if err := c.check(); err != nil {
		return contents{}, err
	}
	return c, nil
}

func (c contents) check() error {
	if len(c.profiles) > MaxProfiles || len(c.stale) > maxStale {
		return fail(ErrFileDamaged, "more than "+strconv.Itoa(MaxProfiles)+" profiles", nil)
	}
	seen := make(map[string]bool, len(c.profiles))
	for i, p := range c.profiles {
		if err := p.Check(); err != nil {
			return fail(ErrFileDamaged, "profile "+strconv.Itoa(i+1)+": "+err.Error(), nil)
		}
		if seen[p.ID] {
			return fail(ErrFileDamaged, "profile "+strconv.Itoa(i+1)+" has another's id", nil)
		}
		seen[p.ID] = true
	}
	for _, e := range c.stale {
		if !fileSafe(e.ID) || e.Host == "" || len(e.Host) > MaxBaseURL || !printable(e.Host) {
			return fail(ErrFileDamaged, "an entry to be removed from the keychain", nil)
		}
	}
	if c.selected != "" && !fileSafe(c.selected) {
		return fail(ErrFileDamaged, "the selected profile", nil)
	}
	return nil
}

// find returns the profile with the id, or nil.
func (c contents) find(id string) *Profile {
	for i := range c.profiles {
		if c.profiles[i].ID == id {
			return &c.profiles[i]
		}
	}
	return nil
}

// edit is one change to the file: a profile saved, or deleted where to is nil; or a place that was swept.
type edit struct {
	id    string
	to    *Profile
	swept *entry
}

// replaces tells whether an earlier edit need not be written any more.
func (e edit) replaces(earlier edit) bool {
	if e.swept != nil || earlier.swept != nil {
		return e.swept != nil && earlier.swept != nil && *e.swept == *earlier.swept
	}
	return e.id == earlier.id
}

// with returns the contents after the edits. What a profile leaves behind in the keychain becomes stale.
func (c contents) with(edits []edit) contents {
	c.profiles, c.stale = slices.Clone(c.profiles), slices.Clone(c.stale)
	for _, e := range edits {
		if e.swept != nil {
			c.stale = slices.DeleteFunc(c.stale, func(s entry) bool { return s == *e.swept })
			continue
		}
		old := c.find(e.id)
		if old != nil && (e.to == nil || old.Host() != e.to.Host()) {
			c.stale = append(c.stale, entryOf(*old))
		}
		switch {
		case e.to == nil:
			c.profiles = slices.DeleteFunc(c.profiles, func(p Profile) bool { return p.ID == e.id })
		case old == nil:
			c.profiles = append(c.profiles, *e.to)
		default:
			*old = *e.to
		}
	}
	live := make(map[entry]bool, len(c.profiles))
	for _, p := range c.profiles {
		live[entryOf(p)] = true
	}
	c.stale = slices.DeleteFunc(c.stale, func(e entry) bool {
		again := live[e]
		live[e] = true
		return again
	})
	if over := len(c.stale) - maxStale; over > 0 {
		c.stale = c.stale[over:]
	}
	return c
}

func same(a, b *Profile) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

package credentials

import (
	"slices"

	"navercaptcha/app/connect"
	"navercaptcha/app/profile"
)

// unsaved are the profiles that were typed or changed and not saved yet, with their secrets, in the order in which they
// were begun. Choosing another profile loses nothing of them; ending the program does.
type unsaved []connect.Draft

func (u unsaved) index(id string) int {
	return slices.IndexFunc(u, func(d connect.Draft) bool { return d.Profile.ID == id })
}

func (u unsaved) find(id string) (connect.Draft, bool) {
	if i := u.index(id); i >= 0 {
		return u[i], true
	}
	return connect.Draft{}, false
}

// keep remembers how a profile stands now.
func (u *unsaved) keep(d connect.Draft) {
	if i := u.index(d.Profile.ID); i >= 0 {
		(*u)[i] = d
	} else if len(*u) < profile.MaxProfiles {
		*u = append(*u, d)
	}
}

func (u *unsaved) forget(id string) {
	*u = slices.DeleteFunc(*u, func(d connect.Draft) bool { return d.Profile.ID == id })
}

// beside lists profiles and after them those that are nowhere but here.
func (u unsaved) beside(stored []profile.Profile) []profile.Profile {
	for _, d := range u {
		if !slices.ContainsFunc(stored, func(p profile.Profile) bool { return p.ID == d.Profile.ID }) {
			stored = append(stored, d.Profile)
		}
	}
	return stored
}

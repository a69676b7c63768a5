package app

import (
	"slices"

	"navercaptcha/app/profile"
)

// unsaved are the profiles that were typed or changed and not saved yet, with their secrets, in the order in which they
// were begun. Choosing another profile loses nothing of them; ending the program does.
type unsaved []draft

func (u unsaved) index(id string) int {
	return slices.IndexFunc(u, func(d draft) bool { return d.profile.ID == id })
}

func (u unsaved) find(id string) (draft, bool) {
	if i := u.index(id); i >= 0 {
		return u[i], true
	}
	return draft{}, false
}

// keep remembers how a profile stands now.
func (u *unsaved) keep(d draft) {
	if i := u.index(d.profile.ID); i >= 0 {
		(*u)[i] = d
	} else if len(*u) < profile.MaxProfiles {
		*u = append(*u, d)
	}
}

func (u *unsaved) forget(id string) {
	*u = slices.DeleteFunc(*u, func(d draft) bool { return d.profile.ID == id })
}

// beside lists profiles and after them those that are nowhere but here.
func (u unsaved) beside(stored []profile.Profile) []profile.Profile {
	for _, d := range u {
		if !slices.ContainsFunc(stored, func(p profile.Profile) bool { return p.ID == d.profile.ID }) {
			stored = append(stored, d.profile)
		}
	}
	return stored
}

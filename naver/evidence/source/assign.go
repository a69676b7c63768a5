package source

import "sort"

// assignment is a place where a variable, a constant or a field gets a value.
type assignment struct {
	at     int // of the name
	value  int // where the value begins
	end    int // behind it
	fn     int // the function that it stands in, or -1
	adds   bool
	entry  int    // of a list of values behind the =, from 0
	object string // the object whose entry it is, or empty
}

// variables are the assignments of a source, by name, and where else a name begins a statement.
type variables struct {
	set     map[string][]assignment
	touched map[string][]int // statements such as x.put(…), x["k"] = …, x[] = …
}

// fieldOf marks the name of a field of the object itself: this.x, self.x, $this->x.
const fieldOf = "."

func (l *layout) isSelf(i int) bool {
	t := l.tok(i)
	return t.is("this") || t.is("self") || t.is("$this") || t.is("cls") || t.is("static")
}

func (l *layout) isAccess(i int) bool {
	t := l.tok(i)
	if t.kind != punct || t.lang == php && t.text == "." {
		return false
	}
	return t.text == "." || t.text == "->" || t.text == "?." || t.text == "::" || t.text == "?->"
}

// findVariables lists what gets a value where.
func (l *layout) findVariables() variables {
	v := variables{set: map[string][]assignment{}, touched: map[string][]int{}}
	for i := range l.toks {
		t := &l.toks[i]
		if t.kind != name {
			l.findEntry(&v, i)
			continue
		}
		if l.up[i] >= 0 && !l.block(l.up[i]) {
			l.findEntry(&v, i)
			continue
		}
		key := t.text
		if l.isAccess(i-1) && l.isSelf(i-2) {
			key = fieldOf + t.text
			if t.lang == php {
				key = fieldOf + "$" + t.text
			}
		} else if l.isAccess(i - 1) {
			continue
		}
		next := l.tok(i + 1)
		switch {
		case next.is("=") || next.is("+=") || next.is(".=") || next.is(":="):
			l.assign(&v, key, i, i+2, !next.is("=") && !next.is(":="))
		case next.is(":") && (t.lang == kotlin || t.lang == script || t.lang == python):
			// x: Type = value
			for j := i + 2; j < i+12 && j < len(l.toks); j++ {
				if l.tok(j).is("=") {
					l.assign(&v, key, i, j+1, false)
					break
				}
				if l.tok(j).first || l.tok(j).is(";") || l.tok(j).is("{") || l.tok(j).is(")") || l.tok(j).is(",") {
					break
				}
			}
		case l.isAccess(i + 1), next.is("["):
			v.touched[key] = append(v.touched[key], i)
		}
	}
	return v
}

func (l *layout) assign(v *variables, key string, at, value int, adds bool) {
	end := l.statementEnd(value)
	a := assignment{at: at, value: value, end: end, fn: l.of[at], adds: adds}
	v.set[key] = append(v.set[key], a)
	// A, B = "x", "y"
	entry := 0
	for j := at; l.tok(at).lang == python && l.tok(j-1).is(",") && l.tok(j-2).kind == name && !l.tok(j).first; j -= 2 {
		entry++
	}
	if entry > 0 {
		v.set[key][len(v.set[key])-1].entry = entry
		for j, n := at-2, entry-1; n >= 0; j, n = j-2, n-1 {
			b := a
			b.at, b.entry = j, n
			v.set[l.tok(j).text] = append(v.set[l.tok(j).text], b)
		}
	}
}

// findEntry takes an entry of an object that has a name for the value of object.entry.
func (l *layout) findEntry(v *variables, i int) {
	word, ok := l.tok(i).plain()
	if l.tok(i).kind == name {
		word, ok = l.tok(i).text, true
	}
	sep := l.tok(i + 1)
	if !ok || word == "" || !sep.is(":") && !sep.is("=>") && !sep.is("=") {
		return
	}
	open := l.up[i]
	if open < 0 || l.tok(open-1).is("(") {
		return
	}
	from, _ := l.statement(open)
	for j := open - 1; j >= from && j > open-12; j-- {
		if t := l.tok(j); t.is("=") && l.tok(j-1).kind == name {
			v.set[l.tok(j-1).text+"."+word] = append(v.set[l.tok(j-1).text+"."+word], assignment{
				at: i, value: i + 2, end: l.statementEnd(i + 2), fn: l.of[i], object: l.tok(j - 1).text,
			})
			return
		}
	}
}

// last finds the assignment that holds at a place within a function: the last one before it there, else that of the file or
// the class, wherever it stands.
func (v *variables) last(l *layout, key string, at, fn int) (a assignment, ok bool) {
	all := v.set[key]
	if len(all) == 0 {
		return a, false
	}
	for f := fn; ; f = l.funcs[f].outer {
		n := sort.Search(len(all), func(i int) bool { return all[i].at >= at })
		for steps := 0; n > 0 && steps < maxLook; steps++ {
			n--
			if all[n].fn == f && !all[n].adds && all[n].end <= at {
				return all[n], true
			}
		}
		if f < 0 {
			break
		}
	}
	for i := 0; i < len(all) && i < maxLook; i++ {
		outside := all[i].fn < 0 || all[i].object != "" || len(key) > 0 && key[:1] == fieldOf
		if outside && !all[i].adds && (fn >= 0 || all[i].object != "") {
			return all[i], true
		}
	}
	return a, false
}

// maxLook is how many assignments to one name are looked at.
const maxLook = 400

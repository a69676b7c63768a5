package source

import "sort"

// findRanges finds for each request the tokens that have to do with it: the statements around it, up to those of the next
// request; where its variables got their values; and the functions that it goes through or that are called beside it.
func (r *reader) findRanges() {
	type site struct{ from, to, at int }
	sites := map[int][]site{}
	seen := map[[2]int]bool{}
	for _, q := range r.requests {
		at := q.at
		for s := q.in; s != nil; at, s = s.from, s.caller {
			from, to := r.statement(at)
			if key := [2]int{s.fn, from}; !seen[key] {
				seen[key] = true
				sites[s.fn] = append(sites[s.fn], site{from, to, at})
			}
		}
	}
	own := map[int]bool{} // functions that make requests of their own
	for fn, all := range sites {
		own[fn] = true
		sort.Slice(all, func(i, j int) bool { return all[i].from < all[j].from })
	}
	adding := r.headerFunctions()
	for _, q := range r.requests {
		at := q.at
		for s := q.in; s != nil; at, s = s.from, s.caller {
			begin, end := 0, len(r.toks)
			if s.fn >= 0 {
				begin, end = r.funcs[s.fn].from, r.funcs[s.fn].to
			}
			all := sites[s.fn]
			n := sort.Search(len(all), func(i int) bool { return all[i].to > at })
			if n > 0 && n < len(all) {
				begin = r.headOf(all[n].from, all[n].to, all[n-1].to, s.fn)
			}
			if n+1 < len(all) {
				end = min(end, r.headOf(all[n+1].from, all[n+1].to, all[n].to, s.fn))
			}
			q.ranges = append(q.ranges, r.clip(begin, end, s.fn)...)
		}
		r.widen(q, own, adding)
	}
}

// clip cuts the bodies of other functions out of a range.
func (r *reader) clip(from, to, fn int) (out []span) {
	start := from
	for i := from; i < to && i < len(r.toks); i++ {
		if f := r.of[i]; f != fn && f >= 0 && !r.within(f, fn) {
			if i > start {
				out = append(out, span{start, i})
			}
			for i < to && i < len(r.toks) && r.of[i] == f {
				i++
			}
			start = i
			i--
		}
	}
	if start < to {
		out = append(out, span{start, min(to, len(r.toks))})
	}
	return out
}

// within tells a function that stands in another, such as a callback with a name.
func (r *reader) within(f, outer int) bool {
	for ; f >= 0; f = r.funcs[f].outer {
		if f == outer {
			return outer >= 0
		}
	}
	return false
}

// headOf is where the statements begin that a request's own depends on, behind those of the request before.
func (r *reader) headOf(from, to, after, fn int) int {
	head := from
	todo := []span{{from, to}}
	for n := 0; len(todo) > 0 && n < 60; n++ {
		one := todo[0]
		todo = todo[1:]
		for i := one.from; i < one.to && r.spend(1); i++ {
			a, ok := r.assigned1(i, fn)
			if ok && a.at >= after && a.at < head {
				head, _ = r.statement(a.at)
				head = max(head, after)
				todo = append(todo, span{a.value, a.end})
			} else if ok && a.at >= after && a.at < from {
				todo = append(todo, span{a.value, a.end})
			}
		}
	}
	return head
}

// assigned1 is the assignment that a name at a token goes back to.
func (r *reader) assigned1(i, fn int) (assignment, bool) {
	t := r.tok(i)
	if t.kind == text {
		return assignment{}, false
	}
	if t.kind != name {
		return assignment{}, false
	}
	key := t.text
	if r.isAccess(i - 1) {
		if !r.isSelf(i - 2) {
			return assignment{}, false
		}
		key = fieldOf + key
		if t.lang == php {
			key = fieldOf + "$" + t.text
		}
		if _, ok := r.vars.set[key]; !ok {
			key = t.text
			if t.lang == php {
				key = "$" + t.text
			}
		}
	}
	return r.vars.last(r.layout, key, i, fn)
}

// widen adds what the names within a request's ranges stand for, and the functions that are called there.
func (r *reader) widen(q *request, own map[int]bool, adding []int) {
	inside := func(at int) bool {
		for _, s := range q.ranges {
			if at >= s.from && at < s.to {
				return true
			}
		}
		return false
	}
	added := map[int]bool{}
	for n := 0; n < len(q.ranges) && n < 80; n++ {
		for i := q.ranges[n].from; i < q.ranges[n].to && r.spend(1); i++ {
			t := r.tok(i)
			for _, p := range t.pieces {
				for _, h := range p.hole {
					if h.kind == name {
						if a, ok := r.vars.last(r.layout, h.text, i, r.of[i]); ok && !added[a.at] && !inside(a.at) {
							added[a.at] = true
							q.ranges = append(q.ranges, span{a.at, a.end})
						}
					}
				}
			}
			if t.kind != name {
				continue
			}
			if r.tok(i+1).is("(") || r.tok(i+1).is("=>") {
				for n, f := range r.named[t.text] {
					if n < 8 && !own[f] && !added[-1-f] && r.funcs[f].at != i && !inside(r.funcs[f].from) {
						added[-1-f] = true
						q.ranges = append(q.ranges, span{r.funcs[f].from, r.funcs[f].to})
					}
				}
			}
			a, ok := r.assigned1(i, r.of[i])
			if !ok || added[a.at] || inside(a.at) {
				continue
			}
			added[a.at] = true
			q.ranges = append(q.ranges, span{a.at, a.end})
			key := t.text
			for _, at := range r.vars.touched[key] {
				from, to := r.statement(at)
				if at > a.at && !inside(at) && (r.of[at] < 0 || !own[r.of[at]]) && (at < i || r.of[at] != r.of[i]) {
					q.ranges = append(q.ranges, span{from, to})
				}
			}
		}
	}
	// Interceptors and the like: functions that name the headers and make no request of their own.
	for _, f := range adding {
		if !own[f] && !added[-1-f] {
			q.ranges = append(q.ranges, span{r.funcs[f].from, r.funcs[f].to})
		}
	}
}

// headerFunctions are those that name the headers and that nothing in the source calls.
func (r *reader) headerFunctions() (all []int) {
	for i := range r.toks {
		f := r.of[i]
		if f < 0 || len(all) > 0 && all[len(all)-1] == f || len(all) >= maxLook || !r.spend(1) {
			continue
		}
		if _, ok := r.headerAt(i); ok && !r.calledHere(r.funcs[f].name) {
			all = append(all, f)
		}
	}
	return all
}

// each calls a function for every token of a request's ranges, until it says that it has seen enough.
func (r *reader) each(q *request, see func(i int) bool) {
	seen := map[int]bool{}
	for _, s := range q.ranges {
		for i := s.from; i < s.to && i < len(r.toks) && r.spend(1); i++ {
			if seen[i] {
				continue
			}
			seen[i] = true
			if see(i) {
				return
			}
		}
	}
}

// first finds the first name of some within a request's ranges; the names are in lower case.
func (r *reader) first(q *request, names ...string) (at int, ok bool) {
	at = -1
	r.each(q, func(i int) bool {
		t := r.tok(i)
		if t.kind != name {
			return false
		}
		lower := lowered(t.text)
		for _, n := range names {
			if lower == n {
				at = i
				return true
			}
		}
		return false
	})
	return at, at >= 0
}

func (r *reader) has(q *request, names ...string) bool {
	_, ok := r.first(q, names...)
	return ok
}

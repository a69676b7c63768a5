package scenario

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// The limits of a table.
const (
	maxRows    = 1000
	maxColumns = 50
)

var (
	columnName  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,31}$`)
	placeholder = regexp.MustCompile(`\$\{[^}]*\}`)
)

// table reads the rows of data: a list of mappings, all with the same columns. Without a table there is one empty row.
func (r *reader) table(n *yaml.Node) [][]Value {
	if n == nil {
		return [][]Value{nil}
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		r.complain(n, "data is a list of rows, each a mapping from column to value")
		return nil
	}
	if len(n.Content) > maxRows {
		r.complain(n, "data has more than %d rows", maxRows)
		return nil
	}
	var rows [][]Value
	for i, item := range n.Content {
		if row := r.row(item, i == 0); row != nil {
			rows = append(rows, row)
		}
	}
	return rows
}

// row reads one row. The first says which columns there are.
func (r *reader) row(n *yaml.Node, first bool) []Value {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 || len(n.Content) > 2*maxColumns {
		r.complain(n, "a row is a mapping from column to value, with 1 to %d columns", maxColumns)
		return nil
	}
	if first {
		r.columns = map[string]bool{}
	}
	var row []Value
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !columnName.MatchString(key.Value):
			r.complain(key, "a column's name has up to 32 letters, digits and _, and begins with a letter")
		case !first && !r.columns[key.Value]:
			r.complain(key, "the first row has no column %q", clipped(key.Value))
		case value.Kind != yaml.ScalarNode:
			r.complain(value, "a cell is a single value, not %s", kindName(value))
		default:
			r.columns[key.Value] = true
			row = append(row, Value{key.Value, value.Value})
		}
	}
	if !first && len(row) < len(r.columns) {
		r.complain(n, "the row has not all the columns of the first")
	}
	return row
}

// text reads a single value as it is written, with ${column} replaced by the row's value.
func (r *reader) text(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		r.complain(n, "a single value is expected here, not %s", kindName(n))
		return "", false
	}
	text := n.Value
	if !strings.Contains(text, "${") {
		return text, true
	}
	if r.filled(text) > maxText {
		r.complain(n, "the text is longer than %d bytes with its columns filled in", maxText)
		return "", false
	}
	ok := true
	text = placeholder.ReplaceAllStringFunc(text, func(found string) string {
		cell, there := r.cell(found)
		if !there {
			r.complain(n, "there is no column %q in data", found[2:len(found)-1])
			ok = false
		}
		return cell
	})
	return text, ok
}

// cell is what the row has for a placeholder, such as ${column}.
func (r *reader) cell(found string) (text string, there bool) {
	for _, v := range r.values {
		if v.Column == found[2:len(found)-1] {
			return v.Text, true
		}
	}
	return "", false
}

// filled is how long a text is with its columns filled in. It does not make the text, since a short one that names a long
// cell often is a huge one, and counts no further than to see that it is longer than maxText.
func (r *reader) filled(text string) int {
	size, rest := 0, 0
	for _, at := range placeholder.FindAllStringIndex(text, -1) {
		cell, _ := r.cell(text[at[0]:at[1]])
		size += at[0] - rest + len(cell)
		rest = at[1]
		if size > maxText {
			return size
		}
	}
	return size + len(text) - rest
}

// fits takes the size of a node, with its columns filled in, off a budget in bytes, and tells whether there was enough.
func (r *reader) fits(n *yaml.Node, budget *int) bool {
	size := len(n.Value)
	if strings.Contains(n.Value, "${") {
		size = max(size, r.filled(n.Value)) // looking for the columns takes its time as well
	}
	*budget -= markSize + size
	for _, c := range n.Content {
		if *budget < 0 || !r.fits(c, budget) {
			return false
		}
	}
	return *budget >= 0
}

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
			r.complain(key, "the first row has no column %q", key.Value)
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
	ok := true
	text = placeholder.ReplaceAllStringFunc(text, func(found string) string {
		column := found[2 : len(found)-1]
		for _, v := range r.values {
			if v.Column == column {
				return v.Text
			}
		}
		r.complain(n, "there is no column %q in data", column)
		ok = false
		return ""
	})
	return text, ok
}

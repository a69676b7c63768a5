package scenario

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"navercaptcha/naver/text"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// The limits of a file. The largest scenario that makes sense is far below each.
const (
	MaxFile  = 1 << 20 // bytes
	maxDepth = 16      // mappings and lists within each other
	maxNodes = 50_000  // values of any kind
)

// parse reads the YAML of a file into nodes, within the limits.
func parse(file string, content []byte, p *problems) *yaml.Node {
	start := Position{file, 1, 1}
	if len(content) > MaxFile {
		p.add(start, say("the file is longer than 1 MiB"))
		return nil
	}
	// Into nodes, aliases are not followed; within refuses them, and knows where they stand.
	loader, err := yaml.NewLoader(bytes.NewReader(content), yaml.WithPlugin(
		loaderlimits.New(loaderlimits.DepthValue(maxDepth*2), loaderlimits.AliasNone())))
	if err != nil {
		p.add(start, same(err.Error()))
		return nil
	}
	var doc, second yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0:
		p.add(start, say("the file is empty: a scenario has at least a name and steps"))
		return nil
	case err != nil:
		p.addYAML(file, err)
		return nil
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		p.addYAML(file, err)
		return nil
	default:
		p.add(Position{file, max(second.Line, 1), max(second.Column, 1)}, say("one file holds one scenario: take out the --- and what follows"))
		return nil
	}
	root := doc.Content[0]
	budget := maxNodes
	if !within(file, root, 1, &budget, p) {
		return nil
	}
	return root
}

// addYAML tells what is wrong with the YAML itself.
func (p *problems) addYAML(file string, err error) {
	at := Position{file, 1, 1}
	text := err.Error()
	var one *yaml.LoadError
	if errors.As(err, &one) {
		text = one.Message
		if one.Mark.Line > 0 {
			at.Line, at.Column = one.Mark.Line, max(one.Mark.Column, 1)
		}
	}
	p.add(at, say("this is no YAML that a scenario can be: %s", text))
}

// within checks what no part of a scenario may have: aliases, tags, duplicate keys, too much of anything.
func within(file string, n *yaml.Node, depth int, budget *int, p *problems) bool {
	at := Position{file, n.Line, n.Column}
	*budget--
	switch {
	case *budget < 0:
		p.add(at, say("the file has more than %d values", maxNodes))
		return false
	case depth > maxDepth:
		p.add(at, say("the file nests deeper than %d levels", maxDepth))
		return false
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		// They are YAML's own way to write a small file that becomes a huge one.
		p.add(at, say("anchors and aliases (& and *) are not possible in a scenario: write the value out"))
		return false
	case n.Style&yaml.TaggedStyle != 0:
		p.add(at, say("tags (!) are not possible in a scenario"))
		return false
	}
	if n.Kind == yaml.MappingNode {
		keys := map[string]int{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			if line, twice := keys[k.Value]; twice && k.Kind == yaml.ScalarNode {
				p.add(Position{file, k.Line, k.Column}, say("%q is there already, in line %d", clipped(k.Value), line))
			}
			keys[k.Value] = k.Line
		}
	}
	for _, c := range n.Content {
		if !within(file, c, depth+1, budget, p) {
			return false
		}
	}
	return true
}

// kindName names a node's kind for a person.
func kindName(n *yaml.Node) text.Text {
	switch n.Kind {
	case yaml.MappingNode:
		return say("a mapping")
	case yaml.SequenceNode:
		return say("a list")
	}
	if isNull(n) {
		return say("nothing")
	}
	return same(strconv.Quote(clipped(n.Value)))
}

// clipped is the beginning of a value, to recognize it by. A file may be anything, and hold much more than a name.
func clipped(value string) string {
	const most = 40
	if runes := []rune(value); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return value
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}

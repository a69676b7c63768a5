package scenario_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"navercaptcha/naver/scenario"
)

func schemaOf(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(scenario.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("scenario.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("scenario.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, content []byte) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(content, &v); err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestShippedScenariosAreValidAgainstTheSchema(t *testing.T) {
	s := schemaOf(t)
	for _, name := range scenario.ShippedNames() {
		content, _ := scenario.ShippedFile(name)
		if err := validate(t, s, content); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaAndReaderAgree has files that both take and files that neither takes.
func TestSchemaAndReaderAgree(t *testing.T) {
	s := schemaOf(t)
	for content, good := range map[string]bool{
		"name: x\nsteps: [issue]":                                                               true,
		"name: x\nsteps: [{issue: }, {fetch: , key: {text: abc}}]":                              true,
		"name: x\nsteps: [{verify: right, kind: audio, expect: {right: true}}]":                 true,
		"name: x\nsteps: [{wait: 1s}, {repeat: 2, steps: [audio]}]":                             true,
		"name: x\nplatforms: gov\nkinds: [audio]\nsteps: [{image: , expect: {media: a/b}}]":     true,
		"name: x\nsteps: [{issue: , expect: {json: {a: null, b: {min: 1}}, warnings: []}}]":     true,
		"name: x\nsteps: [{issue: , expect: {phases: {wait: {max: 1s}}, duration: {}}}]":        false,
		"name: x\nsteps: [{issue: , timeout: 2s}, {fetch: , timeout: {first-byte: 1s}}]":        true,
		"name: x\nsteps: [{issue: , timeout: {}}]":                                              false,
		"name: x\nsteps: [{issue: , timeout: {connect: 1s}}]":                                   false,
		"name: {en: x, ko: 가}\nabout: {en: y, ko: 나}\nsteps: [{issue: , name: {en: z, ko: 다}}]": true,
		"name: {en: x}\nsteps: [issue]":                                                         false,
		"name: {en: x, ko: 가, fr: z}\nsteps: [issue]":                                           false,
		"name: x\nabout: {ko: 나}\nsteps: [issue]":                                               false,
		"name: x\nabout: [y]\nsteps: [issue]":                                                   false,
		"name: x\nsteps: [{issue: , name: {en: x}}]":                                            false,
		"name: x":                  false,
		"steps: [issue]":           false,
		"name: x\nsteps: []":       false,
		"name: x\nsteps: [verify]": false,
		"name: x\nsteps: [{}]":     false,
		"name: x\nsteps: [{issue: , verify: right}]":                   false,
		"name: x\nsteps: [{issue: , key: used}]":                       false,
		"name: x\nsteps: [{verify: maybe}]":                            false,
		"name: x\nsteps: [{repeat: 2}]":                                false,
		"name: x\nsteps: [{repeat: 2000, steps: [issue]}]":             false,
		"name: x\nclient: mine\nsteps: [issue]":                        false,
		"name: x\nsteps: [{issue: , expect: {status: 20}}]":            false,
		"name: x\nsteps: [{issue: , expect: {}}]":                      false,
		"name: x\nsteps: [{issue: , expect: {phases: {waiting: 1s}}}]": false,
		"name: x\nplatforms: []\nsteps: [issue]":                       false,
		"name: x\nmore: y\nsteps: [issue]":                             false,
	} {
		if err := validate(t, s, []byte(content)); (err == nil) != good {
			t.Errorf("the schema on %q: %v", content, err)
		}
		if _, err := scenario.Read("f.yaml", []byte(content)); (err == nil) != good {
			t.Errorf("the reader on %q: %v", content, err)
		}
	}
}

package challenge

import (
	"encoding/json"
	"maps"
	"slices"
	"sort"

	"authwalk/flow/walk"
)

// listParameter reads a JSON list of texts inside a string. What is not one is
// a list of nothing: the wire panel shows it as it came.
func listParameter(text string) []string {
	var list []string
	if json.Unmarshal([]byte(text), &list) != nil {
		return nil
	}
	return list
}

// textsParameter reads a JSON object of texts inside a string.
func textsParameter(text string) map[string]string {
	var texts map[string]string
	if json.Unmarshal([]byte(text), &texts) != nil {
		return nil
	}
	return texts
}

// shownParameters lists the challenge's parameters for showing, by name. What
// the catalogue does not know counts as secret.
func shownParameters(parameters map[string]string) []walk.Value {
	names := slices.Collect(maps.Keys(parameters))
	sort.Strings(names)
	values := make([]walk.Value, 0, len(names))
	for _, name := range names {
		member, known := FindMember(name)
		value := walk.Value{Name: name, Text: parameters[name], Secret: !known || member.Secret}
		if json.Valid([]byte(value.Text)) && (value.Text[0] == '{' || value.Text[0] == '[') {
			value.Note = "JSON inside a string"
		}
		values = append(values, value)
	}
	return values
}

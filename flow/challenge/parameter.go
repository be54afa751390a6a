package challenge

import (
	"encoding/json"
	"maps"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// mostListed bounds what is asked and shown of one list. Cognito's have a
// handful of entries, a schema 50 attributes of its own; a hostile endpoint
// can send tens of thousands, which no form could draw.
const mostListed = 100

func bounded[T any](list []T) []T { return list[:min(len(list), mostListed)] }

// listParameter reads a JSON list of texts inside a string. What is not one is
// a list of nothing: the wire panel shows it as it came.
func listParameter(text string) []string {
	var list []string
	if json.Unmarshal([]byte(text), &list) != nil {
		return nil
	}
	return bounded(list)
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
// the challenge does not have counts as secret.
func shownParameters(challenge *walk.Challenge) []walk.Value {
	about := api.Body{Operation: api.RespondToAuthChallenge, Challenge: challenge.Name}
	parameters := challenge.Parameters
	names := bounded(slices.Sorted(maps.Keys(parameters)))
	values := make([]walk.Value, 0, len(names))
	for _, name := range names {
		value := walk.Value{Name: name, Text: parameters[name], Secret: about.IsSecret("ChallengeParameters", name)}
		if json.Valid([]byte(value.Text)) && (value.Text[0] == '{' || value.Text[0] == '[') {
			value.Note = "JSON inside a string"
		}
		values = append(values, value)
	}
	return values
}

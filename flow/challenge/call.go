package challenge

import (
	"encoding/json"
	"errors"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Notation is how people write maps and structures. What is written as JSON is
// read by every notation.
type Notation interface {
	Read(member api.Member, text string) (json.RawMessage, error)
	Write(member api.Member, raw json.RawMessage) string
}

// MoreKey is the field that shows what else a request can carry.
const MoreKey = walk.CallPrefix

// whenMore shows a field on request.
var whenMore = &walk.Condition{Key: MoreKey, Values: []string{"true"}}

// ForOneCall is the situation with what was said for one call of an operation
// in place of what the start has.
func ForOneCall(tools Tools, s Situation, operation string, said walk.Values) (Situation, error) {
	made, _ := api.FindOperation(operation)
	for _, name := range said.Names() {
		key := walk.CallPrefix + name
		if key == MoreKey {
			continue
		}
		if lacks := made.Lacks(name); lacks != "" {
			return s, CannotSend(walk.MalformedMember, key, lacks)
		}
		member, _ := api.Body{Operation: operation}.Find(name)
		raw, err := tools.read(member, said.Get(name))
		if err == nil {
			err = setMember(&s.Walk.Start, name, raw)
		}
		if err != nil {
			return s, CannotSend(walk.MalformedMember, key, err.Error())
		}
	}
	return s, nil
}

// read returns nil for what is empty: it leaves out the member.
func (t Tools) read(member api.Member, text string) (json.RawMessage, error) {
	raw := json.RawMessage(text)
	if t.Notation != nil {
		var err error
		if raw, err = t.Notation.Read(member, text); err != nil {
			return nil, err
		}
	}
	if len(raw) == 0 {
		return nil, nil
	}
	var value map[string]any
	if json.Unmarshal(raw, &value) != nil {
		return nil, errors.New("write it as a JSON object")
	}
	if len(value) == 0 {
		return nil, nil
	}
	return raw, member.CheckNames(value)
}

func setMember(start *walk.Start, name string, raw json.RawMessage) error {
	switch name {
	case "AnalyticsMetadata":
		start.AnalyticsMetadata = raw
	case "UserContextData":
		start.UserContextData = raw
	case "ContextData":
		start.ContextData = raw
	default:
		start.ClientMetadata = nil
		if raw != nil && json.Unmarshal(raw, &start.ClientMetadata) != nil {
			return errors.New("each value must be a string")
		}
	}
	return nil
}

// memberOf is a member that a start has, as JSON; nil where it has none.
func memberOf(start walk.Start, name string) json.RawMessage {
	switch name {
	case "AnalyticsMetadata":
		return start.AnalyticsMetadata
	case "UserContextData":
		return start.UserContextData
	case "ContextData":
		return start.ContextData
	}
	if len(start.ClientMetadata) == 0 {
		return nil
	}
	raw, _ := json.Marshal(start.ClientMetadata) // texts always can be
	return raw
}

// WithMore adds to a prompt what else a request of the operation can carry. It
// is shown on request, and where the start has it: nothing is sent that the form
// does not show.
func WithMore(tools Tools, prompt walk.Prompt, operation string, start walk.Start) walk.Prompt {
	made, _ := api.FindOperation(operation)
	members := made.CallMembers()
	onRequest := func(field walk.Field) bool { return field.When != nil && field.When.Key == MoreKey }
	hasMore := len(members) > 0 || slices.ContainsFunc(prompt.Fields, onRequest)
	if prompt.Auto || len(prompt.Fields) == 0 && !prompt.Free || !hasMore {
		return prompt
	}
	always := slices.DeleteFunc(slices.Clone(prompt.Fields), onRequest)
	more := walk.Field{Key: MoreKey, Label: "Advanced: more request members", Kind: walk.Toggle, Optional: true, Hint: "what else this request can carry"}
	prompt.Fields = append(append(always, more), slices.DeleteFunc(slices.Clone(prompt.Fields), func(f walk.Field) bool { return !onRequest(f) })...)
	for _, member := range members {
		field := CallField(member)
		field.Key = walk.CallPrefix + field.Key
		field.When = whenMore
		if raw := memberOf(start, member.Name); raw != nil {
			field.Value, field.When = tools.write(member, raw), nil
			field.Hint = "as in the first request; empty it to leave it out here"
		}
		prompt.Fields = append(prompt.Fields, field)
	}
	return prompt
}

func (t Tools) write(member api.Member, raw json.RawMessage) string {
	if t.Notation == nil {
		return string(raw)
	}
	return t.Notation.Write(member, raw)
}

// CallField asks for a member that goes along with a request.
func CallField(member api.Member) walk.Field {
	field := walk.Field{Key: member.Name, Label: member.Label, Kind: walk.JSON, Optional: true, Help: member.Help}
	field.Hint = "name=value,name=value as for the AWS CLI, or JSON"
	if member.Kind == api.Map {
		field.Kind, field.Hint = walk.Pairs, "name=value for your Lambda triggers"
	}
	return field
}

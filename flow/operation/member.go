package operation

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// settled are the members that no form asks for: they come from the walk, go along
// with requests of any kind, or turn the pages of a list.
var settled = []string{keyAccessToken, memberPool, memberUser}

// The members of the API that say which user a request is about.
const (
	memberPool = "UserPoolId"
	memberUser = "Username"
)

// asked are the members of an operation's input that a form asks for.
func asked(o api.Operation) []api.Member {
	along := o.CallMembers()
	return slices.DeleteFunc(slices.Clone(o.Input), func(m api.Member) bool {
		isAlong := slices.ContainsFunc(along, func(a api.Member) bool { return a.Name == m.Name })
		return isAlong || slices.Contains(settled, m.Name) || isPaging(m)
	})
}

// isPaging reports whether a member turns the pages of a list.
func isPaging(m api.Member) bool {
	switch m.Name {
	case "Limit", "MaxResults", "NextToken", "PaginationToken":
		return true
	}
	return false
}

// memberFields ask for members, with what earlier responses have listed to choose
// from.
func memberFields(s challenge.Situation, members []api.Member) []walk.Field {
	var fields []walk.Field
	for _, member := range members {
		field := memberField(member)
		if choices := listed(s, member.Name); len(choices) > 0 {
			field.Kind, field.Choices = walk.Choose, choices
		} else if member.Name == keyDevice {
			field.Value = deviceKey(s)
		}
		fields = append(fields, field)
	}
	return fields
}

// memberField asks for a member as its kind wants it.
func memberField(m api.Member) walk.Field {
	field := walk.Field{Key: m.Field(), Label: m.Label, Help: m.Help, Optional: isOptional(m)}
	switch {
	case m.Kind == api.Boolean:
		field.Kind, field.Optional = walk.Toggle, true
	case len(m.Enum) > 0:
		field.Kind, field.Choices = walk.Choose, enumChoices(m)
	case isAttributes(m):
		field.Kind, field.Hint = walk.Pairs, challenge.AttributesField(false).Hint
	case m.Kind == api.List:
		field.Hint = "Separate several by commas."
	case m.Secret:
		field.Kind, field.Secret = walk.Password, true
	}
	return field
}

// isOptional reports whether a form can go without a member. Of a device's status that is
// not so, since the call is about nothing else.
func isOptional(m api.Member) bool { return !m.Required && m.Name != keyDeviceStatus }

// isAttributes reports whether a member is a list of names with their values.
func isAttributes(m api.Member) bool { return m.Kind == api.List && m.Element.Kind == api.Structure }

// leadsTo says what values do that do not say it themselves.
var leadsTo = map[string]string{
	api.DeviceRemembered:    "it proves itself at the next sign-in",
	api.DeviceNotRemembered: "sign-ins stay as they are",
}

func enumChoices(m api.Member) []walk.Choice {
	var choices []walk.Choice
	if isOptional(m) {
		choices = append(choices, walk.Choice{Label: "leave it out"})
	}
	for _, value := range m.Enum {
		choices = append(choices, walk.Choice{Value: value, Label: value, Leads: leadsTo[value]})
	}
	return choices
}

// memberValues are the members of a request of the operation, as they were filled in.
// What is empty is left out.
func memberValues(operation string, given walk.Values) (map[string]any, error) {
	known, _ := api.FindOperation(operation)
	body := map[string]any{}
	for _, member := range append(asked(known), paging(known)...) {
		text := given.Get(member.Field())
		if text == "" {
			continue
		}
		switch {
		case member.Kind == api.Boolean:
			body[member.Name] = true
		case isAttributes(member):
			list, err := attributeList(text)
			if err != nil {
				return nil, err
			}
			body[member.Name] = list
		case member.Kind == api.Number:
			n, err := number(member, text)
			if err != nil {
				return nil, err
			}
			body[member.Name] = n
		case member.Kind == api.List:
			body[member.Name] = separated(text)
		default:
			body[member.Name] = text
		}
	}
	return body, nil
}

// separated are the parts of a text between commas or blanks.
func separated(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(", \t\r\n", r) })
}

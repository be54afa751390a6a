package start

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// furtherFields are for what few walks need. They are shown on request, and
// wherever they have something in them: nothing is sent that the form does not
// show.
func furtherFields(filled walk.Values, asked []walk.Field) []walk.Field {
	isAsked := func(key string) bool {
		return slices.ContainsFunc(asked, func(field walk.Field) bool { return field.Key == key })
	}
	more := filled.Get(keyMore) == yes
	fields := []walk.Field{{
		Key: keyMore, Label: "More", Kind: walk.Toggle, Optional: true, Hint: "everything else that can be sent",
	}}
	add := func(offered bool, field walk.Field) {
		if (more && offered || filled.Get(field.Key) != "") && !isAsked(field.Key) {
			fields = append(fields, field)
		}
	}
	if api.Refreshes(filled.Get(keyFlow)) {
		filled = filled.Without(api.KeyPassword) // nothing will ask for it
	}
	add(false, walk.Field{
		Key: api.KeyPassword, Label: "Password", Kind: walk.Password, Secret: true, Optional: true,
		Hint: "not sent now; kept for a challenge that asks for it",
	})
	flow, _ := api.FindFlow(filled.Get(keyFlow))
	for _, parameter := range parameters() {
		add(hasMember(flow.Parameters, parameter.Name), parameterField(parameter))
	}
	for _, field := range memberFields() {
		add(hasInput(operationOf(filled), field.Key), field)
	}
	return fields
}

// hasInput reports whether an operation's input has a member.
func hasInput(name, member string) bool {
	operation, _ := api.FindOperation(name)
	return hasMember(operation.Input, member)
}

func hasMember(members []api.Member, name string) bool {
	return slices.ContainsFunc(members, func(member api.Member) bool { return member.Name == name })
}

// parameters are the AuthParameters of all flows that have fields of their own
// under their names, but for those that a start keeps apart.
func parameters() []api.Member {
	var all []api.Member
	for _, flow := range api.Flows() {
		for _, parameter := range flow.Parameters {
			apart := parameter.Name == api.KeyUsername || parameter.Name == api.KeyPassword
			if !apart && !hasMember(all, parameter.Name) {
				all = append(all, parameter)
			}
		}
	}
	return all
}

func parameterField(parameter api.Member) walk.Field {
	field := walk.Field{Key: parameter.Name, Label: parameter.Label, Kind: walk.Text, Optional: true, Help: parameter.Help}
	if field.Label == "" {
		field.Label = parameter.Name
	}
	if parameter.Secret {
		field.Kind, field.Secret = walk.Password, true
	}
	return field
}

// memberFields are for the members of the inputs that a start can have beside
// the flow and the client.
func memberFields() []walk.Field {
	const structure = "name=value,name=value as for the AWS CLI, or JSON"
	return []walk.Field{
		{
			Key: keyAuthParameters, Label: "Also sent", Kind: walk.Pairs, Optional: true, Hint: "further AuthParameters: name=value, one to a line",
			Help: "AuthParameters that have no field of their own. What is given here wins over what would be computed.",
		},
		{
			Key: keyClientMetadata, Label: "Client metadata", Kind: walk.Pairs, Optional: true, Hint: "name=value for your Lambda triggers",
			Help: helpOf(keyClientMetadata),
		},
		{Key: keyAnalyticsMetadata, Label: "Analytics metadata", Kind: walk.JSON, Optional: true, Hint: structure, Help: helpOf(keyAnalyticsMetadata)},
		{Key: keyUserContextData, Label: "User context data", Kind: walk.JSON, Optional: true, Hint: structure, Help: helpOf(keyUserContextData)},
		{Key: keyContextData, Label: "Context data", Kind: walk.JSON, Optional: true, Hint: structure, Help: helpOf(keyContextData)},
		{
			Key: keySession, Label: "Session", Kind: walk.Password, Secret: true, Optional: true,
			Hint: "of a confirmed sign-up, with USER_AUTH", Help: helpOf(keySession),
		},
	}
}

func helpOf(name string) string {
	for _, operation := range []string{api.InitiateAuth, api.AdminInitiateAuth} {
		if member, known := (api.Body{Operation: operation}).Find(name); known {
			return member.Help
		}
	}
	return ""
}

// fits reports whether a field of its own can hold a parameter: one line that
// can be shown and, where there are choices, one of them.
func fits(field walk.Field, text string) bool {
	if text == "" || strings.Contains(text, "\n") || !isVisible(text) {
		return false
	}
	return field.Kind != walk.Choose || slices.ContainsFunc(field.Choices, func(choice walk.Choice) bool { return choice.Value == text })
}

package start

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
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
	if !usesPassword(filled.Get(keyFlow)) {
		filled = filled.Without(api.KeyPassword)
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
	for _, field := range firstFields() {
		add(false, field)
	}
	add(false, walk.Field{
		Key: keyShow, Label: "Output", Kind: walk.Text, Optional: true, Hint: "--query or -Select of the pasted command",
		Help: "What of the first answer the pasted command was to print. Nothing of it is sent; a copy of the first call keeps it.",
	})
	return fields
}

// usesPassword reports whether a challenge of the walk can ask for the user's
// password. The other operations that are walks of their own end without one.
func usesPassword(flow string) bool {
	switch flow {
	case api.ConfirmSignUp, api.ResendConfirmationCode:
		return true
	default:
		return !isBeginning(flow) && !api.Refreshes(flow)
	}
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
	return []walk.Field{
		{
			Key: keyAuthParameters, Label: "Also sent", Kind: walk.Pairs, Optional: true, Hint: "further AuthParameters: name=value, one to a line",
			Help: "AuthParameters that have no field of their own. What is given here wins over what would be computed.",
		},
		callField(keyClientMetadata), callField(keyAnalyticsMetadata), callField(keyUserContextData), callField(keyContextData),
		{
			Key: keySession, Label: "Session", Kind: walk.Password, Secret: true, Optional: true,
			Hint: "of a confirmed sign-up, with USER_AUTH", Help: helpOf(keySession),
		},
	}
}

// callField asks for a member that goes along with every request of the walk.
func callField(name string) walk.Field {
	field := challenge.CallField(Member(name))
	field.Help += " It also goes with each answer, unless you change it there."
	return field
}

// firstFields are for what the first request alone carries.
func firstFields() []walk.Field {
	var fields []walk.Field
	for _, name := range []string{keyClientMetadata, keyAnalyticsMetadata, keyUserContextData, keyContextData} {
		field := challenge.CallField(Member(name))
		field.Key, field.Label = walk.CallPrefix+name, field.Label+" (first)"
		field.Help += " It goes with the first request only."
		fields = append(fields, field)
	}
	return fields
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

package start

import (
	"encoding/json"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/walk"
)

// ReadInput reads the input of InitiateAuth or AdminInitiateAuth, YAML or JSON
// under the API's names, into start. What it does not name stays as it was.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html
func ReadInput(data []byte, start *walk.Start) error {
	root, err := document.Read(data)
	if err != nil {
		return err
	}
	return root.Each(readersOf(start))
}

// Read reads the start of a script: an input that may also have what goes with
// the first request alone, under call.
func Read(n document.Node, start *walk.Start) error {
	readers := readersOf(start)
	readers["call"] = func(n document.Node) error {
		said, err := ReadCall(n)
		start.Call = said
		return err
	}
	return n.Each(readers)
}

// ReadCall reads what goes with one call alone, as a walk takes it.
func ReadCall(n document.Node) (walk.Values, error) {
	members, err := n.Entries()
	said := map[string]string{}
	for _, member := range members {
		known := Member(member.Name)
		if !slices.ContainsFunc(firstFields(), func(f walk.Field) bool { return f.Key == walk.CallPrefix+member.Name }) {
			return walk.Values{}, member.At.Errorf("a call has no %s: it takes ClientMetadata, AnalyticsMetadata, UserContextData or ContextData",
				document.PrintableMember(member.Name))
		}
		if err := checkKinds(member.Value, known); err != nil {
			return walk.Values{}, err
		}
		value := member.Value.Plain()
		if err := known.CheckNames(value); err != nil {
			return walk.Values{}, member.Value.Errorf("%w", err)
		}
		raw, err := json.Marshal(value)
		if err != nil {
			return walk.Values{}, err
		}
		said[walk.CallPrefix+member.Name] = string(raw)
	}
	return walk.NewValues(said), err
}

func readersOf(start *walk.Start) map[string]func(document.Node) error {
	return map[string]func(document.Node) error{
		"UserPoolId": func(n document.Node) error {
			start.Operation = api.AdminInitiateAuth // the only one that has it
			return document.Into(&start.Target.UserPoolID)(n)
		},
		"ClientId": document.Into(&start.Target.ClientID),
		"AuthFlow": func(n document.Node) error {
			flow, err := n.Text()
			SetFlow(start, flow)
			return err
		},
		"AuthParameters":    func(n document.Node) error { return readParameters(n, start) },
		"ClientMetadata":    func(n document.Node) (err error) { start.ClientMetadata, err = n.Texts(); return err },
		"AnalyticsMetadata": readStructure("AnalyticsMetadata", &start.AnalyticsMetadata),
		"UserContextData":   readStructure("UserContextData", &start.UserContextData),
		"ContextData":       readStructure("ContextData", &start.ContextData),
		"Session": func(n document.Node) error {
			session, err := n.Text()
			start.Session = walk.NewSecret(session)
			return err
		},
	}
}

func readParameters(n document.Node, start *walk.Start) error {
	parameters, err := n.Texts()
	if err != nil {
		return err
	}
	SetParameters(start, parameters)
	return nil
}

// SetParameters puts AuthParameters into a start: USERNAME and PASSWORD into
// their fields, the others beside them. An empty USERNAME or PASSWORD stays a
// parameter, so that it is sent empty instead of being left out.
func SetParameters(start *walk.Start, parameters map[string]string) {
	others := map[string]string{}
	for name, text := range parameters {
		switch {
		case name == api.KeyUsername && text != "":
			start.Username = text
		case name == api.KeyPassword && text != "":
			start.Password = walk.NewSecret(text)
		default:
			others[name] = text
		}
	}
	start.Parameters = walk.NewValues(others)
}

// readStructure returns a reader that keeps a structure as JSON.
func readStructure(name string, place *json.RawMessage) func(document.Node) error {
	return func(n document.Node) error {
		if err := checkKinds(n, Member(name)); err != nil {
			return err
		}
		raw, err := json.Marshal(n.Plain())
		*place = raw
		return err
	}
}

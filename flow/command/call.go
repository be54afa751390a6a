package command

import (
	"fmt"
	"io"

	"authwalk/flow/api"
)

// Language is a language in which a call is written.
type Language string

// The languages. JSON is the body of a request alone, which is also what the AWS
// CLI takes as its input; it and Fetch are read and not written.
const (
	AWSCLI     Language = "aws-cli"
	AWSCLIv1   Language = "aws-cli-v1"
	PowerShell Language = "powershell"
	Paws       Language = "paws"
	Curl       Language = "curl"
	Fetch      Language = "fetch"
	JSON       Language = "json"
)

// Written are the languages that calls are written in.
func Written() []Language { return []Language{AWSCLI, AWSCLIv1, PowerShell, Paws, Curl} }

// Label is the language's name for people.
func (l Language) Label() string {
	switch l {
	case AWSCLI:
		return "AWS CLI"
	case AWSCLIv1:
		return "AWS CLI v1"
	case PowerShell:
		return "PowerShell"
	case Paws:
		return "R (paws)"
	case Curl:
		return "curl"
	case Fetch:
		return "JavaScript (fetch)"
	default:
		return "JSON"
	}
}

// Call is one call of the service, apart from the language it is written in. It
// prints as its names only: any of its values may be a secret.
type Call struct {
	// Operation is its name in flow/api.
	Operation string
	// Members are the input, in the order they were written.
	Members Object
	// Region, Endpoint and Profile are "" where nothing is said about them.
	Region, Endpoint, Profile string
	// Show is what of the answer is asked for: --query of the AWS CLI, -Select of
	// PowerShell. It changes nothing of the call.
	Show string
	// Input is the file that the AWS CLI would take the members from which are
	// missing here.
	Input File
	// Language is what the call was written in.
	Language Language
}

// Object is a JSON object with its members in order. Its values are string, bool,
// json.Number, nil, List, Object, Variable and File.
type Object []Member

// Member is a named value.
type Member struct {
	Name  string
	Value any
}

// List is a JSON array.
type List []any

// Variable stands for a value that is not written down but taken from elsewhere
// when the command runs. Name is "" where it comes from nothing that has one.
type Variable struct {
	Name string
	// JSON tells that its text is JSON, and the value what that says.
	JSON bool
}

// File stands for the text of a file, which is not read here.
type File struct {
	Path string
}

// Get returns the value of a member.
func (o Object) Get(name string) (any, bool) {
	for _, member := range o {
		if member.Name == name {
			return member.Value, true
		}
	}
	return nil, false
}

// With returns the object with a member set: in its place, else at the end.
func (o Object) With(name string, value any) Object {
	set := make(Object, 0, len(o)+1)
	found := false
	for _, member := range o {
		if member.Name == name {
			member.Value, found = value, true
		}
		set = append(set, member)
	}
	if !found {
		set = append(set, Member{name, value})
	}
	return set
}

// each is the list with another value in the place of each.
func (l List) each(other func(any) any) List {
	items := make(List, len(l))
	for i, item := range l {
		items[i] = other(item)
	}
	return items
}

// Names are the names of the members.
func (o Object) Names() []string {
	names := make([]string, len(o))
	for i, member := range o {
		names[i] = member.Name
	}
	return names
}

// Format implements fmt.Formatter for every verb.
func (o Object) Format(f fmt.State, _ rune) { _, _ = fmt.Fprint(f, o.Names()) }

// Format implements fmt.Formatter for every verb.
func (m Member) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, m.Name) }

// Format implements fmt.Formatter for every verb.
func (l List) Format(f fmt.State, _ rune) { _, _ = fmt.Fprintf(f, "%d items", len(l)) }

// Format implements fmt.Formatter for every verb.
func (c Call) Format(f fmt.State, _ rune) { _, _ = fmt.Fprint(f, c.Operation, c.Members.Names()) }

// signed reports whether the call needs AWS credentials.
func (c Call) signed() bool {
	operation, known := api.FindOperation(c.Operation)
	return known && operation.Access == api.Signed
}

// member describes a member of the call's input.
func (c Call) member(name string) (api.Member, bool) {
	operation, _ := api.FindOperation(c.Operation)
	return memberNamed(operation.Input, name)
}

func memberNamed(members []api.Member, name string) (api.Member, bool) {
	for _, member := range members {
		if member.Name == name {
			return member, true
		}
	}
	return api.Member{}, false
}

// Known is the input as JSON with all values that are written down, and the names
// of those that come from elsewhere.
func (c Call) Known() (input []byte, elsewhere []string) {
	members := known(c.Members, &elsewhere).(Object)
	text, err := jsonText(members, nil)
	if err != nil {
		return []byte("{}"), elsewhere
	}
	return []byte(text), elsewhere
}

// known is a value without what comes from elsewhere.
func known(value any, elsewhere *[]string) any {
	switch value := value.(type) {
	case Object:
		members := Object{}
		for _, member := range value {
			if isElsewhere(member.Value) {
				*elsewhere = append(*elsewhere, member.Name)
				continue
			}
			members = append(members, Member{member.Name, known(member.Value, elsewhere)})
		}
		return members
	case List:
		items := List{}
		for _, item := range value {
			if !isElsewhere(item) {
				items = append(items, known(item, elsewhere))
			}
		}
		return items
	default:
		return value
	}
}

func isElsewhere(value any) bool {
	switch value.(type) {
	case Variable, File:
		return true
	default:
		return false
	}
}

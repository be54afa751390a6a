package api

import (
	"fmt"
	"slices"
	"sync"
)

// Access says what a request must bring with it.
type Access int

const (
	// Public operations take no authorisation; a signature sent anyway is
	// ignored.
	Public Access = iota
	// AccessToken operations carry an access token in the member AccessToken.
	AccessToken
	// Signed operations carry an AWS signature, version 4.
	Signed
)

// Effect says what a request does to the pool.
type Effect int

const (
	// Reads changes nothing and sends nothing to anybody.
	Reads Effect = iota
	// SignsIn changes nothing that a person has set.
	SignsIn
	// Changes is everything else, a code sent to a user included.
	Changes
)

// Operation is one operation of the service.
type Operation struct {
	Name   string
	Access Access
	Effect Effect
	// Irreversible is set on operations that delete or end what nobody can bring back.
	Irreversible bool
	// Label says in a few words what it is for, for lists.
	Label string
	// Description says it in a sentence or two.
	Description string
	// Input and Output are the members of requests and answers, in the order
	// of the service's model. Operations known by name only have neither.
	Input, Output []Member
	// Silent is set on operations known by name only whose answers have no
	// members.
	Silent bool
	// Errors are the names of the exceptions that the model declares.
	Errors []string
}

// callMembers go along with requests of any kind: they say something about the
// call, to triggers, analytics and threat protection.
var callMembers = []string{clientMetadata.Name, analyticsMetadata.Name, userContextData.Name, contextData.Name}

// CallMembers are the members of the operation's requests that are not what
// they are about, but go along with it.
func (o Operation) CallMembers() []Member {
	var members []Member
	for _, name := range callMembers {
		if member, has := named(o.Input, name); has {
			members = append(members, member)
		}
	}
	return members
}

// Lacks says that the operation's requests cannot carry a member, and what to
// do; "" where they can.
func (o Operation) Lacks(member string) string {
	_, has := named(o.Input, member)
	instead := map[string]string{userContextData.Name: contextData.Name, contextData.Name: userContextData.Name}[member]
	_, hasInstead := named(o.Input, instead)
	switch {
	case has:
		return ""
	case hasInstead:
		return fmt.Sprintf("%s has no %s: it takes %s", o.Name, member, instead)
	default:
		return fmt.Sprintf("%s has no %s: leave it out", o.Name, member)
	}
}

// Requires reports whether the operation's requests must have a member.
func (o Operation) Requires(member string) bool {
	found, has := named(o.Input, member)
	return has && found.Required
}

// AnswersNothing reports whether the answer has no members, so that an empty
// body is a whole answer.
func (o Operation) AnswersNothing() bool { return o.Silent || o.Input != nil && o.Output == nil }

// operations is every operation, by subject.
var operations = slices.Concat(
	signinOperations,
	tokenOperations,
	signupOperations,
	recoveryOperations,
	userOperations,
	factorOperations,
	deviceOperations,
	passkeyOperations,
	sessionOperations,
	eventOperations,
	groupOperations,
	poolOperations,
	clientOperations,
	providerOperations,
	domainOperations,
	brandingOperations,
	otherOperations,
)

var operationsByName = sync.OnceValue(func() map[string]*Operation {
	byName := make(map[string]*Operation, len(operations))
	for i := range operations {
		byName[operations[i].Name] = &operations[i]
	}
	return byName
})

// Operations is every operation of the service, by subject.
func Operations() []Operation { return slices.Clone(operations) }

// FindOperation returns the operation of this name.
func FindOperation(name string) (Operation, bool) {
	if found := operationsByName()[name]; found != nil {
		return *found, true
	}
	return Operation{}, false
}

// ReadsOnly reports whether an operation certainly changes nothing that a
// person has set. An operation that is not known may change anything.
func ReadsOnly(name string) bool {
	found, known := FindOperation(name)
	return known && found.Effect != Changes
}

// IssuesTokens reports whether an operation can answer with a user's tokens.
func IssuesTokens(name string) bool {
	_, issues := (Body{Operation: name}).Find("AuthenticationResult")
	return issues
}

// IsSignIn reports whether an operation begins a sign-in or answers a
// challenge.
func IsSignIn(name string) bool {
	switch name {
	case InitiateAuth, AdminInitiateAuth, RespondToAuthChallenge, AdminRespondToAuthChallenge:
		return true
	}
	return false
}

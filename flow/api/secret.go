package api

import (
	"encoding/json"
	"slices"
	"strings"
)

// Body is a request or an answer whose members are looked up: what a name
// means depends on the operation, and a key of AuthParameters,
// ChallengeParameters or ChallengeResponses on the flow or the challenge.
type Body struct {
	Operation string
	// Flow is the AuthFlow, Challenge the ChallengeName that the body is about.
	Flow, Challenge string
}

// BodyOf reads from a body which flow and which challenge it is about.
func BodyOf(operation string, raw []byte) Body {
	var about struct{ AuthFlow, ChallengeName string }
	// A body that cannot be read is about nothing, and its free keys are secret.
	_ = json.Unmarshal(raw, &about)
	return Body{Operation: operation, Flow: about.AuthFlow, Challenge: about.ChallengeName}
}

// IsSecret reports whether the value at a path of names is to be masked. What
// is not known is secret, and so is everything in it.
func (b Body) IsSecret(path ...string) bool {
	member, known := b.Find(path...)
	return !known || member.hides()
}

// hides reports whether a text in the member's place is secret: in that of an
// object, it may be written out into the text.
func (m Member) hides() bool {
	return m.Secret || m.Element != nil && m.Element.hides() || slices.ContainsFunc(m.Members, Member.hides)
}

// Find returns the member that a path of names leads to. Places in lists are
// left out of the path.
func (b Body) Find(path ...string) (Member, bool) {
	if len(path) == 0 {
		return Member{}, false
	}
	place := b.Place()
	for _, name := range path {
		for place.known && place.member.Kind == List {
			place = place.Listed()
		}
		place = place.Named(name)
	}
	return place.member, place.known
}

// errorMembers are the members of every refusal.
var errorMembers = []Member{
	{Name: "__type", Help: "The exception's name."},
	{Name: "message", Help: "Cognito's message about the exception."},
	{Name: "reasonCode", Help: "A further code for InvalidParameterException."},
}

func (b Body) top(name string) (Member, bool) {
	if b.Operation == TriggerEvent {
		return named(triggerEvent, name)
	}
	if operation, known := operationsByName()[b.Operation]; known {
		for _, members := range [][]Member{operation.Input, operation.Output} {
			if member, found := named(members, name); found {
				return member, true
			}
		}
	}
	return named(errorMembers, name)
}

func (b Body) inside(member Member, name string) (Member, bool) {
	switch member.Name {
	case authParameters.Name:
		return b.parameter(name)
	case challengeParameters.Name:
		return b.challengeParameter(name)
	case challengeResponses.Name:
		return b.response(name)
	}
	switch member.Kind {
	case Map:
		free := *member.Element
		free.Name = name
		return free, true
	case Document:
		return Member{Name: name, Kind: Document, Secret: member.Secret}, true
	default:
		return named(member.Members, name)
	}
}

func (b Body) parameter(name string) (Member, bool) {
	flow, _ := FindFlow(b.Flow)
	return oneOf(name, flow.Parameters, answerers)
}

func (b Body) challengeParameter(name string) (Member, bool) {
	challenge, _ := FindChallenge(b.Challenge)
	if member, known := oneOf(name, challenge.Parameters, canonicalNames); known || !challenge.Free {
		return member, known
	}
	return Member{Name: name, Help: "A value that the pool's Lambda trigger sent."}, true
}

func (b Body) response(name string) (Member, bool) {
	challenge, _ := FindChallenge(b.Challenge)
	if challenge.Name == ChallengeNewPasswordRequired && strings.HasPrefix(name, AttributePrefix) {
		return attributeResponse(name), true
	}
	return oneOf(name, challenge.Responses, answerers)
}

// canonicalNames can come with any challenge, one that is not known included.
var canonicalNames = []Member{keyUsername, keyUserIDForSRP}

// oneOf finds a member by its name, first among those that belong to the body.
func oneOf(name string, own, others []Member) (Member, bool) {
	if member, known := named(own, name); known {
		return member, true
	}
	return named(others, name)
}

func named(members []Member, name string) (Member, bool) {
	for i := range members {
		if members[i].Name == name {
			return members[i], true
		}
	}
	return Member{}, false
}

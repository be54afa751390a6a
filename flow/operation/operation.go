package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// Operation is an entry of the catalogue: a call that a person can choose, or
// that follows from another one.
type Operation struct {
	// Name is the operation's name in the API, or the AuthFlow of a sign-in
	// that is made beside a walk.
	Name string
	// Label says in a few words what it is, for lists.
	Label string
	// Description explains it to a reader who has not read the developer guide.
	Description string
	// Prompt is what a person is asked.
	Prompt func(challenge.Situation) walk.Prompt
	// Request makes the request for an answer.
	Request func(challenge.Tools, challenge.Situation, walk.Values) (walk.Request, error)
	// FollowUp names the operation that follows the step of a success; nil or
	// "" for none.
	FollowUp func(challenge.Situation, walk.Step) string
}

// described fills in what the API says of the operation.
func (o Operation) described() Operation {
	known, _ := api.FindOperation(o.Name)
	if o.Label == "" {
		o.Label = known.Label
	}
	if o.Description == "" {
		o.Description = known.Description
	}
	return o
}

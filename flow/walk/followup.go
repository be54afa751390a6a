package walk

import "slices"

// FollowUp is an operation that follows from the success of another one:
// ConfirmSignUp after SignUp. The service does not ask for it as it asks for a
// challenge; that it comes next is in the documentation.
type FollowUp struct {
	Operation string
	// Instead is an operation that leaves nothing to do for this one.
	Instead string
	// Session carries a confirmed sign-up on to its sign-in.
	Session Secret
	// Delivery is where the code was sent that the operation takes.
	Delivery Delivery
}

// isDone reports whether one of the operations made since leaves nothing to do.
func (f FollowUp) isDone(performed []string) bool {
	return slices.Contains(performed, f.Operation) || f.Instead != "" && slices.Contains(performed, f.Instead)
}

// Delivery is CodeDeliveryDetails: where a code was sent. It is zero when the
// answer did not say.
type Delivery struct{ Medium, Destination string }

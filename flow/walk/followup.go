package walk

// FollowUp is an operation that follows from the success of another one:
// ConfirmSignUp after SignUp. The service does not ask for it as it asks for a
// challenge; that it comes next is in the documentation.
type FollowUp struct {
	Operation string
	// Session carries a confirmed sign-up on to its sign-in.
	Session Secret
	// Delivery is where the code was sent that the operation takes.
	Delivery Delivery
}

// Delivery is CodeDeliveryDetails: where a code was sent. It is zero when the
// answer did not say.
type Delivery struct{ Medium, Destination string }

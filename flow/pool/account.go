package pool

import "authwalk/flow/api"

// AccountRequest is a request about an account: signing up, confirming,
// recovering, and changing a password or attributes. It has the members that
// the rules look at, under the names of the API.
type AccountRequest struct {
	Operation string
	// Username is the name that was typed; for operations with an access token,
	// the username of its owner.
	Username   string
	SecretHash string `json:",omitempty"`
	// Password is the new password, whatever the operation calls it.
	Password         string `json:",omitempty"`
	PreviousPassword string `json:",omitempty"`
	// Permanent is AdminSetUserPassword's.
	Permanent bool `json:",omitempty"`
	// Code is the confirmation code.
	Code               string `json:",omitempty"`
	ForceAliasCreation bool   `json:",omitempty"`
	// MessageAction is AdminCreateUser's.
	MessageAction  string     `json:",omitempty"`
	UserAttributes Attributes `json:",omitempty"`
	// AttributeNames are the attributes to delete or verify.
	AttributeNames []string `json:",omitempty"`
	// ClientMetadata and ValidationData are handed to triggers.
	ClientMetadata map[string]string `json:",omitempty"`
	ValidationData Attributes        `json:",omitempty"`
}

// AccountMembers are the members of the operations about accounts, to be read
// from a request.
type AccountMembers struct {
	SecretHash, Username                          string
	Password, ProposedPassword, TemporaryPassword string
	PreviousPassword                              string
	ConfirmationCode, Code                        string
	Permanent, ForceAliasCreation                 bool
	MessageAction, AttributeName                  string
	UserAttributes, ValidationData                Attributes
	UserAttributeNames                            []string
	ClientMetadata                                map[string]string
}

// Request is what the members ask of the operation.
func (m AccountMembers) Request(operation string) AccountRequest {
	request := AccountRequest{
		Operation: operation, Username: m.Username, SecretHash: m.SecretHash,
		Password: m.Password + m.ProposedPassword + m.TemporaryPassword, PreviousPassword: m.PreviousPassword,
		Permanent: m.Permanent, Code: m.ConfirmationCode + m.Code, ForceAliasCreation: m.ForceAliasCreation,
		MessageAction: m.MessageAction, UserAttributes: m.UserAttributes, AttributeNames: m.UserAttributeNames,
		ClientMetadata: m.ClientMetadata, ValidationData: m.ValidationData,
	}
	if m.AttributeName != "" {
		request.AttributeNames = []string{m.AttributeName}
	}
	return request
}

// Done ends a request about an account well.
type Done struct {
	// Username is whose account it is; empty for a user that only seems to exist.
	Username string
	// Deliveries are where codes went, or seem to have gone.
	Deliveries []*Delivery
	// Session tells that a session goes with the answer, where the client has
	// USER_AUTH.
	Session bool
	// Invited tells that the user is sent the temporary password, and Invitation is
	// how CustomMessage words that, nil where it does not.
	Invited    bool
	Invitation *Message
}

// Account decides on a request about an account. A Need is met as in a sign-in,
// with Resume. Codes that the decision issues are made by whoever makes its
// changes.
func Account(f Facts, q AccountRequest) Decision {
	p := Progress{Operation: q.Operation, Account: &q}
	if f.Client != nil {
		p.ClientID = f.Client.ClientID
	}
	return decide(f, p)
}

// accountRules are what each operation is decided by.
var accountRules = map[string]func(*evaluation) *Decision{
	api.SignUp:                           (*evaluation).signUp,
	api.ConfirmSignUp:                    (*evaluation).confirmSignUp,
	api.ResendConfirmationCode:           (*evaluation).resendConfirmationCode,
	api.AdminConfirmSignUp:               (*evaluation).adminConfirmSignUp,
	api.AdminCreateUser:                  (*evaluation).adminCreateUser,
	api.ForgotPassword:                   (*evaluation).forgotPassword,
	api.ConfirmForgotPassword:            (*evaluation).confirmForgotPassword,
	api.AdminResetUserPassword:           (*evaluation).adminResetUserPassword,
	api.ChangePassword:                   (*evaluation).changePassword,
	api.AdminSetUserPassword:             (*evaluation).adminSetUserPassword,
	api.UpdateUserAttributes:             (*evaluation).updateUserAttributes,
	api.DeleteUserAttributes:             (*evaluation).deleteUserAttributes,
	api.GetUserAttributeVerificationCode: (*evaluation).sendAttributeCode,
	api.VerifyUserAttribute:              (*evaluation).verifyUserAttribute,
	api.AdminUpdateUserAttributes:        (*evaluation).adminUpdateUserAttributes,
	api.AdminDeleteUserAttributes:        (*evaluation).adminDeleteUserAttributes,
}

// DecidesAccount reports whether Account has rules for the operation.
func DecidesAccount(operation string) bool { return accountRules[operation] != nil }

func (r *evaluation) decideAccount(q AccountRequest) *Decision {
	r.operation, r.account, r.metadata = q.Operation, q, q.ClientMetadata
	r.parameters = map[string]string{api.KeyUsername: q.Username, api.KeySecretHash: q.SecretHash}
	decideOn, known := accountRules[q.Operation]
	if !known {
		return r.refuse(api.UnknownOperationException, "", Reason{"Operation", q.Operation, "there are no rules for this operation", ""})
	}
	decision := decideOn(r)
	if r.user != nil {
		r.progress.Username = r.user.Username
	}
	return decision
}

// done ends the request well.
func (r *evaluation) done(done Done) *Decision {
	if r.user != nil {
		done.Username = r.user.Username
	}
	return &Decision{Done: &done}
}

// findTokenOwner finds the owner of the access token.
func (r *evaluation) findTokenOwner() *Decision {
	if r.user = find(r.facts.Users, r.account.Username); r.user != nil {
		return nil
	}
	return r.refuse(api.UserNotFoundException, "User does not exist.", Reason{"AccessToken", "", "the user of the token no longer exists", Inferred})
}

// findNamed finds the user that an administrator names.
func (r *evaluation) findNamed() *Decision {
	if r.user = Lookup(r.facts.Pool, r.facts.Users, r.account.Username); r.user != nil {
		return nil
	}
	return r.refuse(api.UserNotFoundException, "User does not exist.", Reason{"Username", "", "the pool has no user with this name, address or sub", Verified})
}

// findTyped finds the user that a typed name means, as a sign-in does.
func (r *evaluation) findTyped() *Decision {
	r.progress.Typed = r.account.Username
	r.user = Identify(r.facts.Pool, r.facts.Users, r.account.Username)
	return nil
}

// unknownAccount is the refusal of an unknown name, where the client does not
// hide that.
func (r *evaluation) unknownAccount() *Decision {
	return r.refuse(api.UserNotFoundException, "Username/client id combination not found.", r.whyUnknown())
}

// simulated is the answer about an unknown user whose absence is hidden.
func (r *evaluation) simulated() *Decision {
	r.because = append(r.because, r.whyUnknown())
	delivery := SimulatedRecovery(r.facts.Pool, r.account.Username, r.facts.SimulatedID, r.operation)
	return &Decision{Done: &Done{Deliveries: []*Delivery{delivery}}}
}

// tooMany refuses when the user has made most attempts within the last hour.
func (r *evaluation) tooMany(most int) *Decision {
	event, ask := r.ask(Need{Kind: CountAttempts, Name: r.user.Username, Given: r.operation})
	if ask != nil || event.Count < most {
		return ask
	}
	return r.refuse(api.LimitExceededException, tooManyAttempts, Reason{
		"attempts", "", "this user has made too many attempts within an hour", Verified,
	})
}

const tooManyAttempts = "Attempt limit exceeded, please try after some time."

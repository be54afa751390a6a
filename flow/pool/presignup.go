package pool

import "authwalk/flow/api"

// preSignUp is PreSignUp, which runs before the user exists. Only of a sign-up
// can the function confirm the user, or verify the addresses.
func (r *evaluation) preSignUp(source string, attributes Attributes) *Decision {
	var response preSignUpResponse
	given := map[string]string{}
	for _, attribute := range attributes {
		given[attribute.Name] = attribute.Value
	}
	decision := r.call(api.TriggerPreSignUp, source, struct {
		UserAttributes map[string]string `json:"userAttributes"`
		ValidationData map[string]string `json:"validationData"`
		ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
	}{given, r.validationData(), r.clientMetadata()}, &response)
	if decision != nil || source != api.SourcePreSignUp {
		return decision
	}
	r.confirmsAtOnce = response.AutoConfirmUser
	if response.AutoVerifyEmail && attributes.Get(email) == "" || response.AutoVerifyPhone && attributes.Get(phoneNumber) == "" {
		return r.badResponse(api.TriggerPreSignUp, "the function verifies an address that the user does not have")
	}
	if response.AutoVerifyEmail {
		r.verifyAtOnce(email)
	}
	if response.AutoVerifyPhone {
		r.verifyAtOnce(phoneNumber)
	}
	return nil
}

// verifyAtOnce verifies an address of the new user. As an alias it moves to them.
func (r *evaluation) verifyAtOnce(attribute string) {
	r.claimAliases(verified(attribute, r.user.UserAttributes.Get(attribute)))
	r.change(Change{Kind: AttributeVerified, Name: attribute})
}

// confirmAtOnce confirms a user whom the function confirmed. The user exists from
// here on, whatever PostConfirmation says.
func (r *evaluation) confirmAtOnce() *Decision {
	if !r.confirmsAtOnce {
		return nil
	}
	r.reason("LambdaConfig."+api.TriggerPreSignUp, "autoConfirmUser", "the function confirmed the user", Verified)
	r.change(Change{Kind: StatusSet, Value: api.StatusConfirmed})
	r.keepsCreated = true
	return r.afterConfirmation()
}

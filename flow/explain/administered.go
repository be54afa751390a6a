package explain

import (
	"encoding/json"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// administered explains what an administrator's call has done for the user of the walk.
func (k poolFacts) administered(w walk.Walk, step walk.Step, why walk.Explanation) walk.Explanation {
	var sent struct {
		UserAttributes []struct{ Name, Value string }
		Permanent      bool
		MessageAction  string
	}
	_ = json.Unmarshal(step.Exchange.Request.Reveal(), &sent)
	switch step.Exchange.Operation {
	case api.AdminSetUserPassword:
		if !sent.Permanent {
			why.Description = "The password is set. It is temporary: Cognito asks for a new one at the next sign-in."
		}
		why.Actions = k.signInWith("the new password", w, step)
	case api.AdminCreateUser:
		if sent.MessageAction == api.MessageResend {
			why.Actions = k.signInWith("the new temporary password", w, step)
			why.Actions[0].WasSent = true
		}
		return invited(step, sent.MessageAction, why)
	case api.AdminUpdateUserAttributes:
		var verified []string
		for _, attribute := range sent.UserAttributes {
			if address := verifiedBy[attribute.Name]; address != "" && attribute.Value == "true" {
				verified = append(verified, address)
			}
		}
		if len(verified) > 0 {
			why.Description = sentence(strings.Join(verified, " and ") + " is marked as verified")
		}
		if w.Tokens() == nil {
			why.Description += " Sign in again."
		}
	}
	return why
}

// signInWith leads to a sign-in with the password that a step has set: at once, where it
// was typed for that.
func (k poolFacts) signInWith(password string, w walk.Walk, step walk.Step) []walk.Action {
	flow := k.passwordFlow()
	if api.IsSignIn(w.Start.Operation) && !api.Refreshes(w.Start.AuthFlow) {
		flow = w.Start.AuthFlow
	}
	signIn := walk.Action{Kind: walk.EditStart, Operation: flow, WithoutPassword: true, Field: api.KeyPassword, Label: "Sign in now, with " + password}
	if typed := step.Answer.Get(api.KeyNewPassword); typed != "" && len(step.Edits) == 0 {
		signIn.Password, signIn.AtOnce = walk.NewSecret(typed), true
	}
	return []walk.Action{signIn}
}

// invited says how a new user signs in first, by the status that the user has.
func invited(step walk.Step, message string, why walk.Explanation) walk.Explanation {
	var answer struct{ User struct{ UserStatus string } }
	_ = json.Unmarshal(step.Exchange.Answer.Reveal(), &answer)
	withoutPassword := answer.User.UserStatus == api.StatusConfirmed
	switch {
	case withoutPassword:
		why.Description = "The user is created, without a password, and can sign in at once: with a code (USER_AUTH), as the pool allows that and the user has an address for it."
		why.Notes = []string{"To give the user a password as well: AdminSetUserPassword."}
	case message == api.MessageSuppress:
		why.Notes = []string{"Cognito sent no invitation, because MessageAction is SUPPRESS: tell the user the temporary password."}
	case message == api.MessageResend:
		why.Description = "The invitation was sent again, with a new temporary password. The first sign-in asks for a new one."
		why.Notes = nil
	}
	return why
}

// passwordFlow is a flow that signs in with a password, one that the client allows
// where that is known.
func (k poolFacts) passwordFlow() string {
	if k.Client != nil && !pool.FlowEnabled(k.Client, api.FlowUserSRPAuth) && pool.FlowEnabled(k.Client, api.FlowUserPasswordAuth) {
		return api.FlowUserPasswordAuth
	}
	return api.FlowUserSRPAuth
}

// verifiedBy is the address that an attribute marks as verified.
var verifiedBy = map[string]string{
	api.AttributeEmail + "_verified":       "the email address",
	api.AttributePhoneNumber + "_verified": "the phone number",
}

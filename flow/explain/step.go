package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// Step explains a step of any kind: what was asked, what was refused, tokens,
// or what a helper call did. The facts may be nil.
func Step(w walk.Walk, step walk.Step, facts *pool.Facts) walk.Explanation {
	switch {
	case step.Error != nil:
		return Failure(w, step, facts)
	case step.Challenge != nil:
		return Challenge(w, step, facts)
	case step.Tokens != nil:
		return sanitized(tokens(w, step, facts))
	default:
		if unsent, ok := unsentCode(w, step, factsOf(facts)); ok {
			return sanitized(unsent)
		}
		done, ok := operationExplanations[step.Exchange.Operation]
		why := walk.Explanation{Description: done.description, Notes: append([]string(nil), done.notes...), Known: ok}
		switch {
		case step.Exchange.Operation == api.SetUserMFAPreference:
			why.Description = cmp.Or(factorsSet(step), why.Description)
		case step.Exchange.Operation == api.VerifySoftwareToken && w.Tokens() != nil:
			why.Actions = []walk.Action{perform(api.SetUserMFAPreference, "Turn the second factor on")}
		}
		return sanitized(factsOf(facts).administered(w, step, why))
	}
}

func tokens(w walk.Walk, step walk.Step, facts *pool.Facts) walk.Explanation {
	why := walk.Explanation{Reasons: factsOf(facts).tokenReasons(w, step), Description: "Sign-in succeeded: Cognito issued the tokens.", Known: true}
	refreshed := api.Refreshes(sentBy(step.Exchange).AuthFlow) || step.Exchange.Operation == api.GetTokensFromRefreshToken
	switch {
	case refreshed:
		why.Description = "Cognito accepted the refresh token and issued new tokens without a sign-in."
	case !askedSecondFactor(w):
		why.Notes = append(why.Notes, factsOf(facts).noSecondFactor(w, step, why.Reasons))
		why.Reasons = slices.DeleteFunc(why.Reasons, func(reason walk.Reason) bool { return reason.Setting == mfaSetting })
	}
	if provedDevice(w) {
		why.Notes = append(why.Notes, factsOf(facts).deviceInstead())
	}
	if user := broughtUser(w); user != "" {
		why.Description = "Sign-in succeeded as " + user + ". Before it the pool had no such user: the UserMigration trigger found the user in an older system, " +
			"and Cognito created the user just now."
	}
	notes, next := factsOf(facts).tokenNotes(w, step)
	why.Notes, why.Next = append(why.Notes, notes...), next
	if !refreshed {
		why.Notes = append(why.Notes, factsOf(facts).whySecondFactor(w)...)
	}
	why.Notes = append(factsOf(facts).whoSignedIn(w, step), why.Notes...)
	return why
}

// whoSignedIn says who it is where that is not the name that was typed, or a user who
// was not there before.
func (k poolFacts) whoSignedIn(w walk.Walk, step walk.Step) []string {
	if user := broughtUser(w); user != "" {
		return []string{"The UserMigration trigger brought the user " + user + " just now."}
	}
	typed := failure{walk: w, step: step}.typed()
	if user := k.identify(typed).User; user != nil && user.Username != typed && !strings.EqualFold(user.Username, typed) {
		return []string{"The name that was typed is another name of the user. The user name itself is " + name(user.Username) + "."}
	}
	return nil
}

func provedDevice(w walk.Walk) bool {
	return slices.ContainsFunc(w.Steps, func(step walk.Step) bool {
		return step.Answered == api.ChallengeDevicePasswordVerifier && step.Error == nil
	})
}

// tokenNotes are what is worth doing next, as far as the tokens and the facts tell, and
// the call that does it, "" for none.
func (k poolFacts) tokenNotes(w walk.Walk, step walk.Step) (notes []string, next string) {
	if step.Tokens.Device != nil {
		notes = append(notes, "The pool can remember this device (ConfirmDevice). A refresh needs that, and the DEVICE_KEY, which authwalk sends.")
	}
	if before := (walk.Walk{Steps: w.Steps[:max(step.Number-1, 0)]}).Tokens(); step.Exchange.Operation == api.GetTokensFromRefreshToken &&
		before != nil && !step.Tokens.Refresh.IsZero() && step.Tokens.Refresh.Reveal() != before.Refresh.Reveal() {
		notes = append(notes, "A new refresh token came with them: it replaces the older one, which stops working.")
	} else if k.Client != nil && k.Client.Rotates() {
		notes = append(notes, "This client rotates refresh tokens: each refresh (Refresh with rotation) brings a new one, and the older one stops working.")
	}
	typed := failure{walk: w, step: step}.typed()
	user := k.identify(typed).User
	if user == nil {
		return notes, ""
	}
	if user.PreferredMfaSetting == api.ChallengeSoftwareTokenMFA && !slices.Contains(user.UserMFASettingList, api.ChallengeSoftwareTokenMFA) && !askedSecondFactor(w) {
		return append(notes, "To be asked for it: set up an authenticator app, then turn the second factor on."), api.AssociateSoftwareToken
	}
	return notes, ""
}

// broughtUser is the user whom the UserMigration trigger brought in this walk, or "".
func broughtUser(w walk.Walk) string {
	for _, step := range w.Steps {
		for _, call := range step.Triggers {
			if call.Trigger == api.TriggerUserMigration && call.Result == walk.TriggerAnswered && call.Effect != "" {
				return name(failure{walk: w, step: step}.typed())
			}
		}
	}
	return ""
}

func askedSecondFactor(w walk.Walk) bool {
	return slices.ContainsFunc(w.Steps, func(step walk.Step) bool { return asksSecondFactor(w, step) })
}

func asksSecondFactor(w walk.Walk, step walk.Step) bool {
	if step.Challenge == nil {
		return false
	}
	switch step.Challenge.Name {
	case api.ChallengeSMSMFA, api.ChallengeSoftwareTokenMFA, api.ChallengeSelectMFAType, api.ChallengeMFASetup, api.ChallengeDeviceSRPAuth:
		return true
	case api.ChallengeEmailOTP:
		return !asked{walk: w, step: step, challenge: step.Challenge}.isFirstFactor()
	}
	return false
}

// whySecondFactor says by which setting Cognito asked for a second factor, where the
// settings are known.
func (k poolFacts) whySecondFactor(w walk.Walk) []string {
	for _, step := range w.Steps {
		if !asksSecondFactor(w, step) || step.Challenge.Name == api.ChallengeDeviceSRPAuth {
			continue
		}
		reasons, _ := k.challengeReasons(w, step)
		if len(reasons) == 0 {
			return nil
		}
		return []string{"Second factor: Cognito asked for " + name(step.Challenge.Name) + ", because " + clause(reasons[0]) + "."}
	}
	return nil
}

// deviceInstead says what the proof of a remembered device was good for.
func (k poolFacts) deviceInstead() string {
	if k.mfaConfiguration() == api.MFAOff {
		return "The remembered device proved itself."
	}
	return "Second factor: skipped, because the remembered device proved itself."
}

// clause is a reason inside a sentence. Some settings have no value to tell.
func clause(because walk.Reason) string {
	if because.Value == "" {
		return because.Text
	}
	return fmt.Sprintf("%s is %s, and %s", because.Setting, because.Value, because.Text)
}

// mfaSetting is the setting that decides on second factors.
const mfaSetting = "MfaConfiguration"

// noSecondFactor says why Cognito asked for no second factor: by the pool's
// settings where they are known, else as far as the flow tells. What the walk itself
// has changed of the user since they were read does not matter to that.
func (k poolFacts) noSecondFactor(w walk.Walk, step walk.Step, reasons []walk.Reason) string {
	for _, reason := range reasons {
		switch reason.Setting {
		case mfaSetting:
			return "No second factor: " + mfaSetting + " is " + reason.Value + ", and " + reason.Text + "."
		case "WebAuthnConfiguration.FactorConfiguration":
			return "No second factor: " + reason.Text + "."
		}
	}
	if setting := k.mfaConfiguration(); setting == api.MFAOff {
		return "No second factor: " + mfaSetting + " is OFF."
	} else if user := k.identify(failure{walk: w, step: step}.typed()).User; setting == api.MFAOptional && user != nil && len(user.UserMFASettingList) == 0 {
		return "No second factor: " + mfaSetting + " is OPTIONAL, and the user has no second factor turned on."
	}
	if w.Start.AuthFlow == api.FlowCustomAuth {
		return "No second factor: MFA follows only a password, and a custom flow can do without one."
	}
	return "No second factor: MFA is off for the pool, or optional and this user has none turned on (SetUserMFAPreference)."
}

// operationExplanations is what calls beside the challenges have done, by operation.
var operationExplanations = map[string]explanation{
	api.AssociateSoftwareToken: {
		description: "Cognito made a secret for an authenticator app. It works after a code from it is verified.",
		notes:       []string{"Each call makes a new secret. The earlier unverified secret no longer works."},
	},
	api.VerifySoftwareToken: {
		description: "The app's code was right: the app is registered.",
		notes: []string{
			"With an access token it is not turned on yet: SetUserMFAPreference does that.",
			"Each code works once: the next sign-in needs another.",
		},
	},
	api.SetUserMFAPreference: {
		description: "The user's second factors are set. The next sign-in asks for the preferred one.",
		notes:       []string{"Several factors without a preferred one lead to SELECT_MFA_TYPE."},
	},
	api.SetUserSettings:      {description: textMessagesSet},
	api.AdminSetUserSettings: {description: textMessagesSet},
	api.SignUp: {
		description: "The user was created. Cognito refuses to sign the user in until the sign-up is confirmed.",
		notes:       []string{"No code? The pool might confirm users by itself, or not verify addresses."},
	},
	api.ConfirmSignUp:          {description: "The sign-up is confirmed: the user can sign in."},
	api.ResendConfirmationCode: {description: "A new code was sent. The older one no longer works.", notes: []string{hiddenSuccess}},
	api.ForgotPassword: {
		description: "A code to reset the password was sent, to a verified address of the user.",
		notes: []string{
			hiddenSuccess,
			"No code? Cognito sends none to an address that is not verified, whatever the response says.",
			"The address that second-factor codes go to is not used.",
		},
	},
	api.ConfirmForgotPassword:     {description: "The new password is set: the user can sign in with it."},
	api.AdminSetUserPassword:      {description: "The password is set."},
	api.AdminUpdateUserAttributes: {description: "The user's attributes are changed."},
	api.AdminConfirmSignUp:        {description: "The sign-up is confirmed: the user can sign in."},
	api.AdminEnableUser:           {description: "The user is enabled, and can sign in."},
	api.AdminDisableUser:          {description: "The user is disabled: Cognito refuses every sign-in of the user."},
	api.ChangePassword:            {description: "The password is changed. Existing tokens stay valid."},
	api.GlobalSignOut: {
		description: "All refresh tokens of the user are revoked. Cognito no longer accepts the user's access tokens.",
		notes:       []string{stillValid},
	},
	api.RevokeToken: {
		description: "The refresh token is revoked. Cognito no longer accepts access tokens made from it.",
		notes:       []string{stillValid, "Cognito gives the same response for an invalid token."},
	},
	api.GetUser:                          {description: "The user's attributes, as this access token may read them."},
	api.GetUserAuthFactors:               {description: "The factors this user can sign in with."},
	api.GetUserAttributeVerificationCode: {description: "A code was sent to the address; VerifyUserAttribute takes it."},
	api.VerifyUserAttribute:              {description: "The address is verified. If it is an alias, it is now a sign-in name; reset codes can go there."},
	api.ConfirmDevice: {
		description: "The device is registered, and its secret is kept here. The next sign-in names it (DEVICE_KEY) and proves it.",
		notes:       []string{"Refreshing needs the DEVICE_KEY from now on; authwalk sends it."},
	},
	api.CompleteWebAuthnRegistration: {description: "The passkey is registered. From now on the user can sign in with it (USER_AUTH, WEB_AUTHN)."},
	api.DeleteUser: {
		description: "The user is deleted, for good. Cognito no longer accepts the user's tokens, and nobody can sign in under this name.",
		notes:       []string{stillValid},
	},
	api.UpdateDeviceStatus: {description: "The user's choice is stored. Only a remembered device proves itself at the next sign-in."},
	api.ListUserSessions:   {description: "The user's sessions that have not ended: one for each sign-in, whatever was refreshed since."},
	api.RevokeUserSession: {
		description: "The session is ended: its access and refresh tokens are revoked.",
		notes:       []string{stillValid},
	},
	api.ListDevices:  {description: "The user's remembered devices. Cognito does not list those that are not remembered."},
	api.ForgetDevice: {description: "Cognito has forgotten the device. Refresh tokens that were issued to it no longer work."},
}

const (
	textMessagesSet = "Text messages are the user's second factor now, or turned off. SetUserMFAPreference is the present form, and knows the other factors too."
	hiddenSuccess   = "If the client hides unknown users, Cognito responds the same for users that do not exist."
	stillValid      = "Other services usually accept an access token until it expires (exp)."
)

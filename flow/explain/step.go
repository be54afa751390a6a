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
	why := explainStep(w, step, facts)
	why.Summary = summary(w, step, why.Description)
	return why
}

func explainStep(w walk.Walk, step walk.Step, facts *pool.Facts) walk.Explanation {
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
		switch step.Exchange.Operation {
		case api.SetUserMFAPreference:
			why.Description = cmp.Or(factorsSet(step), why.Description)
		case api.UpdateDeviceStatus, api.AdminUpdateDeviceStatus:
			why.Description = cmp.Or(deviceStatusSet[step.Exchange.Request.Members().Get("DeviceRememberedStatus")], why.Description)
		}
		why.Actions = factsOf(facts).afterwards(w, step)
		return sanitized(factsOf(facts).administered(w, step, why))
	}
}

// allowsUserAuth reports whether the client is known to allow USER_AUTH.
func (k poolFacts) allowsUserAuth() bool {
	return k.Client != nil && pool.FlowEnabled(k.Client, api.FlowUserAuth)
}

func tokens(w walk.Walk, step walk.Step, facts *pool.Facts) walk.Explanation {
	why := walk.Explanation{Reasons: factsOf(facts).tokenReasons(w, step), Description: signedInWith(w, step), Known: true}
	refreshed := api.Refreshes(sentBy(step.Exchange).AuthFlow) || step.Exchange.Operation == api.GetTokensFromRefreshToken
	switch {
	case refreshed:
		why.Description = "Cognito accepted the refresh token and issued new tokens without a sign-in."
	case !askedSecondFactor(w):
		if said := factsOf(facts).withoutSecondFactor(w, step, why.Reasons); said != "" {
			why.Notes = append(why.Notes, said)
			why.Reasons = slices.DeleteFunc(why.Reasons, func(reason walk.Reason) bool { return reason.Setting == mfaSetting })
			why.Named = factsOf(facts).namedWith(said)
		}
	}
	why.Notes = append(why.Notes, factsOf(facts).verifiedByCode(w, step)...)
	if provedDevice(w) {
		why.Notes = append(why.Notes, factsOf(facts).deviceInstead())
	}
	if user := broughtUser(w); user != "" {
		why.Description += " Before that the pool had no user " + user + ": the UserMigration trigger found the user in an older system, " +
			"and Cognito created the user just now."
	}
	notes, next := factsOf(facts).tokenNotes(w, step)
	why.Notes, why.Next = append(why.Notes, notes...), next
	if said := factsOf(facts).preferredNotSetUp(w, step); said != "" {
		why.Notes, why.Next = slices.Insert(why.Notes, 0, said), api.AssociateSoftwareToken
	}
	if !refreshed {
		why.Notes = append(why.Notes, factsOf(facts).whySecondFactor(w)...)
	}
	why.Notes = append(factsOf(facts).whoSignedIn(w, step), why.Notes...)
	return why
}

// verifiedByCode says which address a right code has verified on the way.
func (k poolFacts) verifiedByCode(w walk.Walk, step walk.Step) []string {
	user := k.identify(failure{walk: w, step: step}.typed()).User
	if user == nil {
		return nil
	}
	var said []string
	for _, address := range []struct{ name, attribute, challenge string }{
		{"phone number", api.AttributePhoneNumber, api.ChallengeSMSMFA}, {"email address", api.AttributeEmail, api.ChallengeEmailOTP},
	} {
		if user.UserAttributes.Get(address.attribute) != "" && !user.UserAttributes.Verified(address.attribute) && accepted(w, address.challenge) {
			said = append(said, "The code also verified the "+address.name+": "+address.attribute+"_verified is true from now on.")
		}
	}
	return said
}

// whoSignedIn says who it is where that is not the name that was typed, or a user who
// was not there before.
func (k poolFacts) whoSignedIn(w walk.Walk, step walk.Step) []string {
	if user := broughtUser(w); user != "" {
		return []string{"The UserMigration trigger brought the user " + user + " just now."}
	}
	typed := failure{walk: w, step: step}.typed()
	if user := k.identify(typed).User; user != nil && user.Username != typed && !strings.EqualFold(user.Username, typed) {
		return []string{name(typed) + " is another name of this user, to sign in with. The user name itself is " + name(user.Username) + "."}
	}
	return nil
}

func provedDevice(w walk.Walk) bool { return accepted(w, api.ChallengeDevicePasswordVerifier) }

func provedPassword(w walk.Walk) bool { return accepted(w, api.ChallengePasswordVerifier) }

// accepted reports whether an answer to the challenge was right.
func accepted(w walk.Walk, challenge string) bool {
	return slices.ContainsFunc(w.Steps, func(step walk.Step) bool { return step.Answered == challenge && step.Error == nil })
}

// graceOf is when an exchanged refresh token of the client stops working, as the end of a
// sentence.
func graceOf(client *pool.Client) string {
	switch {
	case client == nil:
		return " after the client's grace period (RetryGracePeriodSeconds, 60 at most)"
	case client.GracePeriod() == 0:
		return " at once, as RetryGracePeriodSeconds of the client is 0"
	default:
		return fmt.Sprintf(" after %d s (RetryGracePeriodSeconds of the client)", int(client.GracePeriod().Seconds()))
	}
}

// tokenNotes are what is worth doing next, as far as the tokens and the facts tell, and
// the call that does it, "" for none.
func (k poolFacts) tokenNotes(w walk.Walk, step walk.Step) (notes []string, next string) {
	if step.Tokens.Device != nil {
		notes = append(notes, "A refresh needs the device to be remembered (ConfirmDevice), and its DEVICE_KEY, which authwalk sends.")
	}
	if before := (walk.Walk{Steps: w.Steps[:max(step.Number-1, 0)]}).Tokens(); step.Exchange.Operation == api.GetTokensFromRefreshToken &&
		before != nil && !step.Tokens.Refresh.IsZero() && step.Tokens.Refresh.Reveal() != before.Refresh.Reveal() {
		notes = append(notes, "A new refresh token came with them: it replaces the older one, which stops working"+graceOf(k.Client)+".")
	} else if k.Client != nil && k.Client.Rotates() {
		notes = append(notes, "This client rotates refresh tokens: each refresh (Refresh with rotation) brings a new one, and the older one stops working"+graceOf(k.Client)+".")
		next = api.GetTokensFromRefreshToken
	}
	return notes, next
}

// preferredNotSetUp says that the user was not asked for the preferred factor, as there is none
// of it; "" where that is not so.
func (k poolFacts) preferredNotSetUp(w walk.Walk, step walk.Step) string {
	user := k.identify(failure{walk: w, step: step}.typed()).User
	const preferred = api.ChallengeSoftwareTokenMFA
	if user == nil || user.PreferredMfaSetting != preferred || slices.Contains(user.UserMFASettingList, preferred) || askedSecondFactor(w) {
		return ""
	}
	return preferred + " is preferred and not set up. To be asked for it: set up an authenticator app, then turn the second factor on."
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
		if step.Challenge.Name == api.ChallengeSelectMFAType && accepted(w, api.ChallengeSelectMFAType) {
			return []string{"Second factor: " + name(usedFactor(w, step)) + ", because you chose it at " + api.ChallengeSelectMFAType + "."}
		}
		reasons, _ := k.challengeReasons(w, step)
		if len(reasons) == 0 {
			return nil
		}
		asked, because := "Second factor: "+name(usedFactor(w, step))+", ", reasons[0]
		if because.Setting == mfaSetting {
			return []string{asked + "because " + mfaSetting + " is " + because.Value + mfaAsks[because.Value] + "."}
		}
		return []string{asked + "because " + because.Text + ". The setting is " + strings.TrimSpace(because.Setting+" "+because.Value) + "."}
	}
	return nil
}

// usedFactor is the factor that a choice or a set-up ended in, after the step that asked for
// it: neither is a factor itself.
func usedFactor(w walk.Walk, asking walk.Step) string {
	factor := asking.Challenge.Name
	for _, step := range w.Steps {
		switch {
		case step.Number < asking.Number || step.Error != nil:
		case step.Exchange.Operation == api.VerifySoftwareToken:
			factor = api.ChallengeSoftwareTokenMFA
		case step.Challenge != nil && slices.Contains(api.SecondFactors(), step.Challenge.Name):
			factor = step.Challenge.Name
		}
	}
	return factor
}

// mfaAsks is whom a setting of MfaConfiguration asks for a second factor, shorter than the
// rule itself has it.
var mfaAsks = map[string]string{
	api.MFAOn:       ", and the pool requires one of every user",
	api.MFAOptional: ", and the user has it turned on",
}

// deviceInstead says what the proof of a remembered device was good for.
func (k poolFacts) deviceInstead() string {
	if k.mfaConfiguration() == api.MFAOff {
		return "The remembered device proved itself."
	}
	return "Second factor: skipped, because the remembered device proved itself."
}

// mfaSetting is the setting that decides on second factors.
const mfaSetting = "MfaConfiguration"

const noneTurnedOn = "No second factor: " + mfaSetting + " is OPTIONAL, and the user has none turned on."

// namedWith are the settings that the sentence on the second factor tells of.
func (k poolFacts) namedWith(said string) []walk.Reason {
	setting := k.mfaConfiguration()
	switch {
	case setting == "":
		return nil
	case said == noneTurnedOn:
		return []walk.Reason{{Setting: mfaSetting, Value: setting}, {Setting: "UserMFASettingList", Value: "none"}}
	default:
		return []walk.Reason{{Setting: mfaSetting, Value: setting}}
	}
}

// noSecondFactor says why Cognito asked for no second factor: by the pool's
// settings where they are known, else as far as the flow tells. What the walk itself
// has changed of the user since they were read does not matter to that.
func (k poolFacts) noSecondFactor(w walk.Walk, step walk.Step, reasons []walk.Reason) string {
	if missing := k.notOffered(w, step); missing != "" && k.mfaConfiguration() != api.MFAOff {
		return "No second factor: " + strings.ToLower(missing[:1]) + missing[1:]
	}
	for _, reason := range reasons {
		switch {
		case reason.Setting == mfaSetting && reason.Value == api.MFAOptional:
			return noneTurnedOn
		case reason.Setting == mfaSetting:
			return "No second factor: " + mfaSetting + " is " + reason.Value + ", and " + reason.Text + "."
		}
	}
	if setting := k.mfaConfiguration(); setting == api.MFAOff {
		return "No second factor: " + mfaSetting + " is OFF."
	} else if user := k.identify(failure{walk: w, step: step}.typed()).User; setting == api.MFAOptional && user != nil && len(user.UserMFASettingList) == 0 {
		return noneTurnedOn
	}
	if w.Start.AuthFlow == api.FlowCustomAuth && !provedPassword(w) {
		return "No second factor: MFA follows only a password, and this custom flow asked for none. With CHALLENGE_NAME SRP_A it begins with the password."
	}
	return "No second factor: MFA is off for the pool, or optional and this user has none turned on (SetUserMFAPreference)."
}

package explain

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// passed says what it means that the answer to a challenge was accepted.
var passed = map[string]string{
	api.ChallengePasswordVerifier:       "The password was right.",
	api.ChallengePassword:               "The password was right.",
	api.ChallengePasswordSRP:            "The password was right.",
	api.ChallengeNewPasswordRequired:    "The new password is set.",
	api.ChallengeSMSMFA:                 "The code from the text message was right.",
	api.ChallengeSMSOTP:                 "The code from the text message was right.",
	api.ChallengeEmailOTP:               "The code from the email was right.",
	api.ChallengeSoftwareTokenMFA:       "The code from the authenticator app was right.",
	api.ChallengeMFASetup:               "The second factor is set up.",
	api.ChallengeWebAuthn:               "The passkey has signed, and no password was needed.",
	api.ChallengeCustomChallenge:        "The answer was accepted.",
	api.ChallengeDevicePasswordVerifier: "The device proved that it is a remembered one, so no code was needed.",
}

// comes says what a challenge asks for.
var comes = map[string]string{
	api.ChallengePasswordVerifier:       "Now the password has to be proved, without sending it.",
	api.ChallengePassword:               "Now the password is asked for.",
	api.ChallengePasswordSRP:            "Now the password is asked for.",
	api.ChallengeNewPasswordRequired:    "It was a temporary one: now a new password is asked for.",
	api.ChallengeSMSMFA:                 "Now a code that was sent by text message is asked for.",
	api.ChallengeSMSOTP:                 "Now a code that was sent by text message is asked for.",
	api.ChallengeEmailOTP:               "Now a code that was sent by email is asked for.",
	api.ChallengeSoftwareTokenMFA:       "Now a code from the authenticator app is asked for.",
	api.ChallengeSelectMFAType:          "The user has several second factors: now one is to be chosen.",
	api.ChallengeMFASetup:               "A second factor is required, and the user has none: one is set up now.",
	api.ChallengeSelectChallenge:        "There are several ways to sign in: now one is to be chosen.",
	api.ChallengeWebAuthn:               "Now a passkey has to sign.",
	api.ChallengeCustomChallenge:        "Now the pool asks a question of its own.",
	api.ChallengeDeviceSRPAuth:          "Now the remembered device has to prove itself.",
	api.ChallengeDevicePasswordVerifier: "Now the remembered device has to prove itself.",
}

// sendPasswords are the flows that begin with the password.
var sendPasswords = []string{api.FlowUserPasswordAuth, api.FlowAdminUserPasswordAuth, api.FlowAdminNoSRPAuth}

// happened says in plain words what a step brought about, for people who watch and do not
// know Cognito. The description is that of its explanation.
func happened(w walk.Walk, step walk.Step, description string) string {
	switch {
	case step.Error != nil && step.Error.Kind == walk.Refused:
		return "Refused. " + firstSentence(description)
	case step.Error != nil || step.Challenge == nil && step.Tokens == nil:
		return firstSentence(description)
	}
	said := []string{passed[step.Answered]}
	sent := sentBy(step.Exchange)
	if step.Answered == "" && slices.Contains(sendPasswords, sent.AuthFlow) {
		said = []string{passed[api.ChallengePassword]}
	}
	switch {
	case step.Challenge != nil:
		said = append(said, comes[step.Challenge.Name])
	case api.Refreshes(sent.AuthFlow) || step.Exchange.Operation == api.GetTokensFromRefreshToken:
		said = append(said, "There are new tokens, without signing in again.")
	default:
		said = append(said, name(w.Start.Username)+" is signed in.")
	}
	return strings.TrimSpace(strings.Join(said, " "))
}

// firstSentence is the beginning of a text, up to the end of a sentence.
func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}

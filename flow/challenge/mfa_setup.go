package challenge

import (
	"slices"

	"authwalk/flow/walk"
)

// The operations that register an authenticator app.
const (
	associate = "AssociateSoftwareToken"
	verify    = "VerifySoftwareToken"
)

// The keys of the fields of MFA_SETUP that are not keys of its answer.
const (
	setupType = "TYPE"
	setupCode = "CODE"
	setupName = "DEVICE_NAME"
)

// mfaSetup takes three calls with an authenticator app: each returns the
// session that the next must use. With e-mail it takes one, and EMAIL_OTP
// follows.
var mfaSetup = Challenge{
	Name:  "MFA_SETUP",
	Label: "set up a second factor",
	Description: "The pool requires a second factor and the user has none that works. It is set up here, in the middle of the sign-in: " +
		"an authenticator app, or an e-mail address. A phone number cannot be added here.",
	Prompt: promptMFASetup,
	Reply:  replyMFASetup,
	Members: []Member{
		username, secretHash, userIDForSRP,
		{Name: "MFAS_CAN_SETUP", Says: "The factors that can be set up, a JSON list inside a string. The AWS CLI's manuals print the key without its S."},
		{Name: "EMAIL", Says: "The address to use as a factor; a code is sent to it."},
	},
}

func promptMFASetup(s Situation) walk.Prompt {
	prompt := walk.Prompt{Name: "MFA_SETUP", Progress: setupProgress(s)}
	associated, hasSecret := s.Pending.Helper(associate)
	switch {
	case setupVerified(s):
		prompt.Auto = true
		prompt.Sentence = "The authenticator is verified."
		prompt.Button = "Go on"
	case hasSecret:
		askForCode(&prompt, s, associated)
	case onlyAuthenticator(s):
		prompt.Auto = true
		prompt.Sentence = "The pool requires a second factor and this user has none: an authenticator app can be set up."
		prompt.Button = "Get a secret"
	default:
		askForType(&prompt, s)
	}
	return prompt
}

func askForCode(prompt *walk.Prompt, s Situation, associated walk.Step) {
	prompt.Sentence = "Add the secret to an authenticator app, then type the code it shows."
	prompt.Button = "Verify"
	prompt.Authenticator = &walk.Authenticator{
		Secret:  walk.NewSecret(associated.Members.Get("SecretCode")),
		Account: s.Walk.Start.Username,
		Issuer:  "Cognito",
	}
	prompt.Fields = []walk.Field{
		codeField(setupCode, "Code from the app", 6),
		{Key: setupName, Label: "Name for this authenticator", Kind: walk.Text, Optional: true},
	}
	prompt.Help = "The secret is the factor: who sees it can make codes. The session changes with each call, so going back means starting again."
}

func askForType(prompt *walk.Prompt, s Situation) {
	prompt.Sentence = "The pool requires a second factor and this user has none. Choose one to set up."
	prompt.Button = "Go on"
	choices := make([]walk.Choice, 0, 3)
	for _, factor := range listParameter(s.Parameter("MFAS_CAN_SETUP")) {
		choice := factorChoice(factor)
		if factor == "SMS_MFA" {
			choice.Disabled = "needs a phone_number first"
		}
		choices = append(choices, choice)
	}
	prompt.Fields = []walk.Field{
		{Key: setupType, Label: "Factor", Kind: walk.Choose, Choices: choices},
		{
			Key: "EMAIL", Label: "E-mail address", Kind: walk.Text,
			When: &walk.Condition{Key: setupType, Values: []string{"EMAIL_OTP"}},
			Help: "It is stored as the user's e-mail address and verified by the code.",
		},
	}
}

func setupProgress(s Situation) []walk.Progress {
	if !slices.Contains(listParameter(s.Parameter("MFAS_CAN_SETUP")), "SOFTWARE_TOKEN_MFA") {
		return nil
	}
	_, hasSecret := s.Pending.Helper(associate)
	verified := setupVerified(s)
	state := func(done, here bool) walk.State {
		switch {
		case done:
			return walk.Done
		case here:
			return walk.Here
		default:
			return walk.NotYet
		}
	}
	return []walk.Progress{
		{Text: associate, Note: "a secret", State: state(hasSecret, !hasSecret)},
		{Text: "add it to an app", State: state(verified, hasSecret)},
		{Text: verify, Note: "a code", State: state(verified, false)},
		{Text: "RespondToAuthChallenge", Note: "MFA_SETUP", State: state(false, verified)},
	}
}

func setupVerified(s Situation) bool {
	verified, ok := s.Pending.Helper(verify)
	return ok && verified.Members.Get("Status") == "SUCCESS"
}

// onlyAuthenticator reports whether there is nothing to choose.
func onlyAuthenticator(s Situation) bool {
	usable := slices.DeleteFunc(listParameter(s.Parameter("MFAS_CAN_SETUP")), func(factor string) bool {
		return factor == "SMS_MFA"
	})
	return len(usable) == 1 && usable[0] == "SOFTWARE_TOKEN_MFA"
}

func replyMFASetup(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
	_, hasSecret := s.Pending.Helper(associate)
	switch {
	case setupVerified(s):
		return respond(s, map[string]string{})
	case given.Get("EMAIL") != "" || given.Get(setupType) == "EMAIL_OTP":
		return respond(s, map[string]string{"EMAIL": given.Get("EMAIL")})
	case !hasSecret && (onlyAuthenticator(s) || given.Get(setupType) == "SOFTWARE_TOKEN_MFA"):
		return request(associate, map[string]any{"Session": s.Pending.Session.Reveal()})
	case hasSecret:
		return verifyRequest(s, given)
	case given.Get(setupType) != "":
		return walk.Request{}, cannotSend(walk.CannotBeSetUp, setupType, given.Get(setupType)+" cannot be set up during a sign-in")
	default:
		return walk.Request{}, cannotSend(walk.MissingMember, setupType, "choose the factor to set up")
	}
}

func verifyRequest(s Situation, given walk.Values) (walk.Request, error) {
	body := map[string]any{"Session": s.Pending.Session.Reveal(), "UserCode": given.Get(setupCode)}
	if name := given.Get(setupName); name != "" {
		body["FriendlyDeviceName"] = name
	}
	return request(verify, body)
}

package challenge

import (
	"cmp"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// The operations that register an authenticator app.
const (
	associate = api.AssociateSoftwareToken
	verify    = api.VerifySoftwareToken
)

// The keys of the fields of MFA_SETUP that are not keys of its answer.
const (
	setupType = "TYPE"
	setupCode = api.KeyCode
)

// mfaSetup takes three calls with an authenticator app: each returns the
// session that the next must use. With email it takes one, and EMAIL_OTP
// follows.
var mfaSetup = Challenge{
	Name:   api.ChallengeMFASetup,
	Prompt: promptMFASetup,
	Reply:  replyMFASetup,
}

func promptMFASetup(s Situation) walk.Prompt {
	prompt := walk.Prompt{Name: api.ChallengeMFASetup, Progress: setupProgress(s)}
	associated, hasSecret := s.Pending.Made(associate)
	switch {
	case setupVerified(s):
		prompt.Auto = true
		prompt.Sentence = "The authenticator app is verified."
		prompt.Button = "Continue"
	case hasSecret:
		asked := AuthenticatorPrompt(api.ChallengeMFASetup, s, associated)
		asked.Progress = prompt.Progress
		return asked
	case onlyAuthenticator(s):
		prompt.Auto = true
		prompt.Sentence = "The pool requires a second factor and this user has none. Set up an authenticator app now."
		prompt.Button = "Get a secret"
	default:
		askForType(&prompt, s)
	}
	return prompt
}

func askForType(prompt *walk.Prompt, s Situation) {
	prompt.Sentence = "The pool requires a second factor and this user has none. Choose a factor to set up."
	prompt.Button = "Continue"
	prompt.Progress = nil // the calls are those of the factor that is chosen
	choices := make([]walk.Choice, 0, 3)
	for _, factor := range canSetUp(s) {
		choice := FactorChoice(factor)
		if factor == api.ChallengeSMSMFA {
			choice.Disabled = "needs a phone_number first"
		}
		choices = append(choices, choice)
	}
	if len(choices) == 0 {
		choices = noFactor("the server offers no factor")
		prompt.Sentence = "The pool requires a second factor, this user has none, and the server offers none to set up. " +
			"Ask an administrator to add a factor, then start over."
	}
	prompt.Fields = []walk.Field{
		{Key: setupType, Label: "Factor", Kind: walk.Choose, Choices: choices},
		{
			Key: api.KeyEmail, Label: "Email address", Kind: walk.Text,
			When: &walk.Condition{Key: setupType, Values: []string{api.ChallengeEmailOTP}},
			Help: "Cognito saves it as the user's email address and verifies it with the code.",
		},
	}
}

// canSetUp are the factors that the service lets the user set up.
func canSetUp(s Situation) []string {
	return listParameter(cmp.Or(s.Parameter(api.KeyMFAsCanSetUp), s.Parameter(api.KeyMFACanSetUp)))
}

func setupProgress(s Situation) []walk.Progress {
	if !slices.Contains(canSetUp(s), api.ChallengeSoftwareTokenMFA) {
		return nil
	}
	_, hasSecret := s.Pending.Made(associate)
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
		{Text: api.RespondToAuthChallenge, Note: api.ChallengeMFASetup, State: state(false, verified)},
	}
}

func setupVerified(s Situation) bool {
	verified, ok := s.Pending.Made(verify)
	return ok && IsVerified(verified)
}

// IsVerified reports whether the answer of VerifySoftwareToken says that the
// code was right. A wrong one is refused with an exception.
func IsVerified(verified walk.Step) bool { return verified.Members.Get("Status") == api.VerifySuccess }

// onlyAuthenticator reports whether there is nothing to choose.
func onlyAuthenticator(s Situation) bool {
	usable := slices.DeleteFunc(canSetUp(s), func(factor string) bool {
		return factor == api.ChallengeSMSMFA
	})
	return len(usable) == 1 && usable[0] == api.ChallengeSoftwareTokenMFA
}

func replyMFASetup(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
	associated, hasSecret := s.Pending.Made(associate)
	switch {
	case setupVerified(s):
		return Respond(s, given.Without(setupType, setupCode, api.KeyDeviceName, api.KeyEmail).Reveal())
	case given.Get(api.KeyEmail) != "" || given.Get(setupType) == api.ChallengeEmailOTP:
		return Respond(s, given.Without(setupType, setupCode, api.KeyDeviceName).With(api.KeyEmail, given.Get(api.KeyEmail)).Reveal())
	case !hasSecret && (onlyAuthenticator(s) || given.Get(setupType) == api.ChallengeSoftwareTokenMFA):
		return Request(associate, map[string]any{"Session": s.Pending.Session.Reveal()})
	case hasSecret:
		if err := VerifiesAuthenticator(tools, s, associated); err != nil {
			return walk.Request{}, err
		}
		return verifyRequest(s, given)
	case given.Get(setupType) != "":
		return walk.Request{}, CannotSend(walk.CannotBeSetUp, setupType, given.Get(setupType)+" cannot be set up during sign-in: choose another factor")
	default:
		return walk.Request{}, CannotSend(walk.MissingMember, setupType, "choose the factor to set up")
	}
}

func verifyRequest(s Situation, given walk.Values) (walk.Request, error) {
	body := map[string]any{"Session": s.Pending.Session.Reveal(), "UserCode": given.Get(setupCode)}
	if name := given.Get(api.KeyDeviceName); name != "" {
		body["FriendlyDeviceName"] = name
	}
	return Request(verify, body)
}

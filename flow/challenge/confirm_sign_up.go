package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var confirmSignUp = Challenge{
	Name: api.ConfirmSignUp,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ConfirmSignUp, Sentence: confirmationSentence(s), Button: "Confirm",
			Fields: []walk.Field{codeField(api.KeyCode, "Code", 6)},
			Help:   "A sign-up can be confirmed once. Ask for another code with ResendConfirmationCode: the old one is then dead.",
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		body := map[string]any{"ConfirmationCode": given.Get(api.KeyCode)}
		if session := s.Pending.Session.Reveal(); session != "" {
			body["Session"] = session
		}
		return clientRequest(api.ConfirmSignUp, s, signedUpName(s), body)
	},
	Next: func(s Situation, step walk.Step) string {
		if beganWithSignIn(s) || step.Members.Get("Session") != "" {
			return walk.InitiateAuth
		}
		return ""
	},
}

var resendConfirmationCode = Challenge{
	Name: api.ResendConfirmationCode,
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ResendConfirmationCode, Sentence: "A new confirmation code is sent; the old one stops working.",
			Button: "Send again", Auto: true,
		}
	},
	Reply: func(_ Tools, s Situation, _ walk.Values) (walk.Request, error) {
		return clientRequest(api.ResendConfirmationCode, s, signedUpName(s), map[string]any{})
	},
	Next: func(Situation, walk.Step) string { return api.ConfirmSignUp },
}

func confirmationSentence(s Situation) string {
	if s.Parameter(api.KeyDestination) == "" {
		return "Type the code from the message."
	}
	return codeSentence(s)
}

// signedUpName is the name a sign-up in this walk was made with.
func signedUpName(s Situation) string {
	for _, step := range s.Walk.Steps {
		if name := step.Answer.Get(api.KeyUsername); name != "" {
			return name
		}
	}
	return s.Walk.Start.Username
}

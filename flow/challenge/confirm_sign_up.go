package challenge

import "authwalk/flow/walk"

var confirmSignUp = Challenge{
	Name: "ConfirmSignUp", Label: "Confirm the sign-up",
	Description: "The code from the sign-up message confirms the user and verifies the address it went to. It lives 24 hours.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "ConfirmSignUp", Sentence: confirmationSentence(s), Button: "Confirm",
			Fields: []walk.Field{codeField(keyCode, "Code", 6)},
			Help:   "A sign-up can be confirmed once. Ask for another code with ResendConfirmationCode: the old one is then dead.",
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		body := map[string]any{"ConfirmationCode": given.Get(keyCode)}
		if session := s.Pending.Session.Reveal(); session != "" {
			body["Session"] = session
		}
		return clientRequest("ConfirmSignUp", s, signedUpName(s), body)
	},
	Next: func(s Situation, step walk.Step) string {
		if beganWithSignIn(s) || step.Members.Get("Session") != "" {
			return walk.InitiateAuth
		}
		return ""
	},
	Members: []Member{
		{Name: "ConfirmationCode", Secret: true, Says: "The code from the message."},
		{Name: keyCode, Secret: true, Says: "The code from the message."},
	},
}

var resendConfirmationCode = Challenge{
	Name: "ResendConfirmationCode", Label: "Send the confirmation code again",
	Description: "Sends a new confirmation code; the old one stops working.",
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: "ResendConfirmationCode", Sentence: "A new confirmation code is sent; the old one stops working.",
			Button: "Send again", Auto: true,
		}
	},
	Reply: func(_ Tools, s Situation, _ walk.Values) (walk.Request, error) {
		return clientRequest("ResendConfirmationCode", s, signedUpName(s), map[string]any{})
	},
	Next: func(Situation, walk.Step) string { return "ConfirmSignUp" },
}

func confirmationSentence(s Situation) string {
	if s.Parameter(destination.Name) == "" {
		return "Type the code from the message."
	}
	return codeSentence(s)
}

// signedUpName is the name a sign-up in this walk was made with.
func signedUpName(s Situation) string {
	for _, step := range s.Walk.Steps {
		if name := step.Answer.Get(username.Name); name != "" {
			return name
		}
	}
	return s.Walk.Start.Username
}

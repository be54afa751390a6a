package challenge

import (
	"fmt"

	"authwalk/flow/walk"
)

var softwareTokenMFA = Challenge{
	Name:  "SOFTWARE_TOKEN_MFA",
	Label: "code from an authenticator app",
	Description: "After the password Cognito asks for the six digits that an authenticator app shows now. " +
		"They change every 30 seconds, one step early or late is accepted, and each code counts once.",
	Prompt: func(s Situation) walk.Prompt {
		sentence := "Type the code that the authenticator app shows now."
		if name := s.Parameter("FRIENDLY_DEVICE_NAME"); name != "" {
			sentence = fmt.Sprintf("Type the code that the authenticator %q shows now.", name)
		}
		return codePrompt("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", sentence,
			"A code that was accepted once, be it while setting up, is refused the second time: wait for the next.", 6)
	},
	Reply: sendAnswer,
	Members: []Member{
		username, secretHash, userIDForSRP,
		{Name: "FRIENDLY_DEVICE_NAME", Says: "The name the authenticator was given when it was set up."},
		{Name: "SOFTWARE_TOKEN_MFA_CODE", Secret: true, Says: "The six digits from the authenticator app."},
	},
}

package storybook

import "authwalk/flow/walk"

var code = walk.Field{
	Key: "SMS_MFA_CODE", Label: "Code", Kind: walk.Code, Digits: 6, Hint: "6 digits. Spaces and dashes are ignored, so pasting works.",
	Help: "The code from the text message.",
}

var prompts = map[string]walk.Prompt{
	"PASSWORD_VERIFIER": {Name: "PASSWORD_VERIFIER", Sentence: "The password is proved without being sent.", Button: "Prove it", Auto: true},
	"SMS_MFA": {
		Name: "SMS_MFA", Sentence: "A code was sent by text message to +*******1234.", Button: "Send", Fields: []walk.Field{code},
		Help: "A second factor: who signs in must have the phone.",
	},
	"SOFTWARE_TOKEN_MFA": {
		Name: "SOFTWARE_TOKEN_MFA", Sentence: "Type the code that the authenticator app shows now.", Button: "Send",
		Fields: []walk.Field{{Key: "SOFTWARE_TOKEN_MFA_CODE", Label: "Code", Kind: walk.Code, Digits: 6, Hint: "It changes every 30 seconds."}},
	},
	"NEW_PASSWORD_REQUIRED": {
		Name: "NEW_PASSWORD_REQUIRED", Sentence: "This user has a temporary password and must choose another.", Button: "Set and go on",
		Fields: []walk.Field{
			{Key: "NEW_PASSWORD", Label: "New password", Kind: walk.Password},
			{Key: "again", Label: "Again", Kind: walk.Password, Same: "NEW_PASSWORD"},
			{Key: "userAttributes.given_name", Label: "given_name"},
			{Key: "userAttributes.locale", Label: "locale", Hint: "The pool requires this attribute."},
		},
		Rules: []walk.Rule{
			{Key: "NEW_PASSWORD", Text: "lower case letter", Kind: walk.Lowercase},
			{Key: "NEW_PASSWORD", Text: "symbol", Kind: walk.Symbol},
			{Key: "NEW_PASSWORD", Text: "upper case letter", Kind: walk.Uppercase},
			{Key: "NEW_PASSWORD", Text: "digit", Kind: walk.Number},
			{Key: "NEW_PASSWORD", Text: "characters", Kind: walk.MinLength, Least: 12},
			{Key: "NEW_PASSWORD", Text: "not used before: only Cognito knows", Kind: walk.OnlyService},
		},
		Values: []walk.Value{
			{Name: "requiredAttributes", Text: "given_name, locale", Note: "a list as JSON inside a string"},
			{Name: "email", Text: "new.user@example.com"},
		},
	},
	"MFA_SETUP": {
		Name: "MFA_SETUP", Sentence: "Add an authenticator app to this user.", Button: "Verify",
		Progress: []walk.Progress{
			{Text: "AssociateSoftwareToken", Note: "got a secret", State: walk.Done},
			{Text: "add it to an authenticator app", State: walk.Here},
			{Text: "VerifySoftwareToken", Note: "needs a code"},
			{Text: "RespondToAuthChallenge", Note: "MFA_SETUP"},
		},
		Authenticator: &walk.Authenticator{Secret: walk.NewSecret(secretCode), Account: "setup@example.com", Issuer: "Acme"},
		Fields: []walk.Field{
			{Key: "UserCode", Label: "Code from the app", Kind: walk.Code, Digits: 6},
			{Key: "FriendlyDeviceName", Label: "Name for this device", Optional: true, Value: "authwalk"},
		},
	},
	"SELECT_CHALLENGE": {
		Name: "SELECT_CHALLENGE", Sentence: "Choose how to go on. Each line says what comes next.", Button: "Go on",
		Fields: []walk.Field{
			{Key: "ANSWER", Label: "Factor", Kind: walk.Choose, Choices: []walk.Choice{
				{Value: "PASSWORD_SRP", Label: "PASSWORD_SRP", Leads: "prove the password", Help: "SRP_A goes in this same answer, so the next challenge is PASSWORD_VERIFIER."},
				{Value: "PASSWORD", Label: "PASSWORD", Leads: "send the password"},
				{Value: "EMAIL_OTP", Label: "EMAIL_OTP", Leads: "code by e-mail"},
				{Value: "SMS_OTP", Label: "SMS_OTP", Leads: "code by text message"},
				{Value: "WEB_AUTHN", Label: "WEB_AUTHN", Disabled: "no passkey of this user on this machine"},
			}},
			{Key: "PASSWORD", Label: "Password", Kind: walk.Password, When: &walk.Condition{Key: "ANSWER", Values: []string{"PASSWORD", "PASSWORD_SRP"}}},
		},
		Help: "USER_AUTH without a preferred challenge lets the user choose the first factor.",
	},
	"SELECT_MFA_TYPE": {
		Name: "SELECT_MFA_TYPE", Sentence: "Choose the second factor.", Button: "Go on",
		Fields: []walk.Field{{Key: "ANSWER", Label: "Factor", Kind: walk.Choose, Choices: []walk.Choice{
			{Value: "SMS_MFA", Label: "SMS_MFA", Leads: "code by text message"},
			{Value: "SOFTWARE_TOKEN_MFA", Label: "SOFTWARE_TOKEN_MFA", Leads: "code from an app"},
		}}},
	},
	"CUSTOM_CHALLENGE": {
		Name: "CUSTOM_CHALLENGE", Sentence: "A trigger of this pool asks something of its own.", Button: "Send", Free: true,
		Fields: []walk.Field{{Key: "ANSWER", Label: "Answer"}},
		Values: []walk.Value{{Name: "question", Text: "What is the name of the ship?"}, {Name: "USERNAME", Text: "custom"}},
	},
}

var whys = map[string]walk.Explanation{
	"PASSWORD_VERIFIER": {
		Description: "USER_SRP_AUTH: Cognito wants proof that the client knows the password, without seeing it.",
		Notes:       []string{"It allows a few seconds for the answer, so the answer went at once and this is a replay."},
	},
	"SMS_MFA": {
		Description: "MFA is on for this pool and text message is this user's preferred factor.",
		Reasons:     []walk.Reason{{Setting: "MfaConfiguration", Value: "ON"}, {Setting: "PreferredMfaSetting", Value: "SMS_MFA"}},
		Notes:       []string{"If no code arrives: the SMS sandbox only delivers to verified numbers."},
	},
	"SOFTWARE_TOKEN_MFA": {Description: "MFA is on for this pool and an app is this user's only factor."},
	"NEW_PASSWORD_REQUIRED": {
		Description: "An administrator made this user or set a temporary password: the status is FORCE_CHANGE_PASSWORD.",
		Reasons:     []walk.Reason{{Setting: "UserStatus", Value: "FORCE_CHANGE_PASSWORD"}},
		Notes:       []string{"An attribute that has a value cannot be changed here."},
	},
	"MFA_SETUP": {
		Description: "The pool requires MFA and this user has no factor yet.",
		Notes:       []string{"The session changes twice: each call returns the one that the next call must use.", "Codes wrong? Check the clocks of the phone and of this machine."},
	},
	"SELECT_CHALLENGE": {Description: "USER_AUTH without a PREFERRED_CHALLENGE lets the user choose.", Notes: []string{"The list is what this user can do, not all the pool allows."}},
	"SELECT_MFA_TYPE":  {Description: "This user has two second factors and prefers neither."},
	"CUSTOM_CHALLENGE": {Description: "The pool's DefineAuthChallenge trigger asked for a custom challenge.", Reasons: []walk.Reason{{Setting: "AuthFlow", Value: "CUSTOM_AUTH", Evidence: "VERIFIED"}}},
}

var actions = []walk.Action{
	{Kind: walk.Perform, Operation: "GetTokensFromRefreshToken", Label: "refresh the tokens", Renews: true},
	{Kind: walk.Perform, Operation: "GetUser", Label: "user and attributes"},
	{Kind: walk.Perform, Operation: "ChangePassword", Label: "change the password"},
	{Kind: walk.Perform, Operation: "RevokeToken", Label: "sign out"},
	{Kind: walk.Perform, Operation: "ConfirmDevice", Label: "remember this device", Disabled: "the pool remembers no devices"},
	{Kind: walk.StartOver, Label: "another walk with the same settings"},
}

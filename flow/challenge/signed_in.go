package challenge

import (
	"maps"
	"slices"

	"authwalk/flow/walk"
)

var getUser = withToken("GetUser", "Show the user", "The user's attributes and second factors, as the access token may see them.")

var getUserAuthFactors = withToken("GetUserAuthFactors", "Show the factors", "The factors this user can sign in with.")

var globalSignOut = withToken("GlobalSignOut", "Sign out everywhere",
	"All refresh tokens of the user die and access tokens stop working for Cognito's own calls. Other services accept a token until it expires.")

var userMembers = []Member{
	{Name: "PreferredMfaSetting", Says: "The second factor that is asked for first."},
	{Name: "UserMFASettingList", Says: "The second factors that are switched on."},
	{Name: "MFAOptions", Says: "An obsolete form of the second factors."},
	{Name: "ConfiguredUserAuthFactors", Says: "The factors the user has."},
	{Name: "AttributeVerification", Says: "How an attribute was verified."},
	{Name: "Proof", Says: "What proved it."},
}

var revokeToken = Challenge{
	Name: "RevokeToken", Label: "Sign out",
	Description: "The refresh token dies, with all access tokens that came from it. Other services accept those until they expire.",
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{Name: "RevokeToken", Sentence: "The refresh token and what came from it are revoked.", Button: "Sign out", Auto: true}
	},
	Reply: func(_ Tools, s Situation, _ walk.Values) (walk.Request, error) {
		body := map[string]any{"ClientId": s.Walk.Start.Target.ClientID}
		if tokens := s.Walk.Tokens(); tokens != nil {
			body["Token"] = tokens.Refresh.Reveal()
		}
		if secret := s.Walk.Start.ClientSecret.Reveal(); secret != "" {
			body["ClientSecret"] = secret
		}
		return request("RevokeToken", body)
	},
	Members: append([]Member{
		{Name: "ClientSecret", Secret: true, Says: "The client's secret, in clear: this call takes it in place of a hash."},
	}, userMembers...),
}

var changePassword = Challenge{
	Name: "ChangePassword", Label: "Change the password",
	Description: "A signed-in user changes the password. The old one proves who asks.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "ChangePassword", Sentence: "The old password, and the new one.", Button: "Change", Rules: passwordRules(s),
			Fields: append([]walk.Field{
				{Key: keyPrevious, Label: "Old password", Kind: walk.Password, Secret: true},
			}, newPasswordFields("New password")...),
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		body := map[string]any{"ProposedPassword": given.Get(newPassword.Name)}
		if previous := given.Get(keyPrevious); previous != "" {
			body["PreviousPassword"] = previous
		}
		return tokenRequest("ChangePassword", s, body)
	},
	Members: []Member{
		{Name: "PreviousPassword", Secret: true, Says: "The password so far."},
		{Name: "ProposedPassword", Secret: true, Says: "The new password."},
	},
}

// mfaSettings are the structures of SetUserMFAPreference by factor.
var mfaSettings = map[string]string{
	"SMS_MFA": "SMSMfaSettings", "SOFTWARE_TOKEN_MFA": "SoftwareTokenMfaSettings", "EMAIL_OTP": "EmailMfaSettings",
}

var setUserMFAPreference = Challenge{
	Name: "SetUserMFAPreference", Label: "Switch a second factor",
	Description: "Switches a second factor on or off, or makes it the preferred one. An authenticator must be registered first.",
	Prompt: func(Situation) walk.Prompt {
		factors := walk.Field{Key: "FACTOR", Label: "Factor", Kind: walk.Choose}
		for _, factor := range slices.Sorted(maps.Keys(mfaSettings)) {
			factors.Choices = append(factors.Choices, factorChoice(factor))
		}
		return walk.Prompt{
			Name: "SetUserMFAPreference", Sentence: "Which factor, and what becomes of it.", Button: "Set",
			Fields: []walk.Field{
				factors,
				{Key: "SETTING", Label: "Becomes", Kind: walk.Choose, Choices: []walk.Choice{
					{Value: "preferred", Label: "on, and preferred"},
					{Value: "on", Label: "on"},
					{Value: "off", Label: "off"},
				}},
			},
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		settings, known := mfaSettings[given.Get("FACTOR")]
		if !known {
			return walk.Request{}, cannotSend(walk.MissingMember, "FACTOR", "choose a factor")
		}
		becomes := given.Get("SETTING")
		return tokenRequest("SetUserMFAPreference", s, map[string]any{
			settings: map[string]bool{"Enabled": becomes != "off", "PreferredMfa": becomes == "preferred"},
		})
	},
	Members: []Member{
		{Name: "SMSMfaSettings", Says: "Text message as a second factor."},
		{Name: "SoftwareTokenMfaSettings", Says: "The authenticator app as a second factor."},
		{Name: "EmailMfaSettings", Says: "E-mail as a second factor."},
		{Name: "Enabled", Says: "Whether the factor is on."},
		{Name: "PreferredMfa", Says: "Whether it is asked for first."},
	},
}

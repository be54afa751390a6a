package challenge

import (
	"maps"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var (
	getUser            = withToken(api.GetUser)
	getUserAuthFactors = withToken(api.GetUserAuthFactors)
	globalSignOut      = withToken(api.GlobalSignOut)
)

var revokeToken = Challenge{
	Name: api.RevokeToken,
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{Name: api.RevokeToken, Sentence: "The refresh token and what came from it are revoked.", Button: "Sign out", Auto: true}
	},
	Reply: func(_ Tools, s Situation, _ walk.Values) (walk.Request, error) {
		body := map[string]any{"ClientId": s.Walk.Start.Target.ClientID}
		if tokens := s.Walk.Tokens(); tokens != nil {
			body["Token"] = tokens.Refresh.Reveal()
		}
		if secret := s.Walk.Start.ClientSecret.Reveal(); secret != "" {
			body["ClientSecret"] = secret
		}
		return request(api.RevokeToken, body)
	},
}

var changePassword = Challenge{
	Name: api.ChangePassword,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChangePassword, Sentence: "The old password, and the new one.", Button: "Change", Rules: passwordRules(s),
			Fields: append([]walk.Field{
				{Key: api.KeyPreviousPassword, Label: "Old password", Kind: walk.Password, Secret: true},
			}, newPasswordFields("New password")...),
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		body := map[string]any{"ProposedPassword": given.Get(api.KeyNewPassword)}
		if previous := given.Get(api.KeyPreviousPassword); previous != "" {
			body["PreviousPassword"] = previous
		}
		return tokenRequest(api.ChangePassword, s, body)
	},
}

// mfaSettings are the structures of SetUserMFAPreference by factor.
var mfaSettings = map[string]string{
	api.ChallengeSMSMFA: "SMSMfaSettings", api.ChallengeSoftwareTokenMFA: "SoftwareTokenMfaSettings", api.ChallengeEmailOTP: "EmailMfaSettings",
}

var setUserMFAPreference = Challenge{
	Name: api.SetUserMFAPreference,
	Prompt: func(Situation) walk.Prompt {
		factors := walk.Field{Key: "FACTOR", Label: "Factor", Kind: walk.Choose}
		for _, factor := range slices.Sorted(maps.Keys(mfaSettings)) {
			factors.Choices = append(factors.Choices, factorChoice(factor))
		}
		return walk.Prompt{
			Name: api.SetUserMFAPreference, Sentence: "Which factor, and what becomes of it.", Button: "Set",
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
		return tokenRequest(api.SetUserMFAPreference, s, map[string]any{
			settings: map[string]bool{"Enabled": becomes != "off", "PreferredMfa": becomes == "preferred"},
		})
	},
}

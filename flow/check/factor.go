package check

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/pool"
)

// userHasSecondFactor: where the pool wants one, the user must have one or be able to set
// one up.
func userHasSecondFactor(f Facts) []Finding {
	user, client := f.user(), f.client()
	if user == nil || client == nil || f.Username == "" {
		return nil
	}
	asked, stuck := false, false
	for _, flow := range flowsOf(client) {
		if flow.Name == api.FlowCustomAuth {
			continue
		}
		prediction := f.predict(flow)
		everyPath := len(prediction.Paths) > 0
		for _, path := range prediction.Paths {
			everyPath = everyPath && slices.Contains(path, api.ChallengeMFASetup)
		}
		asked = asked || everyPath
		stuck = stuck || len(prediction.Paths) == 0 && slices.Contains(prediction.Until, api.ChallengeMFASetup)
	}
	switch {
	case stuck:
		return []Finding{{
			ID: "no-factor-at-all", Severity: Error, Subject: f.userSubject(),
			Description: "The pool requires a second factor, the user has none, and the pool offers none that can be set up during sign-in.",
			Fix:         "Turn on authenticator apps for the pool (SetUserPoolMfaConfig), or give the user an address that the pool's factors can use.",
			Evidence:    "MfaConfiguration: ON, factors: " + listed(f.secondFactors()),
			Customer:    "We have to set up your second factor first.",
		}}
	case asked:
		return []Finding{{
			ID: "mfa-setup", Severity: Warning, Subject: f.userSubject(),
			Description: "The user has no second factor, so the sign-in asks to set one up (MFA_SETUP).",
			Fix:         "The app has to show the set-up. Authenticator apps need a QR code; email needs an address.",
			Evidence:    "MfaConfiguration: " + f.mfaConfiguration() + ", UserMFASettingList: none",
			Customer:    "Set up an authenticator app when the sign-in asks for it.",
		}}
	}
	return nil
}

// userFactors are second factors that are turned on and do not work.
func userFactors(f Facts) []Finding {
	user := f.user()
	if user == nil || !pool.AsksForMFA(f.mfaConfiguration()) {
		return nil
	}
	var findings []Finding
	add := func(finding Finding) {
		finding.Subject = f.userSubject()
		findings = append(findings, finding)
	}
	has := func(factor string) bool {
		return slices.Contains(user.UserMFASettingList, factor) || user.PreferredMfaSetting == factor
	}
	offers := func(factor string) bool { return slices.Contains(f.secondFactors(), factor) }
	if has(api.ChallengeSoftwareTokenMFA) && user.TotpSecret == "" {
		add(Finding{
			ID: "pain-19", Severity: Warning,
			Description: "The user prefers an authenticator app that was never set up, so Cognito does not ask for it.",
			Fix:         "The user verifies the app first (VerifySoftwareToken), then sets the preference.",
			Evidence:    "PreferredMfaSetting: " + user.PreferredMfaSetting + ", no verified authenticator app",
			Customer:    "Set up your authenticator app again.",
		})
	}
	if !has(api.ChallengeSoftwareTokenMFA) && user.TotpSecret != "" && f.mfaConfiguration() == api.MFAOptional {
		add(Finding{
			ID: "pain-19-unset", Severity: Warning,
			Description: "The user registered an authenticator app and never turned it on, so Cognito does not ask for it.",
			Fix:         "The user, or an administrator, turns it on (SetUserMFAPreference).",
			Evidence:    "UserMFASettingList without SOFTWARE_TOKEN_MFA",
			Command: f.userCommand(api.AdminSetUserMFAPreference,
				"--software-token-mfa-settings", "Enabled=true,PreferredMfa=true"),
			Repair: turnsOn,
		})
	}
	if has(api.ChallengeSoftwareTokenMFA) && user.TotpSecret != "" {
		add(Finding{
			ID: "pain-17", Severity: Info,
			Description: "The sign-in asks for a code of the authenticator app. A lost phone, an older QR code or a phone with a wrong clock all end in CodeMismatchException.",
			Fix:         "If the app is lost, remove it. The user then sets up a new one.",
			Evidence:    "UserMFASettingList: SOFTWARE_TOKEN_MFA",
			Command:     f.userCommand(api.AdminDeleteSoftwareToken),
			Repair:      removes,
			Customer:    "Turn on automatic time on your phone, and use the newest entry in your authenticator app.",
		})
	}
	for _, of := range addressFactors {
		factor, attribute := of.factor, of.attribute
		switch {
		case has(factor) && user.UserAttributes.Get(attribute) == "":
			add(Finding{
				ID: "factor-without-address", Severity: Warning,
				Description: factor + " is turned on for the user, who has no " + attribute + ", so Cognito cannot ask for it.",
				Fix:         "Set the " + attribute + " of the user.",
				Evidence:    "UserMFASettingList: " + factor + ", " + attribute + ": none",
				Command:     f.userCommand(api.AdminUpdateUserAttributes, "--user-attributes", explain.Quoted("Name="+attribute+",Value=VALUE")),
			})
		case has(factor) && !offers(factor) && f.unread(api.GetUserPoolMfaConfig) == "":
			add(Finding{
				ID: "factor-not-offered", Severity: Warning,
				Description: factor + " is turned on for the user, and the pool does not offer it any more, so Cognito does not ask for it.",
				Fix:         "Turn the factor on for the pool again, or let the user set up another one.",
				Evidence:    "UserMFASettingList: " + factor + ", factors of the pool: " + listed(f.secondFactors()),
			})
		}
	}
	return findings
}

// addressFactors are the second factors whose codes go to an address of the user.
var addressFactors = []struct{ factor, attribute string }{
	{api.ChallengeSMSMFA, api.AttributePhoneNumber},
	{api.ChallengeEmailOTP, api.AttributeEmail},
}

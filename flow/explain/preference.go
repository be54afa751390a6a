package explain

import (
	"encoding/json"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// factorsSet names the second factors that SetUserMFAPreference has set, and how; ""
// where the request cannot be read.
func factorsSet(step walk.Step) string {
	type setting struct{ Enabled, PreferredMfa bool }
	var sent struct{ SMSMfaSettings, SoftwareTokenMfaSettings, EmailMfaSettings, WebAuthnMfaSettings *setting }
	if json.Unmarshal(step.Exchange.Request.Reveal(), &sent) != nil {
		return ""
	}
	var said []string
	for _, factor := range []struct {
		name string
		set  *setting
	}{
		{api.ChallengeSMSMFA, sent.SMSMfaSettings},
		{api.ChallengeSoftwareTokenMFA, sent.SoftwareTokenMfaSettings},
		{api.ChallengeEmailOTP, sent.EmailMfaSettings},
		{api.ChallengeWebAuthn, sent.WebAuthnMfaSettings},
	} {
		switch {
		case factor.set == nil:
		case !factor.set.Enabled:
			said = append(said, factor.name+" is turned off.")
		case factor.set.PreferredMfa:
			said = append(said, factor.name+" is turned on and preferred: the next sign-in asks for it.")
		default:
			said = append(said, factor.name+" is turned on.")
		}
	}
	return strings.Join(said, " ")
}

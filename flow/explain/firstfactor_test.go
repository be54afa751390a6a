package explain

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// TestAFactorThatIsNotOfferedIsSaidFirst, with what the user lacks for it; what the pool
// does not allow at all is a note.
func TestAFactorThatIsNotOfferedIsSaidFirst(t *testing.T) {
	const (
		all     = "PASSWORD EMAIL_OTP SMS_OTP WEB_AUTHN"
		onlyMfa = "the user has a second factor turned on, which follows only a password"
	)
	withFactor := nadia(api.StatusConfirmed, "email", "n@example.org", "phone_number", "+15550100101")
	withFactor.UserMFASettingList = []string{api.ChallengeSMSMFA}
	for name, c := range map[string]struct {
		user               *pool.User
		mfa, allowed       string
		offered, preferred string
		says, notes        []string
	}{
		"no email address": {nadia(api.StatusConfirmed, "phone_number", "+15550100101"), "OFF", "PASSWORD EMAIL_OTP SMS_OTP", "PASSWORD_SRP PASSWORD SMS_OTP", "", []string{"EMAIL_OTP is not offered: the user has no email address."}, []string{"does not allow WEB_AUTHN as a first factor"}},
		"no phone number":  {nadia(api.StatusConfirmed, "email", "n@example.org"), "OFF", all, "PASSWORD_SRP PASSWORD EMAIL_OTP", "", []string{"SMS_OTP is not offered: the user has no phone number.", "WEB_AUTHN is not offered: the user has registered no passkey."}, nil},
		"not allowed":      {nadia(api.StatusConfirmed, "email", "n@example.org"), "OFF", "PASSWORD", "PASSWORD_SRP PASSWORD", "", nil, []string{"does not allow EMAIL_OTP and SMS_OTP and WEB_AUTHN as a first factor"}},
		"MFA is required":  {nadia(api.StatusConfirmed, "email", "n@example.org"), "ON", "PASSWORD EMAIL_OTP", "PASSWORD_SRP PASSWORD", "", []string{"EMAIL_OTP is not offered: the pool requires a second factor"}, nil},
		"MFA is active":    {withFactor, "OPTIONAL", "PASSWORD EMAIL_OTP", "PASSWORD_SRP PASSWORD", "", []string{"EMAIL_OTP is not offered: " + onlyMfa}, nil},
		"preferred":        {nadia(api.StatusConfirmed), "OFF", "PASSWORD EMAIL_OTP", "PASSWORD_SRP PASSWORD", "EMAIL_OTP", []string{"This user cannot use EMAIL_OTP", "the user has no email address"}, nil},
		"everything":       {nadia(api.StatusConfirmed, "email", "n@example.org"), "OFF", "PASSWORD EMAIL_OTP", "PASSWORD_SRP PASSWORD EMAIL_OTP", "", []string{choosesFactor}, nil},
	} {
		facts := described(pool.UserPool{Policies: &pool.Policies{SignInPolicy: &pool.SignInPolicy{AllowedFirstAuthFactors: strings.Fields(c.allowed)}}}, c.user)
		facts.Mfa = &pool.MfaConfig{MfaConfiguration: c.mfa, SmsMfaConfiguration: &pool.SmsMfa{}}
		w, _ := signIn("nadia", "", "")
		w.Start.AuthFlow = api.FlowUserAuth
		w.Start.Parameters = walk.NewValues(map[string]string{api.KeyPreferredChallenge: c.preferred})
		w.Steps[0].Error, w.Steps[0].Challenge = nil, &walk.Challenge{Name: api.ChallengeSelectChallenge, Available: strings.Fields(c.offered)}
		why := Step(w, w.Steps[0], facts)
		for _, want := range c.says {
			if !strings.Contains(why.Description, want) {
				t.Errorf("%s: %q is missing in %q", name, want, why.Description)
			}
		}
		if c.says == nil && strings.Contains(why.Description, "not offered") {
			t.Errorf("%s: %q", name, why.Description)
		}
		for _, want := range c.notes {
			if !strings.Contains(why.Notes[0], want) {
				t.Errorf("%s: %q is missing in %q", name, want, why.Notes[0])
			}
		}
		if said := Step(w, w.Steps[0], nil); !strings.HasPrefix(said.Notes[0], "Something missing?") || strings.Contains(said.Description, "not offered") {
			t.Errorf("%s: nothing is known, and yet %q, %q", name, said.Description, said.Notes)
		}
	}
}

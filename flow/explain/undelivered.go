package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// Undelivered is why messages of a pool do not arrive, or may not: the id of the trouble and
// a sentence or two. Both are "" where no setting shows any.
type Undelivered struct{ ID, Description string }

// TextsUndelivered is what the settings of a pool show about its text messages. A trigger
// that sends them itself needs none of these.
func TextsUndelivered(settings *pool.UserPool, mfa *pool.MfaConfig) Undelivered {
	sms := settings.SmsConfiguration
	if sms == nil && mfa != nil && mfa.SmsMfaConfiguration != nil {
		sms = mfa.SmsMfaConfiguration.SmsConfiguration
	}
	switch {
	case settings.LambdaConfig.Function(api.TriggerCustomSMSSender) != "":
		return Undelivered{}
	case sms == nil:
		return Undelivered{"pain-20", "Text messages cannot be sent: the pool has no SmsConfiguration."}
	case settings.SmsFailure != "":
		return Undelivered{"pain-21", "Text messages fail: " + text.Excerpt(settings.SmsFailure)}
	case sms.EumsSms != nil && sms.EumsSms.OriginationIdentity == "":
		return Undelivered{"no-origination", "Text messages have no origination identity. Many countries deliver none without one."}
	}
	return Undelivered{}
}

// AwaitedTexts is the same where a walk waits for a code by text message, by what is known
// of the pool; the facts may be nil.
func AwaitedTexts(step walk.Step, facts *pool.Facts) Undelivered {
	if facts == nil || facts.Pool == nil || step.Challenge == nil || step.Challenge.Name != api.ChallengeSMSMFA && step.Challenge.Name != api.ChallengeSMSOTP {
		return Undelivered{}
	}
	return TextsUndelivered(facts.Pool, facts.Mfa)
}

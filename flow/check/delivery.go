package check

import (
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/explain"
)

// othersAsked is as much as a customer is promised of a fault that somebody else has to
// fix: whether anybody is fixing it, nobody here knows.
const othersAsked = " We are asking the people who can fix it."

const emailsFail = "Codes by email do not work at the moment." + othersAsked

// emailFactor: email as a second factor needs more than to be turned on.
func emailFactor(f Facts) []Finding {
	settings := f.File.UserPool
	if f.mfa() == nil || f.mfa().EmailMfaConfiguration == nil || slices.Contains(f.secondFactors(), api.ChallengeEmailOTP) {
		return nil
	}
	finding := Finding{
		ID: "pain-20", Severity: Error,
		Description: "EMAIL_OTP cannot be sent: email as a second factor needs a sender of your own, and the pool uses Cognito's.",
		Fix:         "Set EmailSendingAccount to DEVELOPER with a verified SES identity.",
		Evidence:    "EmailConfiguration.EmailSendingAccount: " + api.SenderCognito,
		Customer:    emailsFail,
	}
	ownSender := settings.EmailConfiguration != nil && settings.EmailConfiguration.EmailSendingAccount == api.SenderDeveloper
	switch {
	case ownSender && settings.UserPoolTier == api.TierLite:
		finding.ID = "not-in-tier"
		finding.Description = "EMAIL_OTP cannot be sent: the feature plan LITE has no email as a second factor."
		finding.Fix = "Choose the feature plan ESSENTIALS or PLUS."
		finding.Evidence = "UserPoolTier: " + settings.UserPoolTier
	case ownSender:
		finding.ID = "email-recovery"
		finding.Description = "EMAIL_OTP cannot be a second factor: accounts are recovered by email first, and one address cannot do both."
		finding.Fix = "Put verified_phone_number first in AccountRecoverySetting, or admin_only alone."
		finding.Evidence = "AccountRecoverySetting: verified_email first"
	}
	return ofPool(true, finding)
}

// sendsText reports whether anything of the pool goes by text message.
func (f Facts) sendsText() bool {
	factor := f.mfa() != nil && f.mfa().SmsMfaConfiguration != nil
	return factor || slices.Contains(f.firstFactors(), api.FactorSMSOTP) || slices.Contains(f.File.UserPool.AutoVerifiedAttributes, api.AttributePhoneNumber)
}

func textMessages(f Facts) []Finding {
	settings := f.File.UserPool
	sms := settings.SmsConfiguration
	if sms == nil && f.mfa() != nil && f.mfa().SmsMfaConfiguration != nil {
		sms = f.mfa().SmsMfaConfiguration.SmsConfiguration
	}
	if !f.sendsText() || f.function(api.TriggerCustomSMSSender) != "" {
		return nil
	}
	var findings []Finding
	trouble := explain.TextsUndelivered(&settings, f.mfa())
	finding := Finding{ID: trouble.ID, Severity: Error, Description: trouble.Description, Customer: "Codes by text message do not work at the moment." + othersAsked}
	switch {
	case sms == nil:
		finding.Fix, finding.Evidence = "Set SmsConfiguration with a role that may publish to SNS, or offer authenticator apps.", "SmsConfiguration: none"
		return ofPool(true, finding)
	case trouble.ID == "pain-21":
		finding.Fix, finding.Evidence = "Let the role trust cognito-idp.amazonaws.com with the pool's ExternalId, and allow sns:Publish.", "SmsConfigurationFailure"
	case trouble.ID != "":
		finding.Severity = Warning
		finding.Fix = "Set OriginationIdentity in EumsSms to a number or sender ID of the countries of your users."
		finding.Evidence = "SmsConfiguration.EumsSms.OriginationIdentity: none"
	}
	findings = append(findings, ofPool(trouble.ID != "", finding)...)
	if f.cannotBeTexted() {
		return findings
	}
	findings = append(findings, ofPool(sms.EumsSms == nil && sms.SnsCallerArn != "" && sms.ExternalID == "", Finding{
		ID: "no-external-id", Severity: Info,
		Description: "The role for text messages is used without an ExternalId. Where its trust policy asks for one, no message is sent.",
		Fix:         "Set ExternalId to what the role's trust policy says.",
		Evidence:    "SmsConfiguration.ExternalId: none",
	})...)
	return append(findings, ofPool(true, Finding{
		ID: "pain-20-sandbox", Severity: Unknown,
		Description: "Cognito does not tell whether text messages arrive: an account in the SMS sandbox reaches only verified numbers, and the spending limit ends them.",
		Fix:         "Look at the account that sends them: aws sns get-sms-sandbox-account-status",
		Evidence:    "SmsConfiguration",
	})...)
}

// cannotBeTexted tells that it is about a user who has no number to send a text message to.
func (f Facts) cannotBeTexted() bool {
	user := f.user()
	return f.Username != "" && user != nil && user.UserAttributes.Get(api.AttributePhoneNumber) == ""
}

func emails(f Facts) []Finding {
	settings := f.File.UserPool
	findings := ofPool(settings.EmailFailure != "", Finding{
		ID: "email-role", Severity: Error,
		Description: "Emails fail: " + settings.EmailFailure,
		Fix:         "Fix EmailConfiguration: the SES identity must be verified, and Cognito must be allowed to use it.",
		Evidence:    "EmailConfigurationFailure",
		Customer:    emailsFail,
	})
	sender := settings.EmailConfiguration
	sends := slices.Contains(settings.AutoVerifiedAttributes, api.AttributeEmail) || slices.Contains(f.firstFactors(), api.FactorEmailOTP)
	own := sender != nil && sender.EmailSendingAccount == api.SenderDeveloper
	return append(findings, ofPool(sends && !own && f.function(api.TriggerCustomEmailSender) == "", Finding{
		ID: "daily-email-limit", Severity: Warning,
		Description: fmt.Sprintf("Cognito's own sender sends few emails (%d a day in all), and codes beyond that are not sent.", api.DailyEmails),
		Fix:         "Set EmailSendingAccount to DEVELOPER with a verified SES identity.",
		Evidence:    "EmailConfiguration.EmailSendingAccount: " + api.SenderCognito,
	})...)
}

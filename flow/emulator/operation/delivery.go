package operation

import (
	"cmp"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// codeDeliveryDetails say where a code went, in the operations outside of a
// sign-in.
type codeDeliveryDetails struct {
	Destination    string `json:"Destination"`
	DeliveryMedium string `json:"DeliveryMedium"`
	AttributeName  string `json:"AttributeName"`
}

func detailsOf(d *pool.Delivery) *codeDeliveryDetails {
	return &codeDeliveryDetails{Destination: d.Destination(), DeliveryMedium: d.Medium, AttributeName: d.Attribute}
}

// send puts the message with a code into the outbox, or fails when the pool
// file wants delivery to fail.
func (c *call) send(username string, d *pool.Delivery, code string) error {
	return c.sendText(username, d, code, strings.ReplaceAll(cmp.Or(d.Own.Text(d.Medium), c.template(d)), api.MessageCode, code))
}

func (c *call) sendText(username string, d *pool.Delivery, code, body string) error {
	switch c.store.Faults.OfDelivery(c.pool.ID, c.operation, username, d.Medium) {
	case state.DeliveryFault:
		return wire.Refuse(api.CodeDeliveryFailureException, "Failed to deliver the verification code.")
	case state.EmailLimitFault:
		return wire.Refuse(api.LimitExceededException, dailyEmailLimit)
	}
	c.store.Outbox.Send(state.Message{
		At: c.now.UTC(), Pool: c.pool.ID, User: username, Medium: d.Medium, Destination: d.Address,
		Purpose: d.Purpose, Code: code, Body: body,
	})
	return nil
}

// dailyEmailLimit is what the service says once the default sender's emails of
// the day are used up. A new user exists all the same.
const dailyEmailLimit = "Exceeded daily email limit for the operation or the account. If a higher limit is required, " +
	"please configure your user pool to use your own Amazon SES configuration for sending email."

// authenticationPurposes are the purposes of codes that sign in.
var authenticationPurposes = map[string]bool{api.ChallengeSMSMFA: true, api.ChallengeSMSOTP: true, api.ChallengeEmailOTP: true}

// template is the text of a message in the pool's words, {####} standing for the code.
func (c *call) template(d *pool.Delivery) string {
	settings, config := c.pool.Settings()
	if authenticationPurposes[d.Purpose] {
		own := settings.SmsAuthenticationMessage
		if sms := config.SmsMfaConfiguration; d.Medium == api.MediumSMS && sms != nil {
			own = cmp.Or(sms.SmsAuthenticationMessage, own)
		}
		if d.Medium == api.MediumEmail {
			own = ""
			if mail := config.EmailMfaConfiguration; mail != nil {
				own = mail.Message
			}
		}
		return cmp.Or(own, "Your authentication code is {####}.")
	}
	own := settings.SmsVerificationMessage
	if d.Medium == api.MediumEmail {
		own = settings.EmailVerificationMessage
	}
	return cmp.Or(own, "Your confirmation code is {####}.")
}

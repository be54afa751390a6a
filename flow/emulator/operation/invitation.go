package operation

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// invite sends a new user the username and the temporary password, worded by the
// pool or its CustomMessage function.
func (c *call) invite(user *pool.User, worded *pool.Message, media []string) error {
	for _, delivery := range invitations(user, media) {
		text := cmp.Or(worded.Text(delivery.Medium), c.invitation(delivery))
		body := strings.NewReplacer(api.MessageUsername, user.Username, api.MessageCode, user.TemporaryPassword).Replace(text)
		if err := c.sendText(user.Username, delivery, user.TemporaryPassword, body); err != nil {
			return err
		}
	}
	return nil
}

// invitations are where the invitation goes: to the addresses of the media that
// are asked for, or to whatever address there is.
func invitations(user *pool.User, media []string) []*pool.Delivery {
	var all []*pool.Delivery
	for _, attribute := range []string{api.AttributePhoneNumber, api.AttributeEmail} {
		delivery := pool.AttributeDelivery(attribute, user.UserAttributes.Get(attribute), api.AdminCreateUser)
		if delivery == nil || len(media) > 0 && !slices.Contains(media, delivery.Medium) {
			continue
		}
		all = append(all, delivery)
	}
	if len(media) == 0 && len(all) > 1 {
		return all[:1]
	}
	return all
}

func (c *call) invitation(d *pool.Delivery) string {
	settings, _ := c.pool.Settings()
	own := ""
	if config := settings.AdminCreateUserConfig; config != nil && config.InviteMessageTemplate != nil {
		own = config.InviteMessageTemplate.EmailMessage
		if d.Medium == api.MediumSMS {
			own = config.InviteMessageTemplate.SMSMessage
		}
	}
	return cmp.Or(own, "Your username is {username} and temporary password is {####}.")
}

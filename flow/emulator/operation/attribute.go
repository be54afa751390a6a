package operation

import (
	"slices"

	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// updateUserAttributes changes what the user may change. New addresses get a
// code where the pool verifies them; those that must be verified first keep
// their old value until then.
func updateUserAttributes(c *call) (any, error) {
	var in struct{ UserAttributes pool.Attributes }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	if refusal := pool.CheckWritable(c.client, in.UserAttributes); refusal != nil {
		return nil, refusal
	}
	if refusal := pool.CheckAttributes(settings, in.UserAttributes); refusal != nil {
		return nil, refusal
	}
	if refusal := pool.CheckMutable(settings, c.caller.user, in.UserAttributes); refusal != nil {
		return nil, refusal
	}
	var set pool.Attributes
	var deliveries []*pool.Delivery
	for _, attribute := range in.UserAttributes {
		delivery := c.newAddress(settings, attribute)
		if delivery != nil {
			deliveries = append(deliveries, delivery)
		}
		if delivery == nil || !verifiedBeforeUpdate(settings, attribute.Name) {
			set = append(set, attribute)
		}
	}
	user, err := c.edit(c.caller.user, func(u *pool.User) error {
		u.UserAttributes = changedAttributes(u.UserAttributes, set)
		u.UserLastModifiedDate = pool.At(c.now)
		return nil
	})
	if err != nil {
		return nil, err
	}
	answer := struct {
		CodeDeliveryDetailsList []*codeDeliveryDetails `json:",omitempty"`
	}{}
	for _, delivery := range deliveries {
		if err := c.sendAttributeCode(user, delivery); err != nil {
			return nil, err
		}
		answer.CodeDeliveryDetailsList = append(answer.CodeDeliveryDetailsList, detailsOf(delivery))
	}
	return answer, nil
}

// newAddress is where the code for a changed address goes, nil when none is
// sent.
func (c *call) newAddress(settings *pool.UserPool, attribute pool.Attribute) *pool.Delivery {
	automatic := slices.Contains(settings.AutoVerifiedAttributes, attribute.Name)
	if !automatic || c.caller.user.UserAttributes.Get(attribute.Name) == attribute.Value {
		return nil
	}
	return pool.AttributeDelivery(attribute.Name, attribute.Value, c.operation)
}

func verifiedBeforeUpdate(settings *pool.UserPool, name string) bool {
	update := settings.UserAttributeUpdate
	return update != nil && slices.Contains(update.AttributesRequireVerificationBeforeUpdate, name)
}

func (c *call) sendAttributeCode(user *pool.User, delivery *pool.Delivery) error {
	code := random.Digits(c.random(), delivery.Digits)
	_, err := c.edit(user, func(u *pool.User) error {
		keepCode(u, pool.PendingCode{
			Purpose: attributeCode, Attribute: delivery.Attribute, Value: delivery.Address, Code: code, Issued: pool.At(c.now),
		})
		return nil
	})
	if err != nil {
		return err
	}
	return c.send(user.Username, delivery, code)
}

func getUserAttributeVerificationCode(c *call) (any, error) {
	var in struct{ AttributeName string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	user := c.caller.user
	address := user.UserAttributes.Get(in.AttributeName)
	if code := pendingCode(user, attributeCode, in.AttributeName); code != nil && code.Value != "" {
		// An address that waits for its verification is the one to verify.
		address = code.Value
	}
	delivery := pool.AttributeDelivery(in.AttributeName, address, c.operation)
	if delivery == nil {
		return nil, wire.InvalidParameter("Cannot send a verification code: the user has no " + in.AttributeName + " that can be verified.")
	}
	return codeAnswer{detailsOf(delivery)}, c.sendAttributeCode(user, delivery)
}

func verifyUserAttribute(c *call) (any, error) {
	var in struct{ AttributeName, Code string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	code, err := c.checkCode(c.caller.user, attributeCode, in.AttributeName, in.Code)
	if err != nil {
		return nil, err
	}
	verified := c.caller.user.Clone()
	verified.UserAttributes = verified.UserAttributes.With(in.AttributeName, code.Value).With(in.AttributeName+"_verified", "true")
	if err := c.claimAliases(verified, false); err != nil {
		return nil, err
	}
	_, err = c.edit(c.caller.user, func(u *pool.User) error {
		u.UserAttributes = u.UserAttributes.With(in.AttributeName, code.Value).With(in.AttributeName+"_verified", "true")
		u.UserLastModifiedDate = pool.At(c.now)
		dropCode(u, attributeCode, in.AttributeName)
		return nil
	})
	return nil, err
}

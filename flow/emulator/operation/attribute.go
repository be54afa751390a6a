package operation

import "authwalk/flow/emulator/wire"

// updateUserAttributes answers with where the codes for new addresses went.
func updateUserAttributes(c *call) (any, error) {
	if err := c.attributesHaveValues(); err != nil {
		return nil, err
	}
	done, err := c.decideAccount()
	if err != nil {
		return nil, err
	}
	answer := struct {
		CodeDeliveryDetailsList []*codeDeliveryDetails `json:",omitempty"`
	}{}
	for _, delivery := range done.Deliveries {
		answer.CodeDeliveryDetailsList = append(answer.CodeDeliveryDetailsList, detailsOf(delivery))
	}
	return answer, nil
}

func adminUpdateUserAttributes(c *call) (any, error) {
	if err := c.attributesHaveValues(); err != nil {
		return nil, err
	}
	return perform(c)
}

// attributesHaveValues: an empty value deletes an attribute, a missing one is
// refused.
func (c *call) attributesHaveValues() error {
	var in struct {
		UserAttributes []struct {
			Name  string
			Value *string
		}
	}
	if err := c.decode(&in); err != nil {
		return err
	}
	for _, attribute := range in.UserAttributes {
		if attribute.Value == nil {
			return wire.InvalidParameter("Attribute value for " + attribute.Name + " must not be null")
		}
	}
	return nil
}

package operation

// updateUserAttributes answers with where the codes for new addresses went.
func updateUserAttributes(c *call) (any, error) {
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

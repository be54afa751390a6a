package pool

import (
	"slices"
	"strings"

	"authwalk/flow/api"
)

// updateUserAttributes changes what the user may change. New addresses get a
// code where the pool verifies them; those that must be verified first keep
// their old value until then.
func (r *evaluation) updateUserAttributes() *Decision {
	return firstDecision(
		r.findTokenOwner,
		r.attributesAreWritable,
		r.updatesAreValid,
		r.updatedAddressesAreFree,
		func() *Decision {
			for _, attribute := range r.account.UserAttributes {
				if delivery := r.verificationOf(attribute); delivery != nil {
					if decision := r.messageTrigger(delivery); decision != nil {
						return decision
					}
				}
			}
			return nil
		},
		func() *Decision {
			var deliveries []*Delivery
			for _, attribute := range r.account.UserAttributes {
				delivery := r.verificationOf(attribute)
				if delivery == nil || !contains(r.facts.Pool.verifiedBeforeUpdate(), attribute.Name) {
					r.updateAttribute(attribute)
				}
				if delivery != nil {
					r.issue(attributeCode, delivery)
					deliveries = append(deliveries, delivery)
				}
			}
			return r.done(Done{Deliveries: deliveries})
		},
	)
}

// adminUpdateUserAttributes changes what administrators may change, the marks
// that an address is verified included.
func (r *evaluation) adminUpdateUserAttributes() *Decision {
	return firstDecision(
		r.findNamed,
		r.updatesAreValid,
		r.updatedAddressesAreFree,
		func() *Decision {
			r.claimAliases(r.account.UserAttributes)
			for _, attribute := range markedAttributes(sortedMarksLast(r.account.UserAttributes)) {
				r.updateAttribute(attribute)
			}
			return r.done(Done{})
		},
	)
}

// sortedMarksLast puts the marks of addresses behind the addresses, which lose
// theirs when they change.
func sortedMarksLast(attributes Attributes) Attributes {
	sorted := slices.Clone(attributes)
	slices.SortStableFunc(sorted, func(a, b Attribute) int {
		switch {
		case isMark(a.Name) == isMark(b.Name):
			return 0
		case isMark(a.Name):
			return 1
		default:
			return -1
		}
	})
	return sorted
}

// markedAttributes keeps true, in any case of letters, as the mark of a
// verified address; anything else is false.
func markedAttributes(attributes Attributes) Attributes {
	marked := slices.Clone(attributes)
	for i, attribute := range marked {
		if isMark(attribute.Name) && !strings.EqualFold(attribute.Value, "true") {
			marked[i].Value = "false"
		}
	}
	return marked
}

// withoutLooseMarks leaves marks out that have no address.
func withoutLooseMarks(attributes Attributes) Attributes {
	return slices.DeleteFunc(slices.Clone(attributes), func(a Attribute) bool {
		address, isMark := addressOf(a.Name)
		return isMark && attributes.Get(address) == ""
	})
}

// updateAttribute sets the attribute; an empty value deletes it. A new address
// is not verified.
func (r *evaluation) updateAttribute(a Attribute) {
	address, isMark := addressOf(a.Name)
	switch {
	case isMark && r.user.UserAttributes.Get(address) == "":
		// A mark without its address means nothing.
	case a.Value == "":
		r.deleteAttribute(a.Name)
	case isAddress(a.Name) && r.user.UserAttributes.Get(a.Name) != a.Value:
		r.change(Change{Kind: AttributeSet, Name: a.Name, Value: a.Value})
		r.change(Change{Kind: AttributeUnverified, Name: a.Name})
	default:
		r.change(Change{Kind: AttributeSet, Name: a.Name, Value: a.Value})
	}
}

func (r *evaluation) deleteAttribute(name string) {
	r.change(Change{Kind: AttributeDeleted, Name: name})
	if mark := markOf(name); isAddress(name) && r.user.UserAttributes.Get(mark) != "" {
		r.change(Change{Kind: AttributeDeleted, Name: mark})
	}
}

// verificationOf is where the code for a changed address goes, nil when none is
// sent.
func (r *evaluation) verificationOf(a Attribute) *Delivery {
	if !contains(r.facts.Pool.AutoVerifiedAttributes, a.Name) || r.user.UserAttributes.Get(a.Name) == a.Value {
		return nil
	}
	return AttributeDelivery(a.Name, a.Value, r.operation)
}

func (p *UserPool) verifiedBeforeUpdate() []string {
	if p.UserAttributeUpdate == nil {
		return nil
	}
	return p.UserAttributeUpdate.AttributesRequireVerificationBeforeUpdate
}

// updatesAreValid looks at attributes that are to change, in the words of the
// operations that update them: a line for each unknown one.
func (r *evaluation) updatesAreValid() *Decision {
	unknown := ""
	for _, attribute := range r.account.UserAttributes {
		if _, known := r.facts.Pool.schema(attribute.Name); !known {
			unknown += "user." + attribute.Name + ": Attribute does not exist in the schema.\n"
		}
	}
	if unknown != "" {
		return r.invalidParameter(unknown, Reason{"SchemaAttributes", "", "the pool's schema does not have these attributes", Verified})
	}
	return r.attributesAreValid(r.account.UserAttributes, checkUpdate, "the attribute cannot have this value")
}

func checkUpdate(p *UserPool, a Attribute) *Refusal {
	schema, _ := p.schema(a.Name)
	invalid := func(message string) *Refusal {
		return &Refusal{api.InvalidParameterException, "user." + a.Name + ": " + message + "\n"}
	}
	switch {
	case !isMark(a.Name) && schema.Mutable != nil && !*schema.Mutable:
		return invalid("Attribute cannot be updated.")
	case a.Value == "" && schema.Required:
		return &Refusal{api.InvalidParameterException, "Invalid user attributes: user." + a.Name + ": Required attribute cannot be deleted.\n"}
	case a.Value == "" || isMark(a.Name):
		return nil
	}
	if fault := lengthFault(schema.StringAttributeConstraints, a.Value); fault != "" && !isAddress(a.Name) {
		return invalid(fault)
	}
	return checkAttribute(p, a)
}

// deleteUserAttributes deletes what the user may write.
func (r *evaluation) deleteUserAttributes() *Decision {
	return firstDecision(
		r.findTokenOwner,
		func() *Decision {
			for _, name := range r.account.AttributeNames {
				r.account.UserAttributes = append(r.account.UserAttributes, Attribute{Name: name})
			}
			return r.attributesAreWritable()
		},
		r.attributesAreOptional,
		r.deleteAttributes,
	)
}

func (r *evaluation) adminDeleteUserAttributes() *Decision {
	return firstDecision(
		r.findNamed,
		r.attributesAreOptional,
		r.deleteAttributes,
	)
}

// attributesAreOptional: what every user of the pool must have cannot be
// deleted.
func (r *evaluation) attributesAreOptional() *Decision {
	for _, name := range r.account.AttributeNames {
		if name != "sub" && !contains(r.facts.Pool.required(), name) {
			continue
		}
		return r.invalidParameter("Invalid user attributes: user."+name+": Required attribute cannot be deleted.\n", Reason{
			"SchemaAttributes", name, "the pool requires this attribute", Verified,
		})
	}
	return nil
}

func (r *evaluation) deleteAttributes() *Decision {
	for _, name := range r.account.AttributeNames {
		r.deleteAttribute(name)
	}
	return r.done(Done{})
}

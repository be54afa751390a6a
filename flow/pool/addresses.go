package pool

import (
	"slices"

	"authwalk/flow/api"
)

// An address belongs to one user. In a pool with AliasAttributes it is the user
// who verified it last; in a pool with UsernameAttributes the user who has it,
// verified or not.

// updatedAddressesAreFree refuses addresses that are another user's name.
func (r *evaluation) updatedAddressesAreFree() *Decision {
	for _, attribute := range r.account.UserAttributes {
		if decision := r.usernameAttributeIsFree(attribute.Name, attribute.Value); decision != nil {
			return decision
		}
	}
	return r.aliasesAreFree(r.account.UserAttributes, r.operation == api.AdminUpdateUserAttributes)
}

func (r *evaluation) usernameAttributeIsFree(name, value string) *Decision {
	if !contains(r.facts.Pool.UsernameAttributes, name) || value == "" {
		return nil
	}
	for _, other := range r.others() {
		if r.facts.Pool.SameName(other.UserAttributes.Get(name), value) {
			return r.refuse(api.AliasExistsException, "An account with the given "+name+" already exists.", Reason{
				"UsernameAttributes", name, "another user has this address, and it is a user name in this pool", Verified,
			})
		}
	}
	return nil
}

// aliasesAreFree refuses verified aliases among the attributes that are another
// user's, unless the request forces them over.
func (r *evaluation) aliasesAreFree(attributes Attributes, force bool) *Decision {
	for _, alias := range r.claimed(attributes) {
		if taken := len(r.owners(alias)) > 0; taken && (!force || alias.Name == preferredUsername) {
			return r.aliasExists(alias.Name)
		}
	}
	return nil
}

// claimAliases takes the verified aliases over from their owners, who keep the
// address and lose the mark.
func (r *evaluation) claimAliases(attributes Attributes) {
	for _, alias := range r.claimed(attributes) {
		for _, owner := range r.owners(alias) {
			r.change(Change{Kind: AttributeUnverified, Username: owner.Username, Name: alias.Name})
		}
	}
}

// claimed are the aliases that the user signs in with once the attributes are
// set.
func (r *evaluation) claimed(attributes Attributes) Attributes {
	var claimed Attributes
	for _, alias := range r.facts.Pool.AliasAttributes {
		address := attributes.Get(alias)
		if address == "" && attributes.Verified(alias) && !attributes.Has(alias) {
			address = r.user.UserAttributes.Get(alias)
		}
		if address != "" && (alias == preferredUsername || attributes.Verified(alias)) {
			claimed = append(claimed, Attribute{alias, address})
		}
	}
	return claimed
}

// verified are the attributes that verify the address.
func verified(name, address string) Attributes {
	return Attributes{{name, address}, {markOf(name), "true"}}
}

func (r *evaluation) aliasExists(alias string) *Decision {
	return r.refuse(api.AliasExistsException, "An account with the "+alias+" already exists.", Reason{
		"AliasAttributes", alias, "another user signs in with this address", Verified,
	})
}

// owners are the other users who sign in with the alias.
func (r *evaluation) owners(alias Attribute) []*User {
	return slices.DeleteFunc(r.others(), func(other *User) bool {
		usable := alias.Name == preferredUsername || other.UserAttributes.Verified(alias.Name)
		return alias.Value == "" || !usable || !r.facts.Pool.SameName(other.UserAttributes.Get(alias.Name), alias.Value)
	})
}

func (r *evaluation) others() []*User {
	return slices.DeleteFunc(slices.Clone(r.facts.Users), func(other *User) bool {
		return other == nil || r.user != nil && other.Username == r.user.Username
	})
}

// sendAttributeCode sends the code that verifies an address of the user. One
// that waits for its verification comes first.
func (r *evaluation) sendAttributeCode() *Decision {
	return firstDecision(
		r.findTokenOwner,
		func() *Decision {
			name := r.attributeName()
			address := r.user.UserAttributes.Get(name)
			if code := pendingCode(r.user, attributeCode, name); code != nil && code.Value != "" {
				address = code.Value
			}
			delivery := AttributeDelivery(name, address, r.operation)
			if delivery == nil {
				return r.invalidParameter("Cannot send a verification code: the user has no "+name+" that can be verified.", Reason{
					"UserAttributes", name, "the user has no such address", Inferred,
				})
			}
			if decision := r.messageTrigger(delivery); decision != nil {
				return decision
			}
			r.issue(attributeCode, delivery)
			return r.done(Done{Deliveries: []*Delivery{delivery}})
		},
	)
}

// verifyUserAttribute takes the code for an address.
func (r *evaluation) verifyUserAttribute() *Decision {
	name := r.attributeName()
	return firstDecision(
		r.findTokenOwner,
		r.accountCodeIsRight(attributeCode, name),
		func() *Decision {
			value := pendingCode(r.user, attributeCode, name).Value
			if decision := firstDecision(
				func() *Decision { return r.usernameAttributeIsFree(name, value) },
				func() *Decision { return r.aliasesAreFree(verified(name, value), false) },
			); decision != nil {
				return decision
			}
			if r.user.UserAttributes.Get(name) != value {
				r.change(Change{Kind: AttributeSet, Name: name, Value: value})
			}
			r.change(Change{Kind: AttributeVerified, Name: name})
			r.change(Change{Kind: CodeUsed, Name: attributeCode, Value: name})
			return r.done(Done{})
		},
	)
}

func (r *evaluation) attributeName() string {
	if len(r.account.AttributeNames) == 0 {
		return ""
	}
	return r.account.AttributeNames[0]
}

package pool

import (
	"cmp"
	"strings"

	"authwalk/flow/api"
)

// nameIsFree refuses names that no new user can have, and those of users that
// exist.
func (r *evaluation) nameIsFree() *Decision {
	settings, name := r.facts.Pool, r.account.Username
	if refusal := CheckNewUsername(settings, name); refusal != nil {
		return r.refuseWith(refusal, Reason{"UsernameAttributes", strings.Join(settings.UsernameAttributes, " "), "a new user name must have the form that the pool requires", Verified})
	}
	for _, user := range r.facts.Users {
		switch {
		case user == nil:
		case settings.hasUsernameAttribute(user, name):
			attribute := settings.attributeOfName(name)
			return r.refuse(api.UsernameExistsException, "An account with the given "+attribute+" already exists.", Reason{
				"UsernameAttributes", attribute, "a user with this address exists", Verified,
			})
		case settings.SameName(user.Username, name):
			message := "User already exists"
			if r.operation == api.AdminCreateUser {
				message = "User account already exists"
			}
			return r.refuse(api.UsernameExistsException, message, Reason{"Username", "", "a user with this name exists", Verified})
		}
	}
	return nil
}

// hasUsernameAttribute reports whether an address that is a user name in this
// pool belongs to the user. It need not be verified.
func (p *UserPool) hasUsernameAttribute(u *User, address string) bool {
	for _, attribute := range p.UsernameAttributes {
		if address != "" && p.SameName(u.UserAttributes.Get(attribute), address) {
			return true
		}
	}
	return false
}

// attributeOfName is the attribute that a user name of the pool is.
func (p *UserPool) attributeOfName(name string) string {
	if strings.Contains(name, "@") || !contains(p.UsernameAttributes, phoneNumber) {
		return email
	}
	return phoneNumber
}

// createUser makes the user, without a password. In a pool with
// UsernameAttributes the typed address becomes an attribute, and the user name
// a UUID equal to the sub.
func (r *evaluation) createUser() *Decision {
	event, ask := r.ask(Need{Kind: MakeID, Name: r.account.Username})
	if ask != nil {
		return ask
	}
	r.created = r.newUser(r.account.Username, event.Text, r.newAttributes())
	r.user = r.created
	return nil
}

func (r *evaluation) newUser(username, id string, attributes Attributes) *User {
	if len(r.facts.Pool.UsernameAttributes) > 0 {
		username = id
	}
	enabled := true
	return &User{
		Username:             username,
		UserAttributes:       append(Attributes{{Name: "sub", Value: id}}, markedAttributes(withoutLooseMarks(attributes))...),
		Enabled:              &enabled,
		UserCreateDate:       At(r.facts.Now),
		UserLastModifiedDate: At(r.facts.Now),
	}
}

// newAttributes are those of the request, with the address that was typed as
// the name.
func (r *evaluation) newAttributes() Attributes {
	settings := r.facts.Pool
	if len(settings.UsernameAttributes) == 0 {
		return r.account.UserAttributes
	}
	return r.account.UserAttributes.With(settings.attributeOfName(r.account.Username), r.account.Username)
}

// newAttributesAreValid looks at the attributes of a new user, in the words of
// SignUp and AdminCreateUser.
func (r *evaluation) newAttributesAreValid() *Decision {
	return r.attributesAreValid(r.newAttributes(), checkNewAttribute, "the attribute does not fit the pool's schema")
}

func (r *evaluation) attributesAreValid(attributes Attributes, check func(*UserPool, Attribute) *Refusal, reason string) *Decision {
	for _, attribute := range attributes {
		why := Reason{"SchemaAttributes", attribute.Name, reason, Verified}
		if r.isUsersOwn(attribute.Name) {
			return r.invalidParameter("Cannot modify the non-mutable attribute "+attribute.Name, why)
		}
		if refusal := check(r.facts.Pool, attribute); refusal != nil {
			return r.refuseWith(refusal, why)
		}
	}
	return nil
}

// isUsersOwn: sub is nobody's to write, and the marks that an address is
// verified are only an administrator's.
func (r *evaluation) isUsersOwn(name string) bool {
	return name == "sub" || isMark(name) && !strings.HasPrefix(r.operation, "Admin")
}

func (r *evaluation) requiredAttributesAreGiven() *Decision {
	refusal := CheckRequired(r.facts.Pool, r.newAttributes())
	if refusal == nil {
		return nil
	}
	return r.refuseWith(refusal, Reason{"SchemaAttributes", "Required", "the pool requires these attributes of every new user", Verified})
}

// attributesAreWritable: a client may have a list of what its users may write.
func (r *evaluation) attributesAreWritable() *Decision {
	refusal := CheckWritable(r.facts.Client, r.account.UserAttributes)
	if refusal == nil {
		return nil
	}
	return r.refuseWith(refusal, Reason{"WriteAttributes", strings.Join(r.facts.Client.WriteAttributes, " "), "the client may write only these attributes", Verified})
}

// adminCreateUser makes a user with a temporary password, or one without a
// password where a code can take its place.
func (r *evaluation) adminCreateUser() *Decision {
	if r.account.MessageAction == api.MessageResend {
		return r.inviteAgain()
	}
	return firstDecision(
		r.nameIsFree,
		r.newAttributesAreValid,
		r.createUser,
		func() *Decision { return r.preSignUp(api.SourcePreSignUpAdmin, r.newAttributes()) },
		func() *Decision { return r.aliasesAreFree(r.user.UserAttributes, r.account.ForceAliasCreation) },
		r.invitedPassword,
		r.invitationTrigger,
		func() *Decision {
			r.claimAliases(r.user.UserAttributes)
			return r.done(Done{Invited: r.account.MessageAction != api.MessageSuppress, Invitation: r.invitation})
		},
	)
}

// invitedPassword sets the temporary password. Without one the pool's first
// factors decide: a user by code has none, a pool with passkeys and without
// codes wants one, and any other makes one up.
func (r *evaluation) invitedPassword() *Decision {
	factors := r.facts.Pool.firstFactors()
	byCode := contains(factors, emailOTP) || contains(factors, smsOTP)
	switch {
	case r.account.Password != "":
		return r.setTemporaryPassword(r.account.Password)
	case byCode && r.facts.Pool.hasCodeFactor(r.user):
		r.change(Change{Kind: StatusSet, Value: api.StatusConfirmed})
		return nil
	case byCode || contains(factors, webAuthn):
		return r.invalidParameter("User is required to have a password", Reason{
			"Policies.SignInPolicy.AllowedFirstAuthFactors", strings.Join(factors, " "),
			"without a password this user would have no first factor", Verified,
		})
	default:
		event, ask := r.ask(Need{Kind: MakePassword})
		if ask != nil {
			return ask
		}
		return r.setTemporaryPassword(event.Text)
	}
}

// hasCodeFactor reports whether the user can sign in with a code alone.
func (p *UserPool) hasCodeFactor(u *User) bool {
	for factor, attribute := range codeFactors {
		if contains(p.firstFactors(), factor) && u.UserAttributes.Get(attribute) != "" {
			return true
		}
	}
	return false
}

func (r *evaluation) setTemporaryPassword(password string) *Decision {
	if refusal := CheckPassword(r.facts.Pool, r.operation, password); refusal != nil {
		return r.refuseWith(refusal, whyPolicy)
	}
	r.change(Change{Kind: TemporaryPasswordSet, Value: password})
	return nil
}

// inviteAgain sends the invitation of a user who has not used it yet once more,
// with a temporary password whose days begin again.
func (r *evaluation) inviteAgain() *Decision {
	return firstDecision(
		r.findNamed,
		func() *Decision {
			if r.user.Status() == api.StatusForceChangePassword {
				return nil
			}
			return r.refuse(api.UnsupportedUserStateException,
				"Resend not possible. "+r.account.Username+" status is not FORCE_CHANGE_PASSWORD",
				Reason{"UserStatus", r.user.Status(), "only a user with a temporary password is invited again", Verified})
		},
		r.invitationTrigger,
		func() *Decision {
			password := r.account.Password
			if password == "" {
				event, ask := r.ask(Need{Kind: MakePassword})
				if ask != nil {
					return ask
				}
				password = event.Text
			}
			return r.setTemporaryPassword(password)
		},
		func() *Decision { return r.done(Done{Invited: true, Invitation: r.invitation}) },
	)
}

// invitationTrigger stands between the temporary password and its message.
func (r *evaluation) invitationTrigger() *Decision {
	delivery := cmp.Or(
		AttributeDelivery(phoneNumber, r.user.UserAttributes.Get(phoneNumber), r.operation),
		AttributeDelivery(email, r.user.UserAttributes.Get(email), r.operation),
	)
	if delivery == nil || r.account.MessageAction == api.MessageSuppress {
		return nil
	}
	decision := r.messageTrigger(delivery)
	r.invitation = delivery.Own
	return decision
}

package pool

import (
	"maps"
	"slices"
	"strings"

	"authwalk/flow/api"
)

// temporaryPassword: who has signed in with one sets a password of their own,
// unless it is too old.
func (r *evaluation) temporaryPassword() *Decision {
	if r.user.Status() != api.StatusForceChangePassword {
		return nil
	}
	why := Reason{"UserStatus", api.StatusForceChangePassword, "an administrator has set a temporary password", Verified}
	if TemporaryExpired(r.facts.Pool, r.user, r.facts.Now) {
		why.Setting, why.Value = "TemporaryPasswordValidityDays", ""
		why.Text = "the temporary password is older than the policy allows"
		return r.notAuthorized("Temporary password has expired and must be reset by an administrator.", why)
	}
	r.because = append(r.because, why)
	return r.challenge(api.ChallengeNewPasswordRequired, map[string]string{
		api.KeyUserIDForSRP:       r.user.Username,
		api.KeyRequiredAttributes: string(mustJSON(r.missingAttributes())),
		api.KeyUserAttributes:     string(mustJSON(r.presentAttributes())),
	})
}

func (r *evaluation) missingAttributes() []string {
	names := []string{}
	for _, name := range r.facts.Pool.required() {
		if r.user.UserAttributes.Get(name) == "" {
			names = append(names, api.AttributePrefix+name)
		}
	}
	return names
}

func (r *evaluation) presentAttributes() map[string]string {
	present := map[string]string{}
	for _, attribute := range r.user.UserAttributes {
		if attribute.Name != "sub" {
			present[attribute.Name] = attribute.Value
		}
	}
	return present
}

// setNewPassword answers NEW_PASSWORD_REQUIRED. A refused password or attribute
// leaves the session usable.
func (r *evaluation) setNewPassword() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyNewPassword),
		r.secretHash,
		r.sessionFor(api.ChallengeNewPasswordRequired),
		r.newAttributesFit,
		r.newPasswordFits,
		r.nameDevice,
		r.spend,
		r.takeNewPassword,
		r.passed,
		r.isEnabled,
		r.device,
		r.secondFactor,
		r.tokens,
	)
}

func (r *evaluation) givenAttributes() Attributes {
	var given Attributes
	for _, key := range slices.Sorted(maps.Keys(r.parameters)) {
		if name, ok := strings.CutPrefix(key, api.AttributePrefix); ok {
			given = append(given, Attribute{name, r.parameters[key]})
		}
	}
	return given
}

func (r *evaluation) newAttributesFit() *Decision {
	given := r.givenAttributes()
	for _, attribute := range given {
		why := Reason{attribute.Name, "", "an attribute that has a value cannot be sent with the new password", Verified}
		switch {
		case isMark(attribute.Name) || attribute.Name == "sub":
			why.Evidence = Reported
			return r.invalidParameter("Cannot modify the non-mutable attribute "+attribute.Name, why)
		case r.user.UserAttributes.Get(attribute.Name) != "":
			return r.notAuthorized("Cannot modify an already provided "+attribute.Name, why)
		}
	}
	for _, key := range r.missingAttributes() {
		if name := strings.TrimPrefix(key, api.AttributePrefix); given.Get(name) == "" {
			return r.invalidParameter("Invalid attributes given, "+name+" is missing", Reason{
				"SchemaAttributes", name, "the pool requires this attribute", Reported,
			})
		}
	}
	why := Reason{api.KeyUserAttributes, "", "the attributes do not fit the pool's schema or the client's WriteAttributes", Inferred}
	if refusal := CheckWritable(r.facts.Client, given); refusal != nil {
		return r.refuseWith(refusal, why)
	}
	if refusal := CheckAttributes(r.facts.Pool, given); refusal != nil {
		return r.refuseWith(refusal, why)
	}
	return nil
}

func (r *evaluation) newPasswordFits() *Decision {
	password := r.parameters[api.KeyNewPassword]
	if refusal := CheckPassword(r.facts.Pool, api.ChallengeNewPasswordRequired, password); refusal != nil {
		return r.refuseWith(refusal, Reason{"Policies.PasswordPolicy", "", "the new password does not conform to the policy", Verified})
	}
	if refusal := CheckPasswordHistory(r.facts.Pool, r.user, password); refusal != nil {
		return r.refuseWith(refusal, Reason{"PasswordHistorySize", "", "the password was used before", Reported})
	}
	return nil
}

func (r *evaluation) takeNewPassword() *Decision {
	for _, attribute := range r.givenAttributes() {
		if attribute.Value != "" {
			r.change(Change{Kind: AttributeSet, Name: attribute.Name, Value: attribute.Value})
		}
	}
	r.change(Change{Kind: PasswordSet, Value: r.parameters[api.KeyNewPassword]})
	r.progress.NewPassword = true
	return nil
}

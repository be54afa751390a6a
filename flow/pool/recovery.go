package pool

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/api"
)

// recoveryAttributes are the addresses a forgotten password's code may go to,
// in the pool's order. A pool that says nothing prefers the phone
// (API_AccountRecoverySettingType).
func (p *UserPool) recoveryAttributes() []string {
	if p.AccountRecoverySetting == nil || len(p.AccountRecoverySetting.RecoveryMechanisms) == 0 {
		return []string{phoneNumber, email}
	}
	mechanisms := slices.Clone(p.AccountRecoverySetting.RecoveryMechanisms)
	slices.SortStableFunc(mechanisms, func(a, b RecoveryMechanism) int { return cmp.Compare(a.Priority, b.Priority) })
	var attributes []string
	for _, mechanism := range mechanisms {
		if attribute, ok := strings.CutPrefix(mechanism.Name, "verified_"); ok {
			attributes = append(attributes, attribute)
		}
	}
	return attributes
}

// recoversByEmailFirst reports whether the pool says that email is the first
// way to recover an account.
func (p *UserPool) recoversByEmailFirst() bool {
	attributes := p.recoveryAttributes()
	return p.AccountRecoverySetting != nil && len(attributes) > 0 && attributes[0] == email
}

// RecoveryDelivery is where the code of ForgotPassword goes: to a verified
// address that is not used as a second factor.
func RecoveryDelivery(p *UserPool, u *User, purpose string) (*Delivery, *Refusal) {
	if u.Status() == api.StatusForceChangePassword {
		return nil, &Refusal{api.NotAuthorizedException, "User password cannot be reset in the current state."}
	}
	factor := map[string]string{phoneNumber: smsMFA, email: emailOTP}
	for _, attribute := range p.recoveryAttributes() {
		address := u.UserAttributes.Get(attribute)
		if address != "" && u.UserAttributes.Verified(attribute) && !contains(u.UserMFASettingList, factor[attribute]) {
			return deliver(attribute, address, purpose, api.CodeDigits), nil
		}
	}
	return nil, &Refusal{
		api.InvalidParameterException,
		"Cannot reset password for the user as there is no registered/verified email or phone_number",
	}
}

// SimulatedRecovery is where the code seems to go for a user that does not
// exist, or may not be told of: by the form of the name, else by the pool's
// first way. The id is the simulated one.
func SimulatedRecovery(p *UserPool, typed, id, purpose string) *Delivery {
	attributes := p.recoveryAttributes()
	switch {
	case strings.Contains(typed, "@"):
		return simulatedDelivery(email, typed, id, purpose)
	case validPhone(typed) == nil:
		return simulatedDelivery(phoneNumber, typed, id, purpose)
	case len(attributes) > 0:
		return simulatedDelivery(attributes[0], typed, id, purpose)
	default:
		return simulatedDelivery(email, typed, id, purpose)
	}
}

package pool

import (
	"crypto/subtle"
	"slices"
	"strings"
)

// sameSecret compares in constant time.
func sameSecret(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// CaseSensitive reports whether Nadia and nadia are two users. A pool that
// says nothing is case sensitive (API_UsernameConfigurationType).
func (p *UserPool) CaseSensitive() bool {
	return p.UsernameConfiguration == nil || p.UsernameConfiguration.CaseSensitive
}

// SameName reports whether the pool takes two names for the same.
func (p *UserPool) SameName(a, b string) bool {
	return a == b || !p.CaseSensitive() && strings.EqualFold(a, b)
}

// Identify picks the user that a name means when somebody signs in: by the
// username, then by an alias the pool allows. An e-mail or phone alias counts
// once it is verified, an address that is the username always (reference
// section 7.4). The sub alone does not sign in.
func Identify(p *UserPool, candidates []*User, name string) *User {
	for _, user := range candidates {
		if user != nil && p.SameName(user.Username, name) {
			return user
		}
	}
	for _, user := range candidates {
		if user != nil && p.hasAlias(user, name) {
			return user
		}
	}
	return nil
}

// Lookup picks the user that a name means to an administrator: the sub and
// aliases that are not verified find it as well.
func Lookup(p *UserPool, candidates []*User, name string) *User {
	if user := Identify(p, candidates, name); user != nil {
		return user
	}
	for _, user := range candidates {
		for _, alias := range p.AliasAttributes {
			if user != nil && p.SameName(user.UserAttributes.Get(alias), name) {
				return user
			}
		}
		if user != nil && user.Sub() == name {
			return user
		}
	}
	return nil
}

func (p *UserPool) hasAlias(u *User, name string) bool {
	for _, attribute := range p.UsernameAttributes {
		if p.SameName(u.UserAttributes.Get(attribute), name) {
			return true
		}
	}
	for _, alias := range p.AliasAttributes {
		usable := alias == "preferred_username" || u.UserAttributes.Verified(alias)
		if usable && p.SameName(u.UserAttributes.Get(alias), name) {
			return true
		}
	}
	return false
}

// identify finds the user that USERNAME means.
func (r *evaluation) identify() *Decision {
	r.progress.Typed = r.parameters["USERNAME"]
	r.user = Identify(r.facts.Pool, r.facts.Users, r.progress.Typed)
	if r.user != nil {
		r.progress.Username = r.user.Username
		return nil
	}
	r.progress.Username, r.progress.Simulated = r.facts.SimulatedID, true
	return nil
}

// isKnownOrHidden refuses an unknown user only where that is not hidden.
func (r *evaluation) isKnownOrHidden() *Decision {
	if r.user != nil || r.facts.Client.HidesUsers() {
		return nil
	}
	return r.refuse("UserNotFoundException", "User does not exist.", r.whyUnknown())
}

func (r *evaluation) whyUnknown() Reason {
	setting := r.facts.Client.PreventUserExistenceErrors
	if setting == "" {
		setting = "LEGACY"
	}
	text := "no user signs in under this name"
	if slices.ContainsFunc(r.facts.Users, func(u *User) bool { return u != nil }) {
		text += "; an address that is not verified, or a sub, does not count"
	}
	return Reason{"PreventUserExistenceErrors", setting, text, Verified}
}

func (r *evaluation) incorrect(why Reason) *Decision {
	return r.notAuthorized("Incorrect username or password.", why)
}

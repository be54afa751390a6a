package pool

import (
	"cmp"
	"crypto/subtle"
	"strings"
	"unicode"

	"authwalk/flow/api"
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

// Identify picks the user that a name means at a sign-in: by the
// username, then by an alias the pool allows. An email or phone alias counts
// once it is verified, an address that is the username always. The sub alone does not sign in.
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

// Identification is whom a typed name means at a sign-in, and if it
// means nobody, whom it nearly means.
type Identification struct {
	// User is who signs in under the name, nil for nobody.
	User *User
	// Near is a user that the name belongs to in a way that does not sign in, and
	// Fault is that way. Attribute is the address that has the name.
	Near      *User
	Fault     NameFault
	Attribute string
}

// NameFault is why a name that belongs to a user does not sign that user in.
type NameFault string

// The faults of names.
const (
	// IsSub: the name is the user's sub, which is no sign-in name.
	IsSub NameFault = "IsSub"
	// NotVerified: the name is an alias that the user has not verified.
	NotVerified NameFault = "NotVerified"
	// NotAnAlias: the name is an address of the user, and the pool does not sign
	// in by it.
	NotAnAlias NameFault = "NotAnAlias"
	// OtherCase: the name differs in upper and lower case, and the pool tells
	// them apart.
	OtherCase NameFault = "OtherCase"
	// OuterSpaces: the name begins or ends with a space.
	OuterSpaces NameFault = "OuterSpaces"
)

// IdentifyFully says whom the name means, or nearly means.
func IdentifyFully(p *UserPool, candidates []*User, name string) Identification {
	if user := Identify(p, candidates, name); user != nil {
		return Identification{User: user}
	}
	for _, user := range candidates {
		if user == nil {
			continue
		}
		if fault, attribute := p.nameFault(user, name); fault != "" {
			return Identification{Near: user, Fault: fault, Attribute: attribute}
		}
	}
	return Identification{}
}

// nameHint says which settings of the pool could keep a name that nobody has
// from being a user's.
func (p *UserPool) nameHint(name string) string {
	attribute := ""
	switch {
	case strings.Contains(name, "@"):
		attribute = email
	case validPhone(name) == nil:
		attribute = phoneNumber
	}
	byAddress := contains(p.AliasAttributes, attribute) || contains(p.UsernameAttributes, attribute)
	switch {
	case attribute != "" && !byAddress:
		return "this pool does not sign in by " + attribute
	case attribute == "" && len(p.UsernameAttributes) > 0:
		return "users of this pool sign in by " + strings.Join(p.UsernameAttributes, " or ")
	case p.CaseSensitive() && strings.ContainsFunc(name, unicode.IsLetter):
		return "this pool tells upper and lower case apart"
	default:
		return ""
	}
}

func (p *UserPool) nameFault(u *User, name string) (fault NameFault, attribute string) {
	if alias := p.aliasOf(u, name); alias != "" {
		return NotVerified, alias
	}
	for _, address := range []string{email, phoneNumber, preferredUsername} {
		if value := u.UserAttributes.Get(address); value != "" && p.SameName(value, name) {
			return NotAnAlias, address
		}
	}
	trimmed := strings.TrimSpace(name)
	anyCase := &UserPool{
		AliasAttributes: p.AliasAttributes, UsernameAttributes: p.UsernameAttributes, UsernameConfiguration: &UsernameConfiguration{},
	}
	switch {
	case u.Sub() != "" && u.Sub() == name:
		return IsSub, ""
	case trimmed != name && Identify(p, []*User{u}, trimmed) != nil:
		return OuterSpaces, ""
	case Identify(anyCase, []*User{u}, name) != nil:
		return OtherCase, ""
	default:
		return "", ""
	}
}

// aliasOf is the alias of the pool that has the name, verified or not.
func (p *UserPool) aliasOf(u *User, name string) string {
	for _, alias := range p.AliasAttributes {
		if value := u.UserAttributes.Get(alias); value != "" && p.SameName(value, name) {
			return alias
		}
	}
	return ""
}

// Lookup picks the user that a name means to an administrator: the sub and
// aliases that are not verified find it as well.
func Lookup(p *UserPool, candidates []*User, name string) *User {
	if user := Identify(p, candidates, name); user != nil {
		return user
	}
	for _, user := range candidates {
		if user != nil && (p.aliasOf(user, name) != "" || user.Sub() == name) {
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
		usable := alias == preferredUsername || u.UserAttributes.Verified(alias)
		if usable && p.SameName(u.UserAttributes.Get(alias), name) {
			return true
		}
	}
	return false
}

// identify finds the user that USERNAME means.
func (r *evaluation) identify() *Decision {
	r.progress.Typed = r.parameters[api.KeyUsername]
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
	return r.refuse(api.UserNotFoundException, "User does not exist.", r.whyUnknown())
}

func (r *evaluation) whyUnknown() Reason {
	setting := r.facts.Client.PreventUserExistenceErrors
	if setting == "" {
		setting = api.ExistenceErrorsLegacy
	}
	name := cmp.Or(r.progress.Typed, r.parameters[api.KeyUsername])
	text := "no user signs in under this name"
	if found := IdentifyFully(r.facts.Pool, r.facts.Users, name); found.Fault != "" {
		text += ": " + found.Describe()
	} else if hint := r.facts.Pool.nameHint(name); hint != "" {
		text += "; " + hint
	}
	return Reason{"PreventUserExistenceErrors", setting, text, Verified}
}

// Describe says the fault in a few words, without the name.
func (i Identification) Describe() string {
	switch i.Fault {
	case IsSub:
		return "a sub is not a sign-in name"
	case NotVerified:
		if i.Near.Status() == api.StatusUnconfirmed {
			return "the sign-up is not confirmed (UNCONFIRMED), so the " + i.Attribute + " is not verified and does not sign in"
		}
		return "the " + i.Attribute + " of the user is not verified, and an unverified address does not sign in"
	case NotAnAlias:
		return "the pool does not sign in by " + i.Attribute
	case OtherCase:
		return "the pool tells upper and lower case apart"
	case OuterSpaces:
		return "the name begins or ends with a space"
	default:
		return ""
	}
}

func (r *evaluation) incorrect(why Reason) *Decision {
	return r.notAuthorized("Incorrect username or password.", why)
}

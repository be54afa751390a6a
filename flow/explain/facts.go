package explain

import (
	"slices"
	"strings"
	"time"

	"authwalk/flow/pool"
)

// knowledge answers what explanations ask of the facts, unknown included.
type knowledge struct{ pool.Facts }

func known(facts *pool.Facts) knowledge {
	if facts == nil {
		return knowledge{}
	}
	return knowledge{*facts}
}

// hiding is what is known of the client's PreventUserExistenceErrors.
type hiding int

const (
	unknownHiding hiding = iota
	hidesUsers
	revealsUsers
)

func (k knowledge) hiding() hiding {
	switch {
	case k.Client == nil:
		return unknownHiding
	case k.Client.HidesUsers():
		return hidesUsers
	default:
		return revealsUsers
	}
}

// flows are the client's ExplicitAuthFlows, nil when not known.
func (k knowledge) flows() []string {
	if k.Client == nil {
		return nil
	}
	return slices.Sorted(slices.Values(k.Client.ExplicitAuthFlows))
}

// sessionValidity is how long sessions live, 0 when not known.
func (k knowledge) sessionValidity() time.Duration {
	if k.Client == nil {
		return 0
	}
	return k.Client.SessionValidity()
}

// user is the one that the name finds: by username, sub or verified address;
// nil when not known.
func (k knowledge) user(name string) *pool.User {
	for _, user := range k.Users {
		attributes := user.UserAttributes
		if strings.EqualFold(user.Username, name) || user.Sub() == name ||
			attributes.Get("email") == name && attributes.Verified("email") ||
			attributes.Get("phone_number") == name && attributes.Verified("phone_number") {
			return user
		}
	}
	return nil
}

// unverified is the attribute that holds the name without having been verified,
// or "": such an address finds nobody.
func (k knowledge) unverified(name string) string {
	for _, user := range k.Users {
		for _, address := range []string{"email", "phone_number"} {
			if user.UserAttributes.Get(address) == name && !user.UserAttributes.Verified(address) {
				return address
			}
		}
	}
	return ""
}

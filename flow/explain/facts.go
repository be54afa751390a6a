package explain

import (
	"slices"
	"time"

	"authwalk/flow/pool"
)

// poolFacts answers what explanations ask of the facts, unknown included.
type poolFacts struct{ pool.Facts }

// factsOf takes the facts as they are read from a pool: what AdminGetUser does
// not show of a user is not known.
func factsOf(facts *pool.Facts) poolFacts {
	if facts == nil {
		return poolFacts{}
	}
	known := poolFacts{*facts}
	known.Partial = true
	return known
}

// complete reports whether pool, second factors, client and user are all known: the
// rules would take the rest for anything, and that is no reason.
func (k poolFacts) complete() bool { return k.knowsUser() && k.Mfa != nil }

// knowsUser reports whether pool, client and user are known, which is enough for what is
// decided before second factors.
func (k poolFacts) knowsUser() bool { return k.Pool != nil && k.Client != nil && k.Users != nil }

// hiding is what is known of the client's PreventUserExistenceErrors.
type hiding int

const (
	unknownHiding hiding = iota
	hidesUsers
	revealsUsers
)

func (k poolFacts) hiding() hiding {
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
func (k poolFacts) flows() []string {
	if k.Client == nil {
		return nil
	}
	return slices.Sorted(slices.Values(k.Client.ExplicitAuthFlows))
}

// sessionValidity is how long a session can be answered, 0 when not known.
func (k poolFacts) sessionValidity() time.Duration {
	if k.Client == nil {
		return 0
	}
	return k.Client.SessionValidity()
}

// mfaConfiguration is the pool's setting of second factors, "" when not known.
func (k poolFacts) mfaConfiguration() string {
	switch {
	case k.Mfa != nil && k.Mfa.MfaConfiguration != "":
		return k.Mfa.MfaConfiguration
	case k.Pool != nil:
		return k.Pool.MfaConfiguration
	}
	return ""
}

// nobodyIsNamed reports whether it is known that no user has the name.
func (k poolFacts) nobodyIsNamed(name string) bool {
	return k.Pool != nil && k.Users != nil && k.identify(name).User == nil
}

// identify says whom the name means by the pool's rules; nobody when pool or
// users are not known.
func (k poolFacts) identify(name string) pool.Identification {
	if k.Pool == nil || k.Users == nil {
		return pool.Identification{}
	}
	return pool.IdentifyFully(k.Pool, k.Users, name)
}

package pool

import (
	"slices"
	"time"

	"authwalk/flow/api"
)

// SessionConfiguration tells whether the pool keeps records of its users' sessions
// (SetUserPoolSessionConfiguration).
type SessionConfiguration struct {
	UserSessionTracking string        `json:"UserSessionTracking,omitempty"`
	TokenSession        *TokenSession `json:"TokenSession,omitempty"`
	Other               Members       `json:"-"`
}

// TokenSession is how many sessions a user can have.
type TokenSession struct {
	MaxPerUser int     `json:"MaxPerUser,omitempty"`
	Other      Members `json:"-"`
}

// defaultSessionsPerUser is what a pool has that was never told.
const defaultSessionsPerUser = 20

// SSOSession is how long the sessions of managed login are valid.
type SSOSession struct {
	MaxValidityMinutes int     `json:"MaxValidityMinutes"`
	Other              Members `json:"-"`
}

// DefaultSSOMinutes is what a client has that was never told.
const DefaultSSOMinutes = 60

// WithDefaults is the configuration as the service shows it; it may be nil.
func (c *SessionConfiguration) WithDefaults() SessionConfiguration {
	shown := SessionConfiguration{UserSessionTracking: api.FeatureDisabled, TokenSession: &TokenSession{MaxPerUser: defaultSessionsPerUser}}
	if c == nil {
		return shown
	}
	if c.UserSessionTracking != "" {
		shown.UserSessionTracking = c.UserSessionTracking
	}
	if c.TokenSession != nil && c.TokenSession.MaxPerUser > 0 {
		shown.TokenSession = c.TokenSession
	}
	return shown
}

// Tracks reports whether the pool keeps records of sessions; it may be nil.
func (c *SessionConfiguration) Tracks() bool {
	return c.WithDefaults().UserSessionTracking == api.FeatureEnabled
}

// Evicted are the sessions, by their number, that a new one ends: the least recently
// used, so that the user has no more than the most. It is no error to have too many.
func (c *SessionConfiguration) Evicted(lastUsed []time.Time) []int {
	order := make([]int, len(lastUsed))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return lastUsed[a].Compare(lastUsed[b]) })
	return order[:max(0, len(order)+1-c.WithDefaults().TokenSession.MaxPerUser)]
}

// CheckSessions refuses records of sessions where the feature plan has none.
func CheckSessions(p *UserPool) *Refusal {
	if p.UserPoolTier == api.TierLite {
		return notInTier(p, "User Session Tracking")
	}
	return nil
}
